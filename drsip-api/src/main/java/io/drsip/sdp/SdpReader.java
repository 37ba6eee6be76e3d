package io.drsip.sdp;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A cursor over an octet text, with which every value reads itself: {@code consumeX} moves over X if it is there,
 * {@code expectX} does the same or throws the rule with its offset.
 *
 * <p>Where the grammar has one space, any number of spaces and tabs is taken: some media gateways put two, or one at
 * the end. Single thread.
 */
final class SdpReader {

    private final String octets;

    /** What an error tells instead of octets; empty if it may tell them. */
    private final String secret;

    private int at;

    SdpReader(String octets, String secret) {
        this.octets = octets;
        this.secret = secret;
    }

    static SdpReader of(String unicode) {
        return new SdpReader(SdpText.octets(unicode), "");
    }

    /** For a value with key material. */
    static SdpReader secret(String unicode, String name) {
        return new SdpReader(SdpText.octets(unicode), name);
    }

    /** Reads all, and makes a value that says itself what is wrong with its parts. */
    <T> T readAll(Function<SdpReader, T> value) {
        T read = value.apply(this);
        consumeBlanks();
        if (at < octets.length()) {
            throw error("nothing follows a complete value");
        }
        return read;
    }

    SdpParseException error(String rule) {
        return errorAt(rule, at);
    }

    SdpParseException errorAt(String rule, int offset) {
        return secret.isEmpty()
                ? SdpParseException.octets(rule, octets, offset)
                : SdpParseException.hidden(rule, secret, offset);
    }

    boolean atEnd() {
        return at == octets.length();
    }

    int offset() {
        return at;
    }

    boolean consume(char c) {
        if (at < octets.length() && octets.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    void expect(char c, String rule) {
        if (!consume(c)) {
            throw error(rule);
        }
    }

    private boolean consumeBlanks() {
        int start = at;
        while (at < octets.length() && (octets.charAt(at) == ' ' || octets.charAt(at) == '\t')) {
            at++;
        }
        return at > start;
    }

    /** Whether another field follows; its first octet is the next one then. */
    boolean consumeSpace() {
        return consumeBlanks() && !atEnd();
    }

    void expectSpace(String rule) {
        if (!consumeSpace()) {
            throw error(rule);
        }
    }

    /** Everything up to the next blank. */
    String expectWord(String rule) {
        return expectWord(rule, word -> true);
    }

    String expectWord(String rule, Predicate<String> good) {
        int start = at;
        while (at < octets.length() && octets.charAt(at) > ' ' && octets.charAt(at) != 0x7F) {
            at++;
        }
        String word = SdpText.unicode(octets.substring(start, at));
        if (word.isEmpty() || !good.test(word)) {
            throw errorAt(rule, start);
        }
        return word;
    }

    /** All fields that are left, blanks between them. */
    List<String> words(int most, String rule) {
        List<String> words = new ArrayList<>();
        while (consumeSpace()) {
            if (words.size() == most) {
                throw error(rule);
            }
            words.add(expectWord("a field has no control characters"));
        }
        return List.copyOf(words);
    }

    /** Octets up to one of those that end the part, or to the end. */
    String until(String ends) {
        int start = at;
        while (at < octets.length() && ends.indexOf(octets.charAt(at)) < 0) {
            at++;
        }
        return SdpText.unicode(octets.substring(start, at));
    }

    /** All that is left, blanks included. */
    String rest() {
        String rest = SdpText.unicode(octets.substring(at));
        at = octets.length();
        return rest;
    }

    int expectNumber(int max, String rule) {
        return (int) expectLong(max, rule);
    }

    long expectLong(long max, String rule) {
        int start = at;
        String digits = digits();
        if (!SdpText.isDigits(digits, 18) || Long.parseLong(digits) > max) {
            throw errorAt(rule, start);
        }
        return Long.parseLong(digits);
    }

    BigInteger expectDigits(int most, String rule) {
        int start = at;
        String digits = digits();
        if (!SdpText.isDigits(digits, most)) {
            throw errorAt(rule, start);
        }
        return new BigInteger(digits);
    }

    private String digits() {
        int start = at;
        while (at < octets.length() && SdpText.isDigit(octets.charAt(at))) {
            at++;
        }
        return octets.substring(start, at);
    }
}
