package io.drsip.testkit;

import io.drsip.sip.Frame;
import io.drsip.sip.SipFramer;
import io.drsip.sip.SipMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** One TLS connection between the simulator and an SBC. It lives on the loop of its datacenter. Single thread. */
final class SipConnection extends ChannelInboundHandlerAdapter {

    private final Owner owner;
    private final SslHandler tls;
    private final Channel channel;
    private final int number;
    private final boolean dialled;
    private final int pieces;
    private final SipFramer framer = new SipFramer();

    // Set once, as the connection is made.
    private RecordedConnection recorded;
    private boolean open;

    private boolean frozen;

    // Who wants to know that the other side or the network has ended it.
    private boolean closing;
    private final List<Runnable> losses = new ArrayList<>();

    SipConnection(Owner owner, SslHandler tls, Channel channel, Kind kind) {
        this.owner = owner;
        this.channel = channel;
        this.tls = tls;
        this.number = kind.number;
        this.dialled = kind.dialled;
        this.pieces = kind.pieces;
        this.recorded = describe();
    }

    /**
     * What sets a connection apart.
     *
     * @param number among all of the simulation
     * @param dialled whether the simulator opens it
     * @param pieces octets that are written at once
     */
    record Kind(int number, boolean dialled, int pieces) {}

    /** Who is told what happens on a connection. */
    interface Owner {

        void onOpen(SipConnection connection);

        void onFrame(SipConnection connection, Frame frame);

        void onSent(SipConnection connection, SipMessage message);

        void onFailed(SipConnection connection, Throwable cause);

        void onClosed(SipConnection connection);
    }

    RecordedConnection recorded() {
        return recorded;
    }

    boolean isOpen() {
        return open && channel.isActive();
    }

    boolean wasOpen() {
        return open;
    }

    SSLSession session() {
        return tls.engine().getSession();
    }

    /** The certificate of the SBC, which the handshake has checked. */
    X509Certificate peerCertificate() {
        try {
            Certificate[] chain = session().getPeerCertificates();
            return (X509Certificate) chain[0];
        } catch (SSLPeerUnverifiedException e) {
            throw new IllegalStateException("an open connection has a checked certificate", e);
        }
    }

    void send(byte[] message) {
        if (frozen) {
            return;
        }
        owner.onSent(this, SipMessage.parse(message));
        for (int start = 0; start < message.length; start += Math.min(pieces, message.length)) {
            int length = Math.min(pieces, message.length - start);
            channel.writeAndFlush(Unpooled.wrappedBuffer(message, start, length))
                    .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        }
    }

    /** Half of a message, then a reset: the peer gets neither the rest nor a proper end. */
    void breakOffWithin(byte[] message) {
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        byte[] half = Arrays.copyOf(message, message.length / 2);
        channel.writeAndFlush(Unpooled.wrappedBuffer(half))
                .addListener(written -> channel.unsafe().close(channel.voidPromise()));
    }

    /** Stops or goes on; what the peer sends meanwhile waits in buffers, what we would send is lost. */
    void freeze(boolean on) {
        frozen = on;
        channel.config().setAutoRead(!on);
    }

    void pong() {
        channel.writeAndFlush(Unpooled.wrappedBuffer("\r\n".getBytes(StandardCharsets.US_ASCII)))
                .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    /** Tells somebody on the loop if it ends and nobody here wanted that. */
    void whenLost(Runnable loss) {
        losses.add(loss);
    }

    /** As if the network had broken: without a proper end. */
    void breakOff() {
        closing = true;
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        channel.unsafe().close(channel.voidPromise());
    }

    /** Closes after everything written so far has gone out. */
    void close() {
        closing = true;
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        recorded = describe();
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf octets = (ByteBuf) message;
        try {
            framer.feed(octets.nioBuffer());
        } finally {
            octets.release();
        }
        for (Frame frame = framer.poll(); frame != null; frame = framer.poll()) {
            owner.onFrame(this, frame);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                open = true;
                owner.onOpen(this);
            } else {
                owner.onFailed(this, handshake.cause());
            }
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // The handshake's own failures come as events; what remains are resets, after which the channel closes.
        channel.close().addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        owner.onClosed(this);
        if (!closing) {
            losses.forEach(Runnable::run);
        }
    }

    private RecordedConnection describe() {
        InetSocketAddress local = (InetSocketAddress) channel.localAddress();
        InetSocketAddress peer = (InetSocketAddress) channel.remoteAddress();
        InetSocketAddress unknown = InetSocketAddress.createUnresolved("unknown", 0);
        return new RecordedConnection(number, local == null ? unknown : local, peer == null ? unknown : peer, dialled);
    }

    @Override
    public String toString() {
        return recorded.toString();
    }
}
