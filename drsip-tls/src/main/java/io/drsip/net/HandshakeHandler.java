package io.drsip.net;

import io.drsip.core.engine.PeerIdentity;
import io.drsip.core.engine.Remote;
import io.drsip.tls.PeerCertificateException;
import io.drsip.tls.TlsContext;
import io.drsip.tls.TlsFailure;
import io.drsip.tls.TlsPeer;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLSession;

/**
 * Waits for the end of a handshake, checks the peer once more, and makes way for the messages. Single thread.
 *
 * <p>The second check is needed, since a resumed session was not checked in this handshake, and since frameworks have
 * lost the check of the name before.
 */
// A write or close that fails makes itself known as an event of the channel.
@SuppressWarnings("FutureReturnValueIgnored")
final class HandshakeHandler extends ChannelInboundHandlerAdapter {

    private final TlsContext tls;
    private final Optional<Remote> dialled;
    private final Outcome outcome;

    // Whether the outcome was told.
    private boolean told;

    /** What becomes of a handshake; exactly one of the two is called. */
    record Outcome(Verified verified, Consumer<TlsFailure> failed) {}

    /** Takes the pipeline over. */
    @FunctionalInterface
    interface Verified {
        void accept(ChannelHandlerContext ctx, PeerIdentity peer);
    }

    HandshakeHandler(TlsContext tls, Optional<Remote> dialled, Outcome outcome) {
        this.tls = tls;
        this.dialled = dialled;
        this.outcome = outcome;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (!(event instanceof SslHandshakeCompletionEvent done)) {
            ctx.fireUserEventTriggered(event);
        } else if (done.isSuccess()) {
            verify(ctx);
        } else {
            fail(ctx, done.cause());
        }
    }

    private void verify(ChannelHandlerContext ctx) {
        SslHandler handler = ctx.pipeline().get(SslHandler.class);
        try {
            PeerIdentity peer =
                    identity(handler.engine().getSession(), ctx.channel().remoteAddress());
            told = true;
            outcome.verified().accept(ctx, peer);
        } catch (PeerCertificateException e) {
            fail(ctx, e);
        }
    }

    private PeerIdentity identity(SSLSession session, SocketAddress address) throws PeerCertificateException {
        TlsPeer peer =
                dialled.isPresent() ? tls.verifyPeer(session, dialled.get().host()) : tls.verifyPeer(session);
        return new PeerIdentity(peer.names(), text(address), dialled);
    }

    static String text(SocketAddress address) {
        return address instanceof InetSocketAddress inet && inet.getAddress() != null
                ? inet.getAddress().getHostAddress() + ":" + inet.getPort()
                : String.valueOf(address);
    }

    private void fail(ChannelHandlerContext ctx, Throwable cause) {
        if (!told) {
            told = true;
            outcome.failed().accept(TlsFailure.of(cause));
        }
        ctx.close();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        fail(ctx, cause);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        fail(ctx, new ClosedChannelException());
        ctx.fireChannelInactive();
    }
}
