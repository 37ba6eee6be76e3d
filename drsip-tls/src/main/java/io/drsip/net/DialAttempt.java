package io.drsip.net;

import io.drsip.core.engine.DialFailure;
import io.drsip.core.engine.Remote;
import io.drsip.tls.TlsFailure;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to reach a name: resolve it, then walk its addresses until one lets us connect.
 *
 * <p>An address that does not connect, or falls silent in the handshake, is followed by the next; one that shows a
 * wrong certificate is not, because all of them stand for the same name. Single thread.
 */
final class DialAttempt {

    private static final int MOST_ADDRESSES = 8;

    private final Remote remote;
    private final EventLoop loop;
    private final Edge edge;
    private final FlowPipeline pipeline;
    private final Result result;

    // How far it is.
    private boolean resolved;
    private @Nullable Future<?> resolveTimer;
    private final Deque<InetSocketAddress> addresses = new ArrayDeque<>();
    private final List<String> failures = new ArrayList<>();

    /** What comes of it: a connection at once in its handshake, then exactly one of the other two. */
    record Result(Consumer<Channel> connected, Runnable opened, Consumer<DialFailure> failed) {}

    DialAttempt(Remote remote, EventLoop loop, FlowPipeline pipeline, Result result) {
        this.remote = remote;
        this.loop = loop;
        this.edge = pipeline.edge();
        this.pipeline = pipeline;
        this.result = result;
    }

    void start() {
        resolveTimer = loop.schedule(
                () -> onResolved(null, "the resolver gives no answer"),
                edge.limits().connect().toNanos(),
                TimeUnit.NANOSECONDS);
        try {
            edge.resolver().resolve(remote.host(), remote.port()).whenComplete((found, error) -> {
                String cause = error == null ? "it has no address" : String.valueOf(error.getMessage());
                loop.execute(() -> onResolved(found, cause));
            });
        } catch (RuntimeException e) {
            onResolved(null, "the resolver threw " + e);
        }
    }

    private void onResolved(@Nullable List<InetSocketAddress> found, String cause) {
        if (resolved) {
            return;
        }
        resolved = true;
        if (resolveTimer != null) {
            resolveTimer.cancel(false);
        }
        if (found == null || found.isEmpty()) {
            fail(remote.host() + " cannot be resolved: " + cause + "; check DNS", false);
            return;
        }
        found.stream().limit(MOST_ADDRESSES).forEach(addresses::add);
        connectNext();
    }

    private void connectNext() {
        InetSocketAddress address = addresses.poll();
        if (address == null) {
            fail(remote + " cannot be reached: " + String.join("; ", failures), false);
            return;
        }
        ChannelFuture connecting = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        edge.limits().connect().toMillis())
                .option(ChannelOption.SO_KEEPALIVE, true)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        result.connected().accept(channel);
                    }
                })
                .connect(address);
        connecting.addListener(done -> onConnected(connecting, address));
    }

    private void onConnected(ChannelFuture connecting, InetSocketAddress address) {
        if (!connecting.isSuccess()) {
            failures.add(String.valueOf(connecting.cause().getMessage()));
            connectNext();
            return;
        }
        pipeline.dialled(connecting.channel(), remote, result.opened(), failure -> onRefused(address, failure));
    }

    private void onRefused(InetSocketAddress address, TlsFailure failure) {
        switch (failure.kind()) {
            case TIMEOUT, CLOSED_DURING_HANDSHAKE -> {
                failures.add(HandshakeHandler.text(address) + ": " + failure);
                connectNext();
            }
            case UNTRUSTED_ROOT, NAME_MISMATCH, EXPIRED, UNSUITABLE_CERTIFICATE, NO_PEER_CERTIFICATE ->
                fail(failure.toString(), true);
            default -> fail(failure.toString(), false);
        }
    }

    private void fail(String cause, boolean certificate) {
        result.failed().accept(new DialFailure(cause, certificate));
    }
}
