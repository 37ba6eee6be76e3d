/** The running edge: sockets, TLS, DNS and certificates. The only module that owns a socket, a thread or a clock. */
// The modules of Netty 4.1 are automatic.
@SuppressWarnings("requires-transitive-automatic")
module io.drsip.tls {
    requires transitive io.drsip.core;
    requires transitive java.sql;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.resolver;
    requires io.netty.resolver.dns;
    requires transitive io.netty.transport;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires static org.jspecify;
    requires org.slf4j;

    exports io.drsip.directory;
    exports io.drsip.net;
    exports io.drsip.tls;
}
