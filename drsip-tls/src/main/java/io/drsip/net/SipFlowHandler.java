package io.drsip.net;

import io.drsip.sip.Frame;
import io.drsip.sip.ParseLimits;
import io.drsip.sip.SipFramer;
import io.drsip.tls.TlsFailure;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.concurrent.Future;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Turns the octets of one connection into frames, and keeps its deadlines.
 *
 * <p>Pings are answered here. A connection that has much to say is heard in turns with the others; one that does not
 * read is not read from. Single thread.
 */
// A write or close that fails makes itself known as an event of the channel.
@SuppressWarnings("FutureReturnValueIgnored")
final class SipFlowHandler extends ChannelInboundHandlerAdapter {

    private static final ByteBuf PONG =
            Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer("\r\n".getBytes(StandardCharsets.US_ASCII)));
    private static final long SECOND_NANOS = 1_000_000_000;

    private final Flow flow;
    private final FlowOwner owner;
    private final ConnectionLimits limits;
    private final SipFramer framer;

    // What runs, and what was counted.
    private @Nullable Future<?> firstTimer;
    private @Nullable Future<?> messageTimer;
    private @Nullable Future<?> stuckTimer;
    private boolean hasMore;
    private long pingSecond;
    private int pings;

    SipFlowHandler(Flow flow, FlowOwner owner, ConnectionLimits limits, ParseLimits parseLimits) {
        this.flow = flow;
        this.owner = owner;
        this.limits = limits;
        this.framer = new SipFramer(parseLimits);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        if (flow.peer().dialled().isEmpty()) {
            firstTimer = after(ctx, limits.firstMessage(), "the peer dialled and said nothing for ");
        }
        owner.onOpened(flow);
    }

    private Future<?> after(ChannelHandlerContext ctx, Duration time, String what) {
        String cause = what + time.toMillis() + " ms";
        return schedule(ctx, time, () -> flow.close(cause));
    }

    private static Future<?> schedule(ChannelHandlerContext ctx, Duration time, Runnable body) {
        return ctx.executor().schedule(body, time.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
        if (msg instanceof ByteBuf octets) {
            try {
                if (!flow.isClosing()) {
                    for (ByteBuffer part : octets.nioBuffers()) {
                        framer.feed(part);
                    }
                }
            } finally {
                octets.release();
            }
            takeTurn(ctx);
        }
    }

    private void takeTurn(ChannelHandlerContext ctx) {
        hasMore = !take(ctx, limits.messagesPerTurn());
        if (hasMore) {
            ctx.executor().execute(() -> takeTurn(ctx));
        }
        updateReading(ctx);
    }

    /** Takes what is there, up to a number of frames; false if there may be more. */
    private boolean take(ChannelHandlerContext ctx, int most) {
        for (int i = 0; i < most; i++) {
            Frame frame = flow.closeCause().isPresent() ? null : framer.poll();
            if (frame == null) {
                watchMessage(ctx);
                return true;
            }
            firstTimer = cancel(firstTimer);
            if (frame instanceof Frame.Ping) {
                pong(ctx);
            } else {
                messageTimer = cancel(messageTimer);
                hand(frame);
            }
        }
        return false;
    }

    private void hand(Frame frame) {
        owner.onFrame(flow, frame);
        if (frame instanceof Frame.Malformed malformed && malformed.streamLost()) {
            flow.close("the stream cannot be understood any more: "
                    + malformed.cause().getMessage());
        }
    }

    private void pong(ChannelHandlerContext ctx) {
        long second = System.nanoTime() / SECOND_NANOS;
        pings = second == pingSecond ? pings + 1 : 1;
        pingSecond = second;
        if (pings > limits.pingsPerSecond()) {
            flow.close("more than " + limits.pingsPerSecond() + " pings in a second");
        } else {
            ctx.writeAndFlush(PONG.duplicate());
        }
    }

    /** The timer belongs to one message, so that a trickle does not extend it. */
    private void watchMessage(ChannelHandlerContext ctx) {
        if (!framer.isMidMessage()) {
            messageTimer = cancel(messageTimer);
        } else if (messageTimer == null && !flow.isClosing()) {
            messageTimer = after(ctx, limits.wholeMessage(), "a message was not complete after ");
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (ctx.channel().isWritable()) {
            stuckTimer = cancel(stuckTimer);
        } else if (stuckTimer == null) {
            String cause = "the peer has not read for " + limits.writeStuck().toMillis() + " ms";
            stuckTimer = schedule(ctx, limits.writeStuck(), () -> flow.cut(cause));
        }
        updateReading(ctx);
        ctx.fireChannelWritabilityChanged();
    }

    private void updateReading(ChannelHandlerContext ctx) {
        ctx.channel().config().setAutoRead(!hasMore && ctx.channel().isWritable());
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof IdleStateEvent) {
            flow.close("nothing was said for " + limits.idle().toMillis() + " ms");
        }
        ctx.fireUserEventTriggered(event);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        boolean tls = cause instanceof DecoderException || cause instanceof SSLException;
        flow.close(tls ? TlsFailure.of(cause).toString() : String.valueOf(cause.getMessage()));
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        // What came whole before the end still counts.
        take(ctx, Integer.MAX_VALUE);
        firstTimer = cancel(firstTimer);
        messageTimer = cancel(messageTimer);
        stuckTimer = cancel(stuckTimer);
        owner.onClosed(flow, flow.closeCause().orElse("the peer closed the connection"));
        ctx.fireChannelInactive();
    }

    private static @Nullable Future<?> cancel(@Nullable Future<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
        return null;
    }
}
