package io.drsip.sip;

import java.util.ArrayList;
import java.util.List;

/**
 * The header names that this library knows by number, so that an index finds them without a text comparison.
 *
 * <p>An id is a bit number in the set of names present in a message; {@link #UNKNOWN} stands for every other name.
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

    private static final int MAX_LENGTH = 24;
    private static final List<List<Spelling>> BY_LENGTH = byLength();

    private HeaderName() {}

    private record Spelling(Slice lower, int id) {}

    /** The id of a name, in any case, long or compact; {@link #UNKNOWN} for a name outside the table. */
    static int idOf(byte[] bytes, int start, int end) {
        int length = end - start;
        if (length > MAX_LENGTH) {
            return UNKNOWN;
        }
        for (Spelling spelling : BY_LENGTH.get(length)) {
            if (matches(spelling.lower.array(), bytes, start)) {
                return spelling.id;
            }
        }
        return UNKNOWN;
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

    private static boolean matches(byte[] lower, byte[] bytes, int start) {
        for (int i = 0; i < lower.length; i++) {
            int octet = bytes[start + i];
            if (octet >= 'A' && octet <= 'Z') {
                octet += 32;
            }
            if (octet != lower[i]) {
                return false;
            }
        }
        return true;
    }

    private static List<List<Spelling>> byLength() {
        List<List<Spelling>> table = new ArrayList<>();
        for (int length = 0; length <= MAX_LENGTH; length++) {
            table.add(new ArrayList<>());
        }
        for (int id = 0; id < KNOWN.length; id++) {
            for (String spelling : KNOWN[id]) {
                Slice lower = Slice.of(Grammar.lower(spelling));
                table.get(lower.length()).add(new Spelling(lower, id));
            }
        }
        return table;
    }
}
