/** The running edge: TLS and certificates. The only module that owns a socket, a thread or a clock. */
module io.drsip.tls {
    requires transitive io.drsip.core;
    requires io.netty.handler;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires static org.jspecify;

    exports io.drsip.tls;
}
