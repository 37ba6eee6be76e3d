package io.drsip.core.message;

import io.drsip.sip.HeaderType;
import io.drsip.sip.MediaType;
import io.drsip.sip.ParseLimits;
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
 * Changes to a message: each of its lines as it came, or written anew.
 *
 * <p>Edits address whole entries by their parsed name, never text, so that no spelling of a header escapes and no
 * neighbour is hurt. Reading shows the message as edited so far. {@link #apply} copies the untouched lines octet for
 * octet. Single thread.
 */
public final class MessageEditor {

    /** Every reader takes header names of that many octets. */
    private static final int SHORT_NAME = 64;

    private final SipMessage original;
    private final EditedLines lines;
    private final @Nullable LineCache cache;

    // What was changed outside the lines.
    private @Nullable Uri requestUri;
    private @Nullable Slice body;
    private boolean changed;

    private MessageEditor(SipMessage original, @Nullable LineCache cache) {
        this.original = original;
        this.cache = cache;
        this.lines = new EditedLines(original.headers());
    }

    /**
     * Starts with a message as it is.
     *
     * @param message the original, which stays as it is
     * @return a new editor
     */
    public static MessageEditor of(SipMessage message) {
        return new MessageEditor(message, null);
    }

    /**
     * Starts with a message as it is, one of many that get the same lines.
     *
     * @param message the original, which stays as it is
     * @param cache what was written before
     * @return a new editor
     */
    public static MessageEditor of(SipMessage message, LineCache cache) {
        return new MessageEditor(message, cache);
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
        return lines.first(type) >= 0;
    }

    /**
     * Whether the octets of a header hold a text now: a cheap question to ask before values are read.
     *
     * @param type which header
     * @param ascii a text without characters above 127 and without capital letters
     * @return true if one of its lines has it in its value, letters in any case
     */
    public boolean mentions(HeaderType<?> type, String ascii) {
        for (int at = lines.first(type); at >= 0; at = lines.next(type, at)) {
            if (lines.mentions(at, ascii)) {
                return true;
            }
        }
        return false;
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
        List<T> values = all(type);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
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
        int at = lines.first(type);
        if (at < 0) {
            return List.of();
        }
        int next = lines.next(type, at);
        if (next < 0) {
            return lines.values(at, type);
        }
        List<T> values = new ArrayList<>(lines.values(at, type));
        for (; next >= 0; next = lines.next(type, next)) {
            values.addAll(lines.values(next, type));
        }
        return List.copyOf(values);
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
     * @throws IllegalArgumentException if it has headers or a method, which no Request-URI has (RFC 3261 section
     *     19.1.1)
     * @throws IllegalStateException if the message is a response
     */
    public MessageEditor requestUri(Uri uri) {
        String text = uri.toString();
        boolean same = requestUri != null ? requestUri.toString().equals(text) : says(request(), text);
        if (!same) {
            requestUri = RequestRules.target(uri);
            changed = true;
        }
        return this;
    }

    private static boolean says(SipRequest request, String uri) {
        Slice now = request.requestUriText();
        return now.length() >= uri.length() && now.toString().equals(uri);
    }

    /**
     * Makes a header have one value.
     *
     * @param <T> the type of the value
     * @param type which header
     * @param value what it says from now on
     * @return this
     * @throws IllegalArgumentException if the value prints a control character or has what its header does not have, if
     *     it is a CSeq with another method than the request, or this is Content-Length
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
     * @throws IllegalArgumentException as of {@link #set}
     */
    public <T> MessageEditor setAll(HeaderType<T> type, List<T> values) {
        HeaderLines.requireNoLength(type);
        if (values.isEmpty()) {
            return remove(type);
        }
        int place = lines.first(type);
        boolean single = place >= 0 && lines.next(type, place) < 0;
        Slice known = single && cache != null ? cache.text(type, values) : null;
        if (known != null && known.equals(lines.text(place))) {
            return this;
        }
        if (place >= 0 && lines.mayHave(place, values.size()) && says(type, values)) {
            return this;
        }
        List<WrittenLine> written = written(type, values);
        if (single && written.size() == 1) {
            lines.replace(place, written.get(0));
            changed = true;
            return this;
        }
        remove(type);
        return insert(place < 0 ? lines.end() : place, written);
    }

    private <T> boolean says(HeaderType<T> type, List<T> values) {
        try {
            return areEqual(all(type), values);
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
     * @throws IllegalArgumentException as of {@link #set}
     * @throws SipParseException if it came with a value that breaks the grammar
     */
    public <T> MessageEditor map(HeaderType<T> type, UnaryOperator<T> change) {
        HeaderLines.requireNoLength(type);
        int first = lines.first(type);
        if (first >= 0 && lines.next(type, first) < 0) {
            replace(first, changed(first, type, change));
            return this;
        }
        List<Change> changes = new ArrayList<>();
        for (int at = first; at >= 0; at = lines.next(type, at)) {
            changes.add(new Change(at, changed(at, type, change)));
        }
        for (int last = changes.size() - 1; last >= 0; last--) {
            replace(changes.get(last).at, changes.get(last).written);
        }
        return this;
    }

    /** The new lines in the place of one; none if its values stay equal. */
    private <T> List<WrittenLine> changed(int at, HeaderType<T> type, UnaryOperator<T> change) {
        List<T> before = lines.values(at, type);
        List<T> after = mapped(before, change);
        return areEqual(after, before) ? List.of() : written(type, after);
    }

    private void replace(int at, List<WrittenLine> written) {
        if (written.size() == 1) {
            lines.replace(at, written.get(0));
            changed = true;
        } else if (!written.isEmpty()) {
            lines.remove(at);
            insert(at, written);
        }
    }

    private static <T> List<T> mapped(List<T> values, UnaryOperator<T> change) {
        if (values.size() == 1) {
            return List.of(change.apply(values.get(0)));
        }
        return values.stream().map(change).toList();
    }

    /** As {@link List#equals}, without its iterators: this is asked for every header that a policy looks at. */
    private static boolean areEqual(List<?> one, List<?> other) {
        boolean equal = one.size() == other.size();
        for (int i = 0; equal && i < one.size(); i++) {
            Object value = one.get(i);
            equal = value == other.get(i) || value.equals(other.get(i));
        }
        return equal;
    }

    /** A line that is to be replaced, once all new ones are known: then a value that is refused has done no harm. */
    private record Change(int at, List<WrittenLine> written) {}

    /**
     * Adds a value below the others of its header, or at the end.
     *
     * @param <T> the type of the value
     * @param type which header
     * @param value what is added
     * @return this
     * @throws IllegalArgumentException as of {@link #set}
     */
    public <T> MessageEditor add(HeaderType<T> type, T value) {
        int behind = lines.end();
        for (int at = lines.first(type); at >= 0; at = lines.next(type, at)) {
            behind = at + 1;
        }
        HeaderLines.requireNoLength(type);
        return insert(behind, written(type, List.of(value)));
    }

    /**
     * Adds a value above the others of its header, or at the top.
     *
     * @param <T> the type of the value
     * @param type which header
     * @param value what is added
     * @return this
     * @throws IllegalArgumentException as of {@link #set}
     */
    public <T> MessageEditor addFirst(HeaderType<T> type, T value) {
        HeaderLines.requireNoLength(type);
        return insert(Math.max(0, lines.first(type)), written(type, List.of(value)));
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
        changed |= lines.removeAll(type);
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
            int place = lines.first(HeaderType.CONTENT_LENGTH);
            lines.removeAll(HeaderType.CONTENT_LENGTH);
            insert(place < 0 ? lines.end() : place, WrittenLine.contentLength(content));
        }
        return this;
    }

    /**
     * The message as edited. It is read back within the limits of the original, so that nothing leaves which we would
     * not take.
     *
     * @return the original itself if nothing was changed, else a new message
     * @throws SipParseException if it has become larger than the limits of the original allow
     */
    public SipMessage apply() {
        return changed ? SipMessage.parse(octets(), original.limits()) : original;
    }

    /**
     * The octets of the message as edited, for who sends them and needs no message any more.
     *
     * @return those of the original if nothing was changed, else new ones
     */
    public Slice octets() {
        if (!changed) {
            return original.bytes();
        }
        MessageWriter writer = new MessageWriter();
        if (requestUri != null) {
            writer.startLine(request().method() + " " + requestUri + " SIP/2.0");
        } else {
            writer.startLine(original.startLine());
        }
        lines.write(writer);
        return writer.finishAsIs(body != null ? body : original.body());
    }

    private <T> List<WrittenLine> written(HeaderType<T> type, List<T> values) {
        if (original instanceof SipRequest request) {
            RequestRules.requireMethod(values, request.method());
        }
        return cache == null ? WrittenLine.of(type, values) : cache.lines(type, values);
    }

    /**
     * The octets of the message as edited, like {@link #octets}, if who reads them within the limits of the original
     * would take them.
     *
     * @return those of the original if nothing was changed, else new ones
     * @throws SipParseException if it has become larger than the limits of the original allow
     */
    public Slice checkedOctets() {
        Slice octets = octets();
        if (changed && !fits(octets)) {
            SipMessage.parse(octets, original.limits());
        }
        return octets;
    }

    /** What we write has no other fault than its size; true where it is small beyond doubt. */
    private boolean fits(Slice octets) {
        ParseLimits limits = original.limits();
        int line = Math.min(limits.startLine(), limits.headerLine());
        return lines.count() <= limits.headers()
                && octets.length() <= Math.min(line, Math.min(limits.headerSection(), limits.body()))
                && lines.areNamed(Math.min(limits.identifier(), SHORT_NAME));
    }

    private MessageEditor insert(int at, List<WrittenLine> written) {
        for (int i = 0; i < written.size(); i++) {
            insert(at + i, written.get(i));
        }
        return this;
    }

    private MessageEditor insert(int at, WrittenLine written) {
        lines.insert(at, written);
        changed = true;
        return this;
    }

    private SipRequest request() {
        if (original instanceof SipRequest request) {
            return request;
        }
        throw new IllegalStateException("a response has no Request-URI");
    }
}
