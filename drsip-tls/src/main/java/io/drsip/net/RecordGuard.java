package io.drsip.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Watches the TLS records of a peer and closes the connection at a second handshake, before any of it is processed.
 *
 * <p>Java can refuse renegotiation for a whole JVM only. After its ChangeCipherSpec a peer sends one more record that
 * says "handshake" in the clear: its Finished in TLS 1.2 (RFC 5246 section 7.3), or in TLS 1.3 the hello that follows a
 * HelloRetryRequest (RFC 8446 appendix D.4). The next one would begin a renegotiation. Single thread.
 */
// A write or close that fails makes itself known as an event of the channel.
@SuppressWarnings("FutureReturnValueIgnored")
final class RecordGuard extends ChannelInboundHandlerAdapter {

    private static final int HEADER = 5;
    private static final int CHANGE_CIPHER_SPEC = 20;
    private static final int HANDSHAKE = 22;
    private static final int ALLOWED_AFTER_CHANGE = 1;

    // Where in a record the stream stands.
    private int headerRead;
    private int type;
    private int toSkip;
    private boolean changed;
    private int handshakeRecords;

    RecordGuard() {}

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
        if (msg instanceof ByteBuf octets && isSecondHandshake(octets)) {
            octets.release();
            ctx.fireExceptionCaught(new SecondHandshakeException());
            ctx.close();
        } else {
            ctx.fireChannelRead(msg);
        }
    }

    private boolean isSecondHandshake(ByteBuf octets) {
        int at = octets.readerIndex();
        while (at < octets.writerIndex()) {
            if (headerRead < HEADER) {
                takeHeader(octets.getUnsignedByte(at++));
                if (headerRead == HEADER && isOneTooMany()) {
                    return true;
                }
            } else {
                int skipped = Math.min(toSkip, octets.writerIndex() - at);
                at += skipped;
                toSkip -= skipped;
            }
            if (headerRead == HEADER && toSkip == 0) {
                headerRead = 0;
            }
        }
        return false;
    }

    private void takeHeader(int octet) {
        switch (headerRead++) {
            case 0 -> type = octet;
            case HEADER - 2 -> toSkip = octet << 8;
            case HEADER - 1 -> toSkip |= octet;
            default -> {}
        }
    }

    private boolean isOneTooMany() {
        changed |= type == CHANGE_CIPHER_SPEC;
        return changed && type == HANDSHAKE && ++handshakeRecords > ALLOWED_AFTER_CHANGE;
    }

    /** A peer wanted to negotiate anew. */
    static final class SecondHandshakeException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        SecondHandshakeException() {
            super("the peer began a second handshake on one connection", null, false, false);
        }
    }
}
