package io.drsip.sip;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into messages by Content-Length (RFC 3261 section 18.3).
 *
 * <p>Feed octets as they come, and poll until null. How the stream was cut into pieces makes no difference, and a
 * message that comes octet by octet is looked at once, not again with every piece. A message that is whole inside one
 * piece is copied once, into the array that it keeps; only the beginning of one that is not is stored here. What is
 * kept of an unfinished message is bounded by the {@link ParseLimits}; nothing is ever allocated because a peer
 * announced it. A stream needs a Content-Length: a message without one ends it. Single thread.
 */
public final class SipFramer {

    private static final Frame PING = new Frame.Ping();
    private static final byte[] NOTHING = {};
    private static final int INITIAL_ROOM = 2048;
    private static final int ROOM_TO_KEEP = 16 * 1024;

    private final ParseLimits limits;
    private final HeadIndexer indexer;
    private final Queue<Frame> found = new ArrayDeque<>(4);

    // The unfinished message, and how far it is understood.
    private byte[] buffer = NOTHING;
    private int head;
    private int tail;
    private int lineEnds;
    private boolean headComplete;
    private boolean lost;

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
        Objects.checkFromIndexSize(offset, length, octets.length);
        if (lost) {
            return;
        }
        if (head == tail) {
            int rest = cut(octets, offset, offset + length);
            keep(octets, rest, offset + length);
        } else {
            makeRoom(length);
            System.arraycopy(octets, offset, buffer, tail, length);
            tail += length;
            cutBuffer();
        }
    }

    /**
     * Takes the next octets of the stream: all that remain in a buffer. They are copied.
     *
     * @param octets read to its limit
     */
    public void feed(ByteBuffer octets) {
        int length = octets.remaining();
        if (octets.hasArray()) {
            feed(octets.array(), octets.arrayOffset() + octets.position(), length);
        } else if (!lost) {
            makeRoom(length);
            octets.get(buffer, tail, length);
            tail += length;
            cutBuffer();
        }
        octets.position(octets.limit());
    }

    /**
     * What was found next.
     *
     * @return a frame, or null if more octets are needed
     */
    public @Nullable Frame poll() {
        return found.poll();
    }

    /**
     * Whether a message has begun and is not complete: as long as this lasts, a timer should run.
     *
     * @return true between the first and the last octet of a message
     */
    public boolean isMidMessage() {
        return head < tail && !isLineEnd(buffer[head]);
    }

    /**
     * Whether the stream cannot be understood any more.
     *
     * @return true after a {@link Frame.Malformed} that said so
     */
    public boolean isLost() {
        return lost && found.isEmpty();
    }

    private void cutBuffer() {
        head = cut(buffer, head, tail);
        if (head == tail) {
            head = 0;
            tail = 0;
            buffer = lost || buffer.length > ROOM_TO_KEEP ? NOTHING : buffer;
        }
    }

    /** Finds all frames in a range, the first octet of which begins one; tells where an unfinished one begins. */
    private int cut(byte[] octets, int from, int to) {
        int start = from;
        try {
            int next = next(octets, start, to);
            while (next > start) {
                start = next;
                next = next(octets, start, to);
            }
            return start;
        } catch (SipParseException error) {
            lose(error, octets, start);
            return to;
        }
    }

    /** Where the frame ends that begins at {@code start}, or {@code start} if it is not complete. */
    private int next(byte[] octets, int start, int to) {
        if (start == to) {
            return start;
        }
        if (isLineEnd(octets[start])) {
            boolean complete = to - start >= 2 && octets[start] == '\r' && octets[start + 1] == '\n';
            boolean half = to - start == 1 && octets[start] == '\r';
            if (complete || half) {
                return complete ? lineEnd(start) : start;
            }
        }
        if (!headComplete && !completesHead(octets, start, to)) {
            return start;
        }
        int bodyStart = start + indexer.sectionEnd();
        if (to - bodyStart < indexer.length().octets()) {
            return start;
        }
        int behind = bodyStart + indexer.length().octets();
        found.add(frame(Arrays.copyOfRange(octets, start, behind)));
        headComplete = false;
        lineEnds = 0;
        indexer.reset();
        return behind;
    }

    /** Between messages; two in a row are a ping. A single one is a pong, or nothing: it is ignored. */
    private int lineEnd(int start) {
        if (++lineEnds == 2) {
            lineEnds = 0;
            found.add(PING);
        }
        return start + 2;
    }

    private boolean completesHead(byte[] octets, int start, int to) {
        headComplete = indexer.scan(octets, start, to);
        if (headComplete && indexer.length().isMissing()) {
            throw SipParseException.at("a message in a stream has a Content-Length", NOTHING, 0);
        }
        return headComplete;
    }

    private Frame frame(byte[] octets) {
        MessageIndex index = indexer.index();
        SipParseException error = indexer.startLineError();
        if (error != null) {
            boolean answered = StartLine.isAnswered(octets, 0, index.startLineEnd());
            Optional<Headers> headers = answered ? Optional.of(new Headers(octets, index, limits)) : Optional.empty();
            return new Frame.Malformed(error, headers, false);
        }
        return new Frame.Message(SipMessage.of(octets, index, limits));
    }

    private void lose(SipParseException error, byte[] octets, int start) {
        Optional<Headers> headers = Optional.empty();
        MessageIndex index = indexer.index();
        if (index.count() > 0 && StartLine.isAnswered(octets, start, start + index.startLineEnd())) {
            byte[] lines = Arrays.copyOfRange(octets, start, start + indexer.lineStart());
            headers = Optional.of(new Headers(lines, index, limits));
        }
        found.add(new Frame.Malformed(error, headers, true));
        lost = true;
    }

    private void keep(byte[] octets, int from, int to) {
        if (from < to) {
            makeRoom(to - from);
            System.arraycopy(octets, from, buffer, 0, to - from);
            tail = to - from;
        }
    }

    private void makeRoom(int length) {
        if (buffer.length - tail >= length) {
            return;
        }
        int pending = tail - head;
        int doubled = Math.max(INITIAL_ROOM, buffer.length * 2);
        byte[] target = buffer.length - pending >= length
                ? buffer
                : new byte[Math.max(doubled, Math.addExact(pending, length))];
        System.arraycopy(buffer, head, target, 0, pending);
        buffer = target;
        head = 0;
        tail = pending;
    }

    private static boolean isLineEnd(int octet) {
        return octet == '\r' || octet == '\n';
    }
}
