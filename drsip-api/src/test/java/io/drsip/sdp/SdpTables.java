package io.drsip.sdp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Function;

/** Rows of text blocks with {@code |} and blanks between the cells. */
final class SdpTables {

    private SdpTables() {}

    static List<List<String>> rows(String table) {
        return table.lines()
                .filter(line -> !line.isBlank())
                .map(line -> List.of(line.split(" +\\| ?", -1)).stream()
                        .map(cell -> cell.strip().translateEscapes())
                        .toList())
                .toList();
    }

    /** Expects each {@code input | canonical form}, and the canonical form to be read as the same value. */
    static <T> void canonical(AttributeType<T> type, String table) {
        for (List<String> row : rows(table)) {
            T value = type.parse(row.get(0));

            assertEquals(row.get(1), type.print(value));
            assertEquals(value, type.parse(type.print(value)));
        }
    }

    /** Expects each {@code input | offset} to be refused at that octet. */
    static void refused(Function<String, ?> parser, String table) {
        List<List<String>> rows = rows(table);

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
