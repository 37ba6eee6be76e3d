package io.drsip.sip;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The header names that this library knows by number, so that an index finds them without a text comparison.
 *
 * <p>An id is a bit number in the set of names present in a message; {@link #UNKNOWN} stands for every other name.
 * First and last letter and the length tell all names below apart: they make the slot of a hash table in which every
 * name has its own, so that one comparison, eight octets at a time, settles it.
 */
final class HeaderName {

    static final int UNKNOWN = 63;

    /** Long name and compact name, the place in the table is the id. */
    private static final String[][] KNOWN = {
        {"Via", "v"},
        {"From", "f"},
        {"To", "t"},
        {"Call-ID", "i"},
        {"CSeq"},
        {"Contact", "m"},
        {"Route"},
        {"Record-Route"},
        {"Max-Forwards"},
        {"Content-Length", "l"},
        {"Content-Type", "c"},
        {"Allow"},
        {"Supported", "k"},
        {"Require"},
        {"Unsupported"},
        {"Retry-After"},
        {"Reason"},
        {"User-Agent"},
        {"Server"},
        {"P-Asserted-Identity"},
        {"Privacy"},
        {"Replaces"},
        {"Session-Expires", "x"},
        {"Min-SE"},
        {"History-Info"},
        {"Diversion"},
        {"Refer-To", "r"},
        {"Referred-By", "b"},
        {"Event", "o"},
        {"Subscription-State"},
        {"Accept"},
        {"Warning"},
        {"Expires"},
        {"Date"},
        {"Subject", "s"},
        {"Allow-Events", "u"},
        {"Content-Encoding", "e"},
        {"Proxy-Require"},
        {"Geolocation"},
        {"Remote-Party-ID"},
        {"Content-Disposition"},
        {"P-Preferred-Identity"},
        {"Min-Expires"},
        {"RSeq"},
        {"RAck"}
    };

    static final int CONTENT_LENGTH = idOf("Content-Length");

    private static final int WORDS_EACH = 3;
    private static final int MAX_LENGTH = WORDS_EACH * Swar.WIDTH;
    private static final int SLOTS = 1024;
    private static final int MOST_SPELLINGS = 256;

    /** Fits the names as they are, which saves the search when the class is loaded; another one is found if it must. */
    private static final int FIRST_MULTIPLIER = 0x9E377DA3;

    /** For each slot the id, the length and the number of its spelling, as octets of an int; zero if it is free. */
    private static final int[] SPELLINGS = new int[SLOTS];

    /** The spellings in lower case, as words by their numbers. */
    private static final long[] WORDS = new long[WORDS_EACH * MOST_SPELLINGS];

    /** The bits in which a word may differ: those of letters, since they tell the cases apart. */
    private static final long[] CASES = new long[WORDS.length];

    private static final int MULTIPLIER = fill();

    private HeaderName() {}

    /** The id of a name, in any case, long or compact; {@link #UNKNOWN} for a name outside the table. */
    static int idOf(byte[] bytes, int start, int end) {
        int length = end - start;
        if (length == 0 || length > MAX_LENGTH) {
            return UNKNOWN;
        }
        int spelling = SPELLINGS[slot(MULTIPLIER, bytes[start], bytes[end - 1], length)];
        boolean found = ((spelling >>> 8) & 0xFF) == length && isSpelling(spelling & 0xFF, bytes, start, end);
        return found ? spelling >>> 16 : UNKNOWN;
    }

    private static boolean isSpelling(int number, byte[] bytes, int start, int end) {
        int at = start;
        int word = WORDS_EACH * number;
        for (; at <= end - Swar.WIDTH; at += Swar.WIDTH) {
            if (((Swar.word(bytes, at) ^ WORDS[word]) & ~CASES[word]) != 0) {
                return false;
            }
            word++;
        }
        return at == end || ((tail(bytes, at, end) ^ WORDS[word]) & ~CASES[word]) == 0;
    }

    /** The last octets of a name as a word, zeros behind them. */
    private static long tail(byte[] bytes, int at, int end) {
        int beyond = Byte.SIZE * (Swar.WIDTH - (end - at));
        if (at <= bytes.length - Swar.WIDTH) {
            return (Swar.word(bytes, at) << beyond) >>> beyond;
        }
        long word = 0;
        for (int i = end - 1; i >= at; i--) {
            word = (word << Byte.SIZE) | bytes[i];
        }
        return word;
    }

    static int idOf(String name) {
        for (int id = 0; id < KNOWN.length; id++) {
            for (String spelling : KNOWN[id]) {
                if (spelling.equalsIgnoreCase(name)) {
                    return id;
                }
            }
        }
        return UNKNOWN;
    }

    /** Perfect for the names above: no two of them share a slot. Letters count without their case. */
    private static int slot(int multiplier, int first, int last, int length) {
        int key = ((first & 0x1F) << 10) | ((last & 0x1F) << 5) | length;
        return (key * multiplier) >>> 22;
    }

    /** Fills the tables by the first multiplier that gives each spelling a slot of its own. */
    private static int fill() {
        int multiplier = FIRST_MULTIPLIER;
        while (!fits(multiplier)) {
            multiplier += 2;
        }
        int number = 1;
        for (int id = 0; id < KNOWN.length; id++) {
            for (String spelling : KNOWN[id]) {
                SPELLINGS[slot(multiplier, spelling)] = (id << 16) | (spelling.length() << 8) | number;
                putWords(number, Grammar.lower(spelling));
                number++;
            }
        }
        return multiplier;
    }

    private static boolean fits(int multiplier) {
        Set<Integer> taken = new HashSet<>();
        return Stream.of(KNOWN).flatMap(Stream::of).allMatch(spelling -> taken.add(slot(multiplier, spelling)));
    }

    private static int slot(int multiplier, String spelling) {
        int last = spelling.length() - 1;
        return slot(multiplier, spelling.charAt(0), spelling.charAt(last), last + 1);
    }

    private static void putWords(int number, String lower) {
        for (int i = 0; i < lower.length(); i++) {
            int word = WORDS_EACH * number + i / Swar.WIDTH;
            int shift = i % Swar.WIDTH * Byte.SIZE;
            long letterBit = Grammar.is(Grammar.ALPHA, lower.charAt(i)) ? 0x20 : 0;
            WORDS[word] |= (long) lower.charAt(i) << shift;
            CASES[word] |= letterBit << shift;
        }
    }
}
