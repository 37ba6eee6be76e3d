/** For tests of applications that use drsip: a certification authority and the simulated Microsoft side. */
module io.drsip.testkit {
    requires transitive io.drsip.tls;
    requires transitive org.junit.jupiter.api;
    requires io.netty.buffer;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.resolver.dns;
    requires io.netty.transport;
    requires java.naming;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires static org.jspecify;

    exports io.drsip.testkit;
}
