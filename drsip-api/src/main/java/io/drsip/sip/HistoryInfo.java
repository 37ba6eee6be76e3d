package io.drsip.sip;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a call has been sent before (RFC 7044 section 5, formerly RFC 4244); the last entry is where it went last.
 *
 * <p>Why it went on, and whether the entry is private, are headers of its URI: {@code
 * <sip:+14255550101@contoso.com?Reason=SIP%3Bcause%3D302>;index=1}. Microsoft sends such entries for forwarding and
 * simultaneous ringing when the trunk forwards the call history. Equal ones have equal addresses. A parsed one is
 * written as it came. Immutable.
 *
 * @param address the URI the call was sent to, and parameters: {@code index}, {@code rc}, {@code mp}, {@code np} and
 *     others
 */
public record HistoryInfo(NameAddr address) {

    private static final String INDEX = "index";

    /**
     * Checks the grammar.
     *
     * @param address URI and parameters
     * @throws IllegalArgumentException if an index is not made of numbers with dots between them
     */
    public HistoryInfo {
        CheckedParams.require(address.params(), HistoryInfo::problem);
    }

    private static @Nullable String problem(Params params) {
        for (String name : List.of(INDEX, "rc", "mp", "np")) {
            if (params.has(name) && !params.get(name).map(HistoryInfo::isIndex).orElse(false)) {
                return "the parameter " + name + " is numbers with dots between them, such as 1.1";
            }
        }
        return null;
    }

    private static boolean isIndex(String text) {
        boolean afterDigit = false;
        for (int i = 0; i < text.length(); i++) {
            boolean digit = text.charAt(i) >= '0' && text.charAt(i) <= '9';
            if (!digit && (text.charAt(i) != '.' || !afterDigit)) {
                return false;
            }
            afterDigit = digit;
        }
        return afterDigit;
    }

    /**
     * An entry.
     *
     * @param uri where the call was sent to
     * @param index such as {@code 1.1}: its place in the tree of all targets
     * @return the entry
     * @throws IllegalArgumentException if the index is not made of numbers with dots between them
     */
    public static HistoryInfo of(Uri uri, String index) {
        return new HistoryInfo(NameAddr.of(uri).withParam(INDEX, index));
    }

    /**
     * Reads one entry.
     *
     * @param text such as {@code <sip:alice@contoso.com>;index=1}, white space around it allowed
     * @return the entry
     * @throws SipParseException if it breaks the grammar, or holds more than one entry
     */
    public static HistoryInfo parse(String text) {
        return Scanner.readAll(text, HistoryInfo::read);
    }

    /** Reads one entry of a list. */
    static HistoryInfo read(Scanner scanner) {
        return new HistoryInfo(CheckedParams.readAddress(scanner, HistoryInfo::problem));
    }

    /**
     * The place in the tree of all targets.
     *
     * @return numbers with dots between them; empty if there is none, which breaks RFC 7044 but is read
     */
    public Optional<String> index() {
        return address.params().get(INDEX);
    }

    /**
     * The entry that was replaced by this one because another user became the target.
     *
     * @return the index in {@code mp}; empty if it is not told
     */
    public Optional<String> mappedFrom() {
        return address.params().get("mp");
    }

    /**
     * Why the call was sent on from here.
     *
     * @return what the URI holds as Reason; empty if it holds none
     * @throws SipParseException if that is no Reason; the offset counts from its start, escapes undone
     */
    public List<Reason> reasons() {
        return address.uri() instanceof SipUri uri ? UriHeaders.all(uri, HeaderType.REASON) : List.of();
    }

    /**
     * What is to be hidden of this entry.
     *
     * @return what the URI holds as Privacy, such as {@code history}; empty if it holds none
     * @throws SipParseException if that is no Privacy; the offset counts from its start, escapes undone
     */
    public Optional<Privacy> privacy() {
        return address.uri() instanceof SipUri uri ? uri.header(HeaderType.PRIVACY) : Optional.empty();
    }

    /**
     * Adds a reason to the URI.
     *
     * @param reason why the call was sent on from here
     * @return a changed entry
     * @throws IllegalArgumentException if the URI is no SIP URI
     */
    public HistoryInfo withReason(Reason reason) {
        return withHeader(HeaderType.REASON, reason);
    }

    /**
     * Adds to the URI what is to be hidden.
     *
     * @param privacy such as {@code history}
     * @return a changed entry
     * @throws IllegalArgumentException if the URI is no SIP URI
     */
    public HistoryInfo withPrivacy(Privacy privacy) {
        return withHeader(HeaderType.PRIVACY, privacy);
    }

    private <T> HistoryInfo withHeader(HeaderType<T> type, T value) {
        if (address.uri() instanceof SipUri uri) {
            return new HistoryInfo(address.withUri(uri.withHeader(type.name(), type.print(value))));
        }
        throw new IllegalArgumentException(
                "a URI of the scheme " + address.uri().scheme() + " has no headers: use a SIP URI");
    }

    /** The entry as it was parsed; of one that was made or changed, its parts. */
    @Override
    public String toString() {
        return address.toString();
    }
}
