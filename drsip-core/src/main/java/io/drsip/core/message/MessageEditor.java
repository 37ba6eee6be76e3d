package io.drsip.core.message;

import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.MediaType;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipParseException;
import io.drsip.sip.SipRequest;
import io.drsip.sip.Slice;
import io.drsip.sip.Uri;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a message, kept as a list of its lines: each one as it came, or written anew.
 *
 * <p>Edits address whole entries by their parsed name, never text, so that no spelling of a header escapes and no
 * neighbour is hurt. Reading shows the message as edited so far. {@link #apply} copies the untouched lines octet for
 * octet. Single thread.
 */
public final class MessageEditor {

    private final SipMessage original;
    private final List<Line> lines;

    // What was changed outside the lines.
    private @Nullable Uri requestUri;
    private @Nullable Slice body;
    private boolean changed;

    private MessageEditor(SipMessage original) {
        this.original = original;
        Headers headers = original.headers();
        this.lines = new ArrayList<>(headers.size() + 4);
        for (int entry = 0; entry < headers.size(); entry++) {
            lines.add(new Kept(headers, entry));
        }
    }

    /**
     * Starts with a message as it is.
     *
     * @param message the original, which stays as it is
     * @return a new editor
     */
    public static MessageEditor of(SipMessage message) {
        return new MessageEditor(message);
    }

    private sealed interface Line {
        boolean is(HeaderType<?> type);

        <T> List<T> values(HeaderType<T> type);

        void write(MessageWriter writer);
    }

    private record Kept(Headers headers, int entry) implements Line {

        @Override
        public boolean is(HeaderType<?> type) {
            return headers.is(entry, type);
        }

        @Override
        public <T> List<T> values(HeaderType<T> type) {
            return headers.values(entry, type);
        }

        @Override
        public void write(MessageWriter writer) {
            writer.line(headers.line(entry));
        }
    }

    /** A line of ours, already in a message of its own, so that it is read as any other. */
    private record Written(Headers headers) implements Line {

        static Written of(HeaderType<?> type, String value) {
            return of(type, value, Slice.empty());
        }

        static Written length(Slice body) {
            return of(HeaderType.CONTENT_LENGTH, Integer.toString(body.length()), body);
        }

        private static Written of(HeaderType<?> type, String value, Slice body) {
            MessageWriter writer =
                    new MessageWriter().startLine("SIP/2.0 200 OK").header(type.name(), value);
            return new Written(writer.finishAsIs(body).headers());
        }

        @Override
        public boolean is(HeaderType<?> other) {
            return headers.is(0, other);
        }

        @Override
        public <T> List<T> values(HeaderType<T> other) {
            return headers.values(0, other);
        }

        @Override
        public void write(MessageWriter writer) {
            writer.line(headers.line(0));
        }
    }

    /**
     * The message before any change.
     *
     * @return what the editor was started with
     */
    public SipMessage original() {
        return original;
    }

    /**
     * Whether anything was changed.
     *
     * @return false as long as {@link #apply} returns the original
     */
    public boolean isChanged() {
        return changed;
    }

    /**
     * Whether a header is there now.
     *
     * @param type which header
     * @return true if at least one line has its name
     */
    public boolean has(HeaderType<?> type) {
        return lines.stream().anyMatch(line -> line.is(type));
    }

    /**
     * The topmost value now.
     *
     * @param <T> the type of a value
     * @param type which header
     * @return the value, or empty if there is none
     * @throws SipParseException if it came with a value that breaks the grammar
     */
    public <T> Optional<T> first(HeaderType<T> type) {
        return all(type).stream().findFirst();
    }

    /**
     * All values now.
     *
     * @param <T> the type of a value
     * @param type which header
     * @return the values from top to bottom
     * @throws SipParseException if it came with a value that breaks the grammar
     */
    public <T> List<T> all(HeaderType<T> type) {
        List<T> values = new ArrayList<>();
        for (Line line : lines) {
            if (line.is(type)) {
                values.addAll(line.values(type));
            }
        }
        return values;
    }

    /**
     * The Request-URI now.
     *
     * @return the URI
     * @throws IllegalStateException if the message is a response
     * @throws SipParseException if it came with one that breaks the grammar
     */
    public Uri requestUri() {
        return requestUri != null ? requestUri : request().requestUri();
    }

    /**
     * Changes the Request-URI.
     *
     * @param uri the new one
     * @return this
     * @throws IllegalStateException if the message is a response
     */
    public MessageEditor requestUri(Uri uri) {
        String now = requestUri != null
                ? requestUri.toString()
                : request().requestUriText().toString();
        if (!now.equals(uri.toString())) {
            requestUri = uri;
            changed = true;
        }
        return this;
    }

    /**
     * Makes a header have one value.
     *
     * @param <T> the type of the value
     * @param type which header
     * @param value what it says from now on
     * @return this
     * @throws IllegalArgumentException if the value prints a control character, or this is Content-Length
     */
    public <T> MessageEditor set(HeaderType<T> type, T value) {
        return setAll(type, List.of(value));
    }

    /**
     * Makes a header have these values, at the place of its first line, also if it came with one that breaks the
     * grammar. Nothing changes if it has them already.
     *
     * @param <T> the type of a value
     * @param type which header
     * @param values what it says from now on; none removes it
     * @return this
     * @throws IllegalArgumentException if a value prints a control character, or this is Content-Length
     */
    public <T> MessageEditor setAll(HeaderType<T> type, List<T> values) {
        List<Line> written = written(type, values);
        if (!values.isEmpty() && has(type) && says(type, values)) {
            return this;
        }
        int place = indexOf(type);
        remove(type);
        return insert(place < 0 ? lines.size() : place, written);
    }

    private <T> boolean says(HeaderType<T> type, List<T> values) {
        try {
            return all(type).equals(values);
        } catch (SipParseException broken) {
            return false;
        }
    }

    /**
     * Changes each value of a header for itself; lines whose values all stay equal are not touched.
     *
     * @param <T> the type of a value
     * @param type which header
     * @param change makes the new value from the old one
     * @return this
     * @throws IllegalArgumentException if a new value prints a control character, or this is Content-Length
     * @throws SipParseException if it came with a value that breaks the grammar
     */
    public <T> MessageEditor map(HeaderType<T> type, UnaryOperator<T> change) {
        HeaderLines.requireNoLength(type);
        for (int at = 0; at < lines.size(); at++) {
            if (!lines.get(at).is(type)) {
                continue;
            }
            List<T> before = lines.get(at).values(type);
            List<T> after = before.stream().map(change).toList();
            if (!after.equals(before)) {
                List<Line> written = written(type, after);
                lines.remove(at);
                insert(at, written);
                at += written.size() - 1;
            }
        }
        return this;
    }

    /**
     * Adds a value below the others of its header, or at the end.
     *
     * @param <T> the type of the value
     * @param type which header
     * @param value what is added
     * @return this
     * @throws IllegalArgumentException if the value prints a control character, or this is Content-Length
     */
    public <T> MessageEditor add(HeaderType<T> type, T value) {
        int last = lines.size();
        for (int at = 0; at < lines.size(); at++) {
            if (lines.get(at).is(type)) {
                last = at + 1;
            }
        }
        return insert(last, written(type, List.of(value)));
    }

    /**
     * Adds a value above the others of its header, or at the top.
     *
     * @param <T> the type of the value
     * @param type which header
     * @param value what is added
     * @return this
     * @throws IllegalArgumentException if the value prints a control character, or this is Content-Length
     */
    public <T> MessageEditor addFirst(HeaderType<T> type, T value) {
        return insert(Math.max(0, indexOf(type)), written(type, List.of(value)));
    }

    /**
     * Removes a header, in whatever spelling.
     *
     * @param type which header
     * @return this
     * @throws IllegalArgumentException if this is Content-Length
     */
    public MessageEditor remove(HeaderType<?> type) {
        HeaderLines.requireNoLength(type);
        changed |= lines.removeIf(line -> line.is(type));
        return this;
    }

    /**
     * Replaces the body, with its Content-Type and Content-Length.
     *
     * @param type the new Content-Type
     * @param octets the new body; copied
     * @return this
     */
    public MessageEditor body(MediaType type, byte[] octets) {
        Slice content = Slice.copyOf(octets);
        if (!content.equals(body != null ? body : original.body())) {
            body = content;
            changed = true;
        }
        set(HeaderType.CONTENT_TYPE, type);
        if (!all(HeaderType.CONTENT_LENGTH).equals(List.of(octets.length))) {
            int place = indexOf(HeaderType.CONTENT_LENGTH);
            lines.removeIf(line -> line.is(HeaderType.CONTENT_LENGTH));
            insert(place < 0 ? lines.size() : place, List.of(Written.length(content)));
        }
        return this;
    }

    /**
     * The message as edited.
     *
     * @return the original itself if nothing was changed, else a new message
     */
    public SipMessage apply() {
        if (!changed) {
            return original;
        }
        MessageWriter writer = new MessageWriter();
        if (requestUri != null) {
            writer.startLine(request().method() + " " + requestUri + " SIP/2.0");
        } else {
            writer.startLine(original.startLine());
        }
        lines.forEach(line -> line.write(writer));
        return writer.finishAsIs(body != null ? body : original.body());
    }

    /** All lines before any of them is put in, so that a value which is refused has done no harm. */
    private static <T> List<Line> written(HeaderType<T> type, List<T> values) {
        List<Line> written = new ArrayList<>();
        for (String text : HeaderLines.lines(type, values)) {
            written.add(Written.of(type, text));
        }
        return written;
    }

    private MessageEditor insert(int at, List<Line> written) {
        changed |= lines.addAll(at, written);
        return this;
    }

    private int indexOf(HeaderType<?> type) {
        for (int at = 0; at < lines.size(); at++) {
            if (lines.get(at).is(type)) {
                return at;
            }
        }
        return -1;
    }

    private SipRequest request() {
        if (original instanceof SipRequest request) {
            return request;
        }
        throw new IllegalStateException("a response has no Request-URI");
    }
}
