package io.drsip.sip;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    /** No known name is longer. */
    static final int MAX_LENGTH = 24;

    private static final int SLOTS = 1024;

    /** Fits the names as they are, which saves the search when the class is loaded; another one is found if it must. */
    private static final int FIRST_MULTIPLIER = 0x9E377DA3;

    private static final @Nullable Spelling[] SPELLINGS = new Spelling[SLOTS];

    private static final int MULTIPLIER = fill();

    private HeaderName() {}

    /** One way to write a name. */
    private record Spelling(int id, Word word) {}

    /** The id of a name, in any case, long or compact; {@link #UNKNOWN} for a name outside the table. */
    static int idOf(byte[] bytes, int start, int end) {
        int length = end - start;
        if (length == 0 || length > MAX_LENGTH) {
            return UNKNOWN;
        }
        Spelling spelling = SPELLINGS[slot(MULTIPLIER, bytes[start], bytes[end - 1], length)];
        return spelling != null && spelling.word.is(bytes, start, end) ? spelling.id : UNKNOWN;
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

    /** Fills the table by the first multiplier that gives each spelling a slot of its own. */
    private static int fill() {
        int multiplier = FIRST_MULTIPLIER;
        while (!fits(multiplier)) {
            multiplier += 2;
        }
        for (int id = 0; id < KNOWN.length; id++) {
            for (String spelling : KNOWN[id]) {
                SPELLINGS[slot(multiplier, spelling)] = new Spelling(id, Word.anyCase(spelling));
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
}
