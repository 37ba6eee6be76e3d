package io.drsip.net;

import io.drsip.core.engine.PeerIdentity;
import io.drsip.core.engine.Remote;
import io.drsip.tls.TlsContext;
import io.drsip.tls.TlsFailure;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.timeout.IdleStateHandler;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;

/** Builds what the octets of one trunk's connections pass through: records, TLS, the check of the peer, messages. */
final class FlowPipeline {

    private final TlsContext tls;
    private final Map<String, TlsContext> named;
    private final FlowOwner owner;
    private final Edge edge;

    /** The second one has contexts of tenants that are dialled for as themselves. */
    FlowPipeline(TlsContext tls, Map<String, TlsContext> named, FlowOwner owner, Edge edge) {
        this.tls = tls;
        this.named = Map.copyOf(named);
        this.owner = owner;
        this.edge = edge;
    }

    Edge edge() {
        return edge;
    }

    /** For a connection that a peer dialled. */
    void accepted(Channel channel, Runnable whenDone) {
        String address = HandshakeHandler.text(channel.remoteAddress());
        Consumer<TlsFailure> failed = failure -> {
            whenDone.run();
            owner.onRefused(address, failure.toString());
        };
        Duration limit = edge.limits().handshakeIn();
        build(channel, tls.serverEngine(), limit, handler(tls, Optional.empty(), outcome(whenDone, failed)));
    }

    /** For a connection that we dial. */
    void dialled(Channel channel, Remote remote, Runnable whenOpen, Consumer<TlsFailure> failed) {
        TlsContext context = remote.identity().map(named::get).orElse(tls);
        SSLEngine engine = context.clientEngine(remote.host(), remote.port());
        Duration limit = edge.limits().handshakeOut();
        build(channel, engine, limit, handler(context, Optional.of(remote), outcome(whenOpen, failed)));
    }

    private HandshakeHandler.Outcome outcome(Runnable whenOpen, Consumer<TlsFailure> failed) {
        HandshakeHandler.Verified verified = (ctx, peer) -> {
            whenOpen.run();
            open(ctx, peer);
        };
        return new HandshakeHandler.Outcome(verified, failed);
    }

    private static HandshakeHandler handler(
            TlsContext context, Optional<Remote> dialled, HandshakeHandler.Outcome outcome) {
        return new HandshakeHandler(context, dialled, outcome);
    }

    private static void build(Channel channel, SSLEngine engine, Duration limit, HandshakeHandler handshake) {
        channel.config().setOption(ChannelOption.WRITE_BUFFER_WATER_MARK, Flow.MARKS);
        channel.config().setOption(ChannelOption.TCP_NODELAY, true);
        SslHandler records = new SslHandler(engine);
        records.setHandshakeTimeout(limit.toNanos(), TimeUnit.NANOSECONDS);
        channel.pipeline().addLast(new RecordGuard()).addLast(records).addLast(handshake);
    }

    private void open(ChannelHandlerContext ctx, PeerIdentity peer) {
        ConnectionLimits limits = edge.limits();
        Flow flow = new Flow(edge.nextFlow(), peer, ctx.channel(), limits.writeQueue());
        ChannelPipeline pipeline = ctx.pipeline();
        pipeline.addLast(new IdleStateHandler(0, 0, limits.idle().toNanos(), TimeUnit.NANOSECONDS));
        pipeline.addLast(new SipFlowHandler(flow, owner, limits, edge.parseLimits()));
        pipeline.remove(ctx.handler());
    }
}
