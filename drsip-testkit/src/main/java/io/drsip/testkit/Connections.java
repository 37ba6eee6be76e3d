package io.drsip.testkit;

import io.drsip.sip.Fqdn;
import io.drsip.sip.Frame;
import io.drsip.sip.SipMessage;
import io.drsip.testkit.Recorded.Direction;
import io.drsip.testkit.Recorded.Kind;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of one datacenter: its listener, what SBCs opened, what it opened itself. All channels are on the one
 * loop of the datacenter; {@code listen}, {@code address} and {@code count} may be called from anywhere.
 */
final class Connections implements Dialler, SipConnection.Owner {

    private static final int CONNECT_MILLIS = 5000;

    private final Site site;
    private final Site.World world;
    private final Receiver receiver;
    private final Sources sources;

    /** The open ones and those in their handshake, each with who waits for it. */
    private final Map<SipConnection, CompletableFuture<SipConnection>> all = new ConcurrentHashMap<>();

    /** While true nothing is read and no handshake begins, as with a peer behind a broken path. */
    private boolean frozen;

    /** Accepted while frozen: nobody will ever speak on them. */
    private final List<Channel> stalled = new ArrayList<>();

    // The listener comes and goes; its address stays once the system has chosen the port.
    private volatile InetSocketAddress address;
    private volatile @Nullable Channel listener;

    Connections(Site site, Site.World world, DatacenterPlace place, Receiver receiver) {
        this.site = site;
        this.world = world;
        this.address = place.address();
        this.sources = new Sources(place.number());
        this.receiver = receiver;
    }

    /** Takes what connections bring. */
    interface Receiver {
        void onFrame(SipConnection connection, Frame frame);
    }

    InetSocketAddress address() {
        return address;
    }

    int count() {
        return (int) all.keySet().stream().filter(SipConnection::isOpen).count();
    }

    /** Binds, if that is not done already; must not be called on the loop. */
    void listen() {
        if (listener != null) {
            return;
        }
        ChannelFuture bound = bind();
        // For a moment the port may still belong to the listener that was closed, or to a connection that got its
        // number.
        for (int i = 0; i < 100 && bound.cause() instanceof BindException && address.getPort() != 0; i++) {
            site.loop().schedule(() -> {}, 10, TimeUnit.MILLISECONDS).syncUninterruptibly();
            bound = bind();
        }
        if (!bound.isSuccess()) {
            throw new UncheckedIOException(new IOException(
                    "cannot listen at " + Addresses.print(address) + ": " + root(bound.cause()), bound.cause()));
        }
        listener = bound.channel();
        address = (InetSocketAddress) bound.channel().localAddress();
    }

    private ChannelFuture bind() {
        return new ServerBootstrap()
                .group(site.loop())
                .channel(NioServerSocketChannel.class)
                .childHandler(initializer(() -> world.tls().forAccepting(), false, new CompletableFuture<>()))
                .bind(address)
                .awaitUninterruptibly();
    }

    void goDown() {
        Channel current = listener;
        if (current != null) {
            close(current);
            listener = null;
        }
        closeAll();
    }

    private static void close(Channel channel) {
        channel.close().addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    void freeze(boolean on) {
        frozen = on;
        all.keySet().forEach(connection -> connection.freeze(on));
        stalled.forEach(Connections::close);
        stalled.clear();
    }

    /** Closes all, and says nothing more about them. */
    void forgetAll() {
        closeAll();
        all.clear();
    }

    void closeAll() {
        all.keySet().forEach(SipConnection::close);
    }

    @Override
    public CompletableFuture<SipConnection> dial(Fqdn host, int port, Source source) {
        CompletableFuture<SipConnection> result = new CompletableFuture<>();
        int begun = site.epoch();
        CompletableFuture<?> unused = world.lookup()
                .lookUp(host, port)
                .whenComplete((target, failure) -> site.loop().execute(() -> {
                    if (begun != site.epoch()) {
                        result.completeExceptionally(new IllegalStateException("forgotten"));
                    } else if (failure == null) {
                        connect(host, port, target, source, result);
                    } else {
                        fail(result, host + ":" + port, failure);
                    }
                }));
        return result;
    }

    private void connect(
            Fqdn host, int port, InetSocketAddress target, Source source, CompletableFuture<SipConnection> result) {
        Bootstrap bootstrap = new Bootstrap()
                .group(site.loop())
                .channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .handler(initializer(() -> world.tls().forDialling(host, port), true, result));
        sources.bind(bootstrap, target, source);
        bootstrap.connect(target).addListener(done -> {
            if (!done.isSuccess()) {
                fail(result, host + ":" + port + " at " + Addresses.print(target), done.cause());
            }
        });
    }

    private interface Engines {
        SSLEngine make();
    }

    private ChannelInitializer<Channel> initializer(
            Engines engines, boolean dialled, CompletableFuture<SipConnection> waiting) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                if (frozen && !dialled) {
                    stalled.add(channel);
                    return;
                }
                SslHandler tls = new SslHandler(engines.make());
                SipConnection.Kind kind = new SipConnection.Kind(
                        world.connections().incrementAndGet(),
                        dialled,
                        site.knobs().pieces());
                SipConnection connection = new SipConnection(Connections.this, tls, channel, kind);
                all.put(connection, waiting);
                channel.pipeline().addLast(tls, connection);
            }
        };
    }

    @Override
    public void onOpen(SipConnection connection) {
        if (!all.containsKey(connection)) {
            connection.close();
            return;
        }
        SSLSession session = connection.session();
        List<String> names = CertificateHosts.of(connection.peerCertificate());
        String text =
                connection + " open, " + session.getProtocol() + " " + session.getCipherSuite() + ", peer is " + names;
        site.note(Optional.empty(), Kind.CONNECTION, text);
        CompletableFuture<SipConnection> waiting = all.get(connection);
        if (waiting != null && connection.recorded().dialled()) {
            waiting.complete(connection);
        }
    }

    @Override
    public void onFrame(SipConnection connection, Frame frame) {
        receiver.onFrame(connection, frame);
    }

    @Override
    public void onSent(SipConnection connection, SipMessage message) {
        site.recording().message(site.name(), connection.recorded(), Direction.SENT, message);
    }

    @Override
    public void onFailed(SipConnection connection, Throwable cause) {
        CompletableFuture<SipConnection> waiting = all.get(connection);
        if (waiting == null) {
            return;
        }
        if (connection.recorded().dialled()) {
            fail(waiting, connection.toString(), cause);
        } else {
            site.note(Optional.empty(), Kind.REFUSED, connection + " no TLS: " + root(cause));
        }
    }

    @Override
    public void onClosed(SipConnection connection) {
        if (all.remove(connection) != null && connection.wasOpen()) {
            site.note(Optional.empty(), Kind.CONNECTION, connection + " closed");
        }
    }

    private void fail(CompletableFuture<SipConnection> waiting, String where, Throwable cause) {
        site.note(Optional.empty(), Kind.UNREACHABLE, "cannot reach " + where + ": " + root(cause));
        waiting.completeExceptionally(cause);
    }

    /** What our own check of a certificate says, else the innermost reason. */
    private static String root(Throwable cause) {
        Throwable inner = cause;
        while (inner.getCause() != null && !(inner instanceof CertificateException)) {
            inner = inner.getCause();
        }
        return inner.getMessage() == null ? inner.toString() : inner.getMessage();
    }
}
