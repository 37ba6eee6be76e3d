package io.drsip.sdp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drsip.sip.Tables;
import java.util.List;
import java.util.function.Function;

/** Tables of session descriptions and their attributes, as {@link Tables} has them. */
final class SdpTables {

    private SdpTables() {}

    /** Expects each {@code input | canonical form}, and the canonical form to be read as the same value. */
    static <T> void canonical(AttributeType<T> type, String table) {
        for (List<String> row : Tables.rows(table)) {
            T value = type.parse(row.get(0));

            assertEquals(row.get(1), type.print(value));
            assertEquals(value, type.parse(type.print(value)));
        }
    }

    /** Expects each {@code input | offset} to be refused at that octet. */
    static void refused(Function<String, ?> parser, String table) {
        List<List<String>> rows = Tables.rows(table);

        List<String> actual =
                rows.stream().map(row -> verdict(parser, row.get(0))).toList();

        assertEquals(rows.stream().map(row -> row.get(0) + " at " + row.get(1)).toList(), actual);
    }

    private static String verdict(Function<String, ?> parser, String input) {
        try {
            return input + " is " + parser.apply(input);
        } catch (SdpParseException e) {
            return input + " at " + e.offset();
        }
    }
}
