package io.drsip.policy;

import io.drsip.sip.HeaderType;
import io.drsip.sip.SipMessage;
import io.drsip.sip.Uri;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a policy sees of a message, and all that it can change. Implemented by drsip only. Single thread; not to be
 * kept.
 *
 * <p>Headers are addressed by their parsed name: long or compact, in any case, folded or not. Lines that no policy
 * changes leave as they came, octet for octet. The library writes itself, and so refuses with {@link
 * IllegalArgumentException}:
 *
 * <ul>
 *   <li>Via, Route, Max-Forwards, CSeq, Call-ID and Content-Length, always;
 *   <li>the tags of From and To, always, and a second value of either or none;
 *   <li>Request-URI, From and To in all but a request outside a dialog to Microsoft: a dialog is identified and
 *       routed by what its first request said, and a response repeats the request (RFC 3261 sections 8.2.6.2 and
 *       12.2.1.1).
 * </ul>
 *
 * <p>The exception names the header and the rule; the message is unchanged by the call that threw it.
 */
public interface HeaderEditor {

    /**
     * The message before any policy.
     *
     * @return the original
     */
    SipMessage original();

    /**
     * Whether a header is there now.
     *
     * @param type which header
     * @return true if at least one line has its name
     */
    boolean has(HeaderType<?> type);

    /**
     * Whether the octets of a header hold a text now: a cheap question to ask before values are read.
     *
     * @param type which header
     * @param ascii a text without characters above 127 and without capital letters, such as {@code sips:}
     * @return true if one of its lines has it in its value, letters in any case
     */
    boolean mentions(HeaderType<?> type, String ascii);

    /**
     * The topmost value now.
     *
     * @param <T> the type of a value
     * @param type which header
     * @return the value, or empty if there is none
     * @throws io.drsip.sip.SipParseException if it came with a value that breaks the grammar
     */
    <T> Optional<T> first(HeaderType<T> type);

    /**
     * All values now.
     *
     * @param <T> the type of a value
     * @param type which header
     * @return the values from top to bottom
     * @throws io.drsip.sip.SipParseException if it came with a value that breaks the grammar
     */
    <T> List<T> all(HeaderType<T> type);

    /**
     * The Request-URI now.
     *
     * @return the URI; empty if the message is a response
     * @throws io.drsip.sip.SipParseException if it came with one that breaks the grammar
     */
    Optional<Uri> requestUri();

    /**
     * Changes the Request-URI.
     *
     * @param uri the new one
     * @return this
     * @throws IllegalArgumentException unless the message is a request outside a dialog to Microsoft
     */
    HeaderEditor requestUri(Uri uri);

    /**
     * Makes a header have one value.
     *
     * @param <T> the type of the value
     * @param type which header
     * @param value what it says from now on
     * @return this
     * @throws IllegalArgumentException if the library writes this header itself, or the value has control characters
     */
    <T> HeaderEditor set(HeaderType<T> type, T value);

    /**
     * Makes a header have these values, at the place of its first line. Nothing changes if it has them already.
     *
     * @param <T> the type of a value
     * @param type which header
     * @param values what it says from now on; none removes it
     * @return this
     * @throws IllegalArgumentException if the library writes this header itself, or a value has control characters
     */
    <T> HeaderEditor setAll(HeaderType<T> type, List<T> values);

    /**
     * Adds a value below the others of its header, or at the end.
     *
     * @param <T> the type of the value
     * @param type which header
     * @param value what is added
     * @return this
     * @throws IllegalArgumentException if the library writes this header itself, or the value has control characters
     */
    <T> HeaderEditor add(HeaderType<T> type, T value);

    /**
     * Adds a value above the others of its header, or at the top.
     *
     * @param <T> the type of the value
     * @param type which header
     * @param value what is added
     * @return this
     * @throws IllegalArgumentException if the library writes this header itself, or the value has control characters
     */
    <T> HeaderEditor addFirst(HeaderType<T> type, T value);

    /**
     * Changes each value of a header for itself; lines whose values all stay equal are not touched.
     *
     * @param <T> the type of a value
     * @param type which header
     * @param change makes the new value from the old one
     * @return this
     * @throws IllegalArgumentException if the library writes this header itself, or a value has control characters
     * @throws io.drsip.sip.SipParseException if it came with a value that breaks the grammar
     */
    <T> HeaderEditor map(HeaderType<T> type, UnaryOperator<T> change);

    /**
     * Removes a header, in whatever spelling.
     *
     * @param type which header
     * @return this
     * @throws IllegalArgumentException if the library writes this header itself
     */
    HeaderEditor remove(HeaderType<?> type);

    /**
     * Reports what this policy can or will not repair, such as an address in a header that the library writes. Where
     * nobody asks for reports, nothing happens.
     *
     * @param header the name of the header, {@code Request-URI} or {@code body}
     * @param found what stands there; an empty text if nothing does
     * @param right what would be right, in words or as it would stand there
     * @return this
     */
    HeaderEditor report(String header, String found, String right);
}
