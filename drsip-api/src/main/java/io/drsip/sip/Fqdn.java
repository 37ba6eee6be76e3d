package io.drsip.sip;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

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
    private final String key;

    private Fqdn(String text, String key) {
        this.text = text;
        this.key = key;
    }

    /**
     * Reads a domain name.
     *
     * @param text such as {@code sbc1.contoso.com}, in any case, with or without a trailing dot
     * @return the name
     * @throws SipParseException if it is no domain name; an IP address is none
     */
    public static Fqdn parse(String text) {
        String key = Grammar.lower(text.endsWith(".") ? text.substring(0, text.length() - 1) : text);
        if (key.isEmpty() || key.length() > MAX_LENGTH) {
            throw error("a host name has 1 to 253 characters", text, 0);
        }
        int start = 0;
        while (true) {
            int dot = key.indexOf('.', start);
            int end = dot < 0 ? key.length() : dot;
            checkLabel(text, key, start, end);
            if (dot < 0) {
                break;
            }
            start = end + 1;
        }
        if (Grammar.is(Grammar.DIGIT, key.charAt(start))) {
            throw error("the last label of a host name begins with a letter", text, start);
        }
        return new Fqdn(text, key);
    }

    private static void checkLabel(String text, String key, int start, int end) {
        if (start == end || end - start > MAX_LABEL) {
            throw error("a label of a host name has 1 to 63 characters", text, start);
        }
        for (int i = start; i < end; i++) {
            char c = key.charAt(i) > 127 ? '?' : key.charAt(i);
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
        int dot = key.indexOf('.');
        return dot < 0 ? Optional.empty() : Optional.of(new Fqdn(key.substring(dot + 1), key.substring(dot + 1)));
    }

    /**
     * Whether this name lies somewhere below another one.
     *
     * @param ancestor a shorter name
     * @return true for {@code a.b.contoso.com} and {@code contoso.com}; false for equal names
     */
    public boolean isBelow(Fqdn ancestor) {
        return key.length() > ancestor.key.length()
                && key.endsWith(ancestor.key)
                && key.charAt(key.length() - ancestor.key.length() - 1) == '.';
    }

    @Override
    public String canonical() {
        return key;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fqdn name && name.key.equals(key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    /** The name as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
