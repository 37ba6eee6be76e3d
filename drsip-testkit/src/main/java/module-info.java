/** For tests of applications that use drsip: a certification authority. */
module io.drsip.testkit {
    requires transitive io.drsip.tls;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires static org.jspecify;

    exports io.drsip.testkit;
}
