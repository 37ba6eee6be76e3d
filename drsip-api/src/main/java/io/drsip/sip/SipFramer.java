package io.drsip.sip;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into messages by Content-Length (RFC 3261 section 18.3).
 *
 * <p>Feed octets as they come, then poll until null, in turns. How the stream was cut into pieces makes no difference,
 * and a message that comes octet by octet is looked at once, not again with every piece. What is kept of an unfinished
 * message is bounded by the {@link ParseLimits}; nothing is ever allocated because a peer announced it. A stream needs
 * a Content-Length: a message without one ends it. Single thread.
 */
public final class SipFramer {

    private static final int INITIAL_ROOM = 2048;
    private static final int ROOM_TO_KEEP = 64 * 1024;

    private final ParseLimits limits;

    // What is buffered, and how far the message that begins at head is understood.
    private byte[] buffer = new byte[INITIAL_ROOM];
    private int head;
    private int tail;
    private int lineEnds;
    private boolean headComplete;
    private boolean lost;
    private HeadIndexer indexer;

    /** A framer with the default limits. */
    public SipFramer() {
        this(ParseLimits.defaults());
    }

    /**
     * A framer for one stream.
     *
     * @param limits how much it takes
     */
    public SipFramer(ParseLimits limits) {
        this.limits = limits;
        this.indexer = new HeadIndexer(limits);
    }

    /**
     * Takes the next octets of the stream. They are copied. After the stream was lost nothing is taken any more.
     *
     * @param octets any number of octets
     */
    public void feed(byte[] octets) {
        feed(octets, 0, octets.length);
    }

    /**
     * Takes the next octets of the stream. They are copied. After the stream was lost nothing is taken any more.
     *
     * @param octets where they are
     * @param offset the first one
     * @param length how many
     * @throws IndexOutOfBoundsException if they are not all there
     */
    public void feed(byte[] octets, int offset, int length) {
        if (!lost) {
            makeRoom(length);
            System.arraycopy(octets, offset, buffer, tail, length);
            tail += length;
        }
    }

    /**
     * Takes the next octets of the stream: all that remain in a buffer. They are copied.
     *
     * @param octets read to its limit
     */
    public void feed(ByteBuffer octets) {
        int length = octets.remaining();
        if (lost) {
            octets.position(octets.limit());
        } else {
            makeRoom(length);
            octets.get(buffer, tail, length);
            tail += length;
        }
    }

    /**
     * What was found next.
     *
     * @return a frame, or null if more octets are needed
     */
    public @Nullable Frame poll() {
        if (lost) {
            return null;
        }
        if (!isMidMessage() && skipLineEnds()) {
            return new Frame.Ping();
        }
        if (head == tail) {
            return null;
        }
        try {
            return message();
        } catch (SipParseException error) {
            return lose(error);
        }
    }

    /**
     * Whether a message has begun and is not complete: as long as this lasts, a timer should run.
     *
     * @return true between the first and the last octet of a message
     */
    public boolean isMidMessage() {
        return !lost && head < tail && buffer[head] != '\r' && buffer[head] != '\n';
    }

    /**
     * Whether the stream cannot be understood any more.
     *
     * @return true after a {@link Frame.Malformed} that said so
     */
    public boolean isLost() {
        return lost;
    }

    /**
     * Skips CR LF between messages; two of them in a row are a ping. A single one is a pong, or nothing: it is ignored.
     */
    private boolean skipLineEnds() {
        while (tail - head >= 2 && buffer[head] == '\r' && buffer[head + 1] == '\n') {
            head += 2;
            if (++lineEnds == 2) {
                lineEnds = 0;
                return true;
            }
        }
        return false;
    }

    private @Nullable Frame message() {
        boolean halfLineEnd = tail - head == 1 && buffer[head] == '\r';
        if (halfLineEnd) {
            return null;
        }
        if (!headComplete) {
            headComplete = indexer.scan(buffer, head, tail);
            if (!headComplete) {
                return null;
            }
            if (!indexer.hasContentLength()) {
                throw SipParseException.at("a message in a stream has a Content-Length", new byte[0], 0);
            }
        }
        int bodyStart = head + indexer.index().sectionEnd();
        if (tail - bodyStart < indexer.contentLength()) {
            return null;
        }
        int end = bodyStart + indexer.contentLength();
        byte[] octets = Arrays.copyOfRange(buffer, head, end);
        Frame frame = frame(octets);
        next(end);
        return frame;
    }

    private Frame frame(byte[] octets) {
        MessageIndex index = indexer.index().trimmed();
        SipParseException error = indexer.startLineError();
        if (error != null) {
            boolean answered = StartLine.isAnswered(octets, 0, index.startLineEnd());
            Optional<Headers> headers = answered ? Optional.of(new Headers(octets, index, limits)) : Optional.empty();
            return new Frame.Malformed(error, headers, false);
        }
        return new Frame.Message(SipMessage.of(octets, index, limits));
    }

    private void next(int start) {
        head = start;
        headComplete = false;
        lineEnds = 0;
        indexer = new HeadIndexer(limits);
        if (head == tail) {
            head = 0;
            tail = 0;
            if (buffer.length > ROOM_TO_KEEP) {
                buffer = new byte[INITIAL_ROOM];
            }
        }
    }

    private Frame lose(SipParseException error) {
        Optional<Headers> headers = Optional.empty();
        MessageIndex index = indexer.index().trimmed();
        if (index.count() > 0 && StartLine.isAnswered(buffer, head, head + index.startLineEnd())) {
            int end = indexer.lineStart();
            index.closeAt(end);
            headers = Optional.of(new Headers(Arrays.copyOfRange(buffer, head, head + end), index, limits));
        }
        lost = true;
        buffer = new byte[0];
        head = 0;
        tail = 0;
        return new Frame.Malformed(error, headers, true);
    }

    private void makeRoom(int length) {
        if (buffer.length - tail >= length) {
            return;
        }
        int pending = tail - head;
        byte[] target = buffer.length - pending >= length
                ? buffer
                : new byte[Math.max(buffer.length * 2, Math.addExact(pending, length))];
        System.arraycopy(buffer, head, target, 0, pending);
        buffer = target;
        head = 0;
        tail = pending;
    }
}
