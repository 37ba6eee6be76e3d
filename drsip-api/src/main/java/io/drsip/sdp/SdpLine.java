package io.drsip.sdp;

import java.util.Optional;

/**
 * One line of a session description with its line end, octet for octet (RFC 8866 section 5). Immutable.
 *
 * <p>The line end is CR LF or LF as it came; that of the last line may be missing, or be followed by empty lines.
 */
public final class SdpLine {

    static final String CRLF = "\r\n";

    /** The type, an equals sign and the value, one character for each octet. */
    private final String octets;

    private final String end;

    SdpLine(String octets, String end) {
        this.octets = octets;
        this.end = end;
    }

    /**
     * A line of any type.
     *
     * @param type an ASCII letter, such as {@code b}
     * @param value what stands behind the equals sign
     * @return the line, which ends with CR LF
     * @throws IllegalArgumentException if the type is no letter, or the value has CR, LF or NUL
     */
    public static SdpLine of(char type, String value) {
        SdpText.require(SdpText.isLetter(type), "type must be a letter such as b", type);
        SdpText.require(SdpText.isByteString(value), "value must have no CR, LF or NUL");
        return new SdpLine(SdpText.octets(type + "=" + value), CRLF);
    }

    /**
     * A line with an attribute.
     *
     * @param type which one
     * @param value its value
     * @param <T> the type of the value
     * @return the line, which ends with CR LF
     */
    public static <T> SdpLine of(AttributeType<T> type, T value) {
        String text = type.print(value);
        return of('a', text.isEmpty() ? type.name() : type.name() + ":" + text);
    }

    /**
     * What kind of line it is.
     *
     * @return the letter before the equals sign
     */
    public char type() {
        return octets.charAt(0);
    }

    /**
     * What stands behind the equals sign.
     *
     * @return the octets as UTF-8, broken sequences replaced
     */
    public String value() {
        return SdpText.unicode(octets.substring(2));
    }

    /**
     * The name of the attribute, if this is one.
     *
     * @return what stands between {@code a=} and a colon or the line end; empty for another type of line
     */
    public Optional<String> attribute() {
        if (type() != 'a') {
            return Optional.empty();
        }
        int colon = octets.indexOf(':');
        return Optional.of(SdpText.unicode(octets.substring(2, colon < 0 ? octets.length() : colon)));
    }

    /**
     * Whether this line is an attribute of a name.
     *
     * @param attribute the name, such as {@code rtcp-mux}
     * @return true for {@code a=rtcp-mux} and {@code a=rtcp-mux:...}
     */
    public boolean isAttribute(String attribute) {
        int end = 2 + attribute.length();
        return octets.startsWith("a=")
                && octets.startsWith(attribute, 2)
                && (octets.length() == end || octets.charAt(end) == ':');
    }

    /** The value of an attribute; errors count from the start of the line. */
    SdpReader attributeReader(String secret) {
        int colon = octets.indexOf(':');
        SdpReader reader = new SdpReader(octets, secret);
        reader.until(colon < 0 ? "" : ":");
        reader.consume(':');
        return reader;
    }

    /** The value; errors count from the start of the line. */
    SdpReader reader() {
        SdpReader reader = new SdpReader(octets, secret());
        reader.until("=");
        reader.consume('=');
        return reader;
    }

    /** What a line is told by if it holds a key; else empty. */
    String secret() {
        return secret(octets);
    }

    static String secret(String octets) {
        if (octets.startsWith("k=")) {
            return "k=";
        }
        for (String name : AttributeType.SECRETS) {
            if (octets.startsWith("a=" + name)) {
                return "a=" + name;
            }
        }
        return "";
    }

    /**
     * How long it is.
     *
     * @return octets with the line end
     */
    public int length() {
        return octets.length() + end.length();
    }

    boolean endsOnce() {
        return end.equals(CRLF) || end.equals("\n");
    }

    String end() {
        return end;
    }

    SdpLine withEnd(String other) {
        return end.equals(other) ? this : new SdpLine(octets, other);
    }

    void appendTo(StringBuilder text) {
        text.append(octets).append(end);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SdpLine line && octets.equals(line.octets) && end.equals(line.end);
    }

    @Override
    public int hashCode() {
        return octets.hashCode();
    }

    /** The line without its end; of one with a key only its name. */
    @Override
    public String toString() {
        String secret = secret();
        return secret.isEmpty() ? SdpText.unicode(octets) : secret + "...";
    }
}
