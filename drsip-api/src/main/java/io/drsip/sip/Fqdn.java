package io.drsip.sip;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A domain name (RFC 3261 section 25.1, {@code hostname}; RFC 1123 lengths).
 *
 * <p>Two names are equal whatever their case and with or without a trailing dot, as DNS has it; the text stays as it
 * was written. A name of one label is one too. Immutable.
 */
public final class Fqdn implements Host {

    private static final int MAX_LENGTH = 253;
    private static final int MAX_LABEL = 63;

    private final String text;

    /** What names are compared by, made when somebody asks. Racy on purpose: the worst is to make it twice. */
    private @Nullable String key;

    /** A name that was checked before. */
    Fqdn(String text) {
        this.text = text;
    }

    /**
     * Reads a domain name.
     *
     * @param text such as {@code sbc1.contoso.com}, in any case, with or without a trailing dot
     * @return the name
     * @throws SipParseException if it is no domain name; an IP address is none
     */
    public static Fqdn parse(String text) {
        int length = text.endsWith(".") ? text.length() - 1 : text.length();
        if (length == 0 || length > MAX_LENGTH) {
            throw error("a host name has 1 to 253 characters", text, 0);
        }
        int start = 0;
        for (int dot = text.indexOf('.'); dot >= 0 && dot < length; dot = text.indexOf('.', start)) {
            checkLabel(text, start, dot);
            start = dot + 1;
        }
        checkLabel(text, start, length);
        if (Grammar.is(Grammar.DIGIT, text.charAt(start))) {
            throw error("the last label of a host name begins with a letter", text, start);
        }
        return new Fqdn(text);
    }

    private static void checkLabel(String text, int start, int end) {
        if (start == end || end - start > MAX_LABEL) {
            throw error("a label of a host name has 1 to 63 characters", text, start);
        }
        for (int i = start; i < end; i++) {
            char c = text.charAt(i) > 127 ? '?' : text.charAt(i);
            boolean edge = i == start || i == end - 1;
            if (!Grammar.is(Grammar.ALPHA | Grammar.DIGIT, c) && (c != '-' || edge)) {
                throw error("a host name has letters, digits and inner hyphens", text, i);
            }
        }
    }

    private static SipParseException error(String rule, String text, int offset) {
        return SipParseException.at(rule, text.getBytes(StandardCharsets.UTF_8), offset);
    }

    /**
     * The name without its first label.
     *
     * @return {@code contoso.com} for {@code sbc1.contoso.com}; empty for a name of one label
     */
    public Optional<Fqdn> parent() {
        String name = canonical();
        int dot = name.indexOf('.');
        return dot < 0 ? Optional.empty() : Optional.of(new Fqdn(name.substring(dot + 1)));
    }

    /**
     * Whether this name lies somewhere below another one.
     *
     * @param ancestor a shorter name
     * @return true for {@code a.b.contoso.com} and {@code contoso.com}; false for equal names
     */
    public boolean isBelow(Fqdn ancestor) {
        String name = canonical();
        String end = ancestor.canonical();
        return name.length() > end.length()
                && name.endsWith(end)
                && name.charAt(name.length() - end.length() - 1) == '.';
    }

    @Override
    public String canonical() {
        String known = key;
        if (known == null) {
            known = Grammar.lower(text.endsWith(".") ? text.substring(0, text.length() - 1) : text);
            key = known;
        }
        return known;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fqdn name && name.canonical().equals(canonical());
    }

    @Override
    public int hashCode() {
        return canonical().hashCode();
    }

    /** The name as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
