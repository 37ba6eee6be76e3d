/** SIP values, messages and their parser, and the interfaces a PBX compiles against. */
module io.drsip.api {
    requires static transitive org.jspecify;

    exports io.drsip.call;
    exports io.drsip.policy;
    exports io.drsip.sdp;
    exports io.drsip.sip;
    exports io.drsip.tenant;
    exports io.drsip.trunk;
}
