/** The protocol logic: machines without sockets, threads or clocks. */
module io.drsip.core {
    requires transitive io.drsip.api;
    requires static org.jspecify;
    requires org.slf4j;

    exports io.drsip.core;
    exports io.drsip.core.diagnosis;
    exports io.drsip.core.engine;
    exports io.drsip.core.message;
    exports io.drsip.core.number;
    exports io.drsip.core.policy;
    exports io.drsip.core.sdp;
    exports io.drsip.core.tenant;
}
