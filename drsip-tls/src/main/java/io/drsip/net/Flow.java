package io.drsip.net;

import io.drsip.core.engine.FlowId;
import io.drsip.core.engine.PeerIdentity;
import io.drsip.sip.Slice;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.WriteBufferWaterMark;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a verified peer. What is written and closed comes from any thread, since a message may belong to a
 * trunk on another loop; the rest is for the connection's own loop.
 */
// A write or close that fails makes itself known as an event of the channel.
@SuppressWarnings("FutureReturnValueIgnored")
final class Flow {

    /** Beyond the high mark we stop to read from a peer that does not read from us. */
    static final WriteBufferWaterMark MARKS = new WriteBufferWaterMark(32 * 1024, 64 * 1024);

    private final FlowId id;
    private final PeerIdentity peer;
    private final Channel channel;
    private final int writeQueue;

    // Why it was closed; null as long as nobody on this side wanted to.
    private @Nullable String closeCause;

    // Trunks that it does not belong to, but that were sent something over it.
    private final Set<TrunkDriver> guests = new LinkedHashSet<>();

    Flow(FlowId id, PeerIdentity peer, Channel channel, int writeQueue) {
        this.id = id;
        this.peer = peer;
        this.channel = channel;
        this.writeQueue = Math.max(writeQueue, MARKS.high());
    }

    FlowId id() {
        return id;
    }

    PeerIdentity peer() {
        return peer;
    }

    /** Queues octets for the next {@link #flush}; a peer that lets too much pile up is cut off. */
    void write(Slice octets) {
        onLoop(() -> writeHere(octets));
    }

    private void onLoop(Runnable body) {
        if (channel.eventLoop().inEventLoop()) {
            body.run();
        } else {
            channel.eventLoop().execute(body);
        }
    }

    private void writeHere(Slice octets) {
        if (isClosing()) {
            return;
        }
        if (queued() + octets.length() > writeQueue) {
            cut("the peer does not read: more than " + writeQueue + " octets would wait for it");
        } else {
            channel.write(Unpooled.wrappedBuffer(octets.toByteArray()));
        }
    }

    /** What waits to be written, known exactly only beyond the high mark. */
    private long queued() {
        return channel.isWritable() ? 0 : channel.bytesBeforeWritable() + MARKS.low();
    }

    void flush() {
        onLoop(channel::flush);
    }

    /** Closes it when what was written has left, at the latest after the three seconds that SslHandler gives it. */
    void close(String cause) {
        onLoop(() -> closeHere(cause));
    }

    private void closeHere(String cause) {
        if (closeCause == null) {
            closeCause = cause;
            channel.flush();
            channel.close();
        }
    }

    /** Closes it at once, since what was written will never leave. */
    void cut(String cause) {
        if (closeCause == null) {
            closeCause = cause;
        }
        // Not through SslHandler, which would wait for a peer that does not read.
        channel.pipeline().firstContext().close();
    }

    boolean isClosing() {
        return closeCause != null || !channel.isActive();
    }

    /** Whether this is the first time that the trunk has to do with it. */
    boolean addGuest(TrunkDriver trunk) {
        return guests.add(trunk);
    }

    Set<TrunkDriver> guests() {
        return guests;
    }

    Optional<String> closeCause() {
        return Optional.ofNullable(closeCause);
    }

    /** Number and peer. */
    @Override
    public String toString() {
        return id + " " + (peer.dialled().isPresent() ? "to " : "from ") + peer;
    }
}
