package io.drsip.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Function;

/** Rows of text blocks with {@code |} between the cells; backslash escapes such as {@code \r} are Java's own. */
public final class Tables {

    private Tables() {}

    /** The cells of each row, without the blanks around them. */
    public static List<List<String>> rows(String table) {
        return table.lines()
                .filter(line -> !line.isBlank())
                .map(line -> List.of(line.split(" \\| ?", -1)).stream()
                        .map(cell -> cell.strip().translateEscapes())
                        .toList())
                .toList();
    }

    /** Expects each {@code input | canonical form}, and the canonical form to be read as the same value. */
    static void canonical(Function<String, ?> parser, String table) {
        for (List<String> row : rows(table)) {
            Object value = parser.apply(row.get(0));

            assertEquals(row.get(1), value.toString());
            assertEquals(value, parser.apply(value.toString()));
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
        } catch (SipParseException e) {
            return input + " at " + e.offset();
        }
    }
}
