package io.drsip.core.message;

import io.drsip.sip.HeaderType;
import java.util.ArrayList;
import java.util.List;

/**
 * How several values of one header become lines: tokens share one line, addresses have one each. Content-Length is none
 * of them, since it follows from the body.
 */
final class HeaderLines {

    private static final int MOST_BESIDE_OTHERS = 40;

    private HeaderLines() {}

    static <T> void write(MessageWriter writer, HeaderType<T> type, List<T> values) {
        requireNoLength(type);
        for (String line : lines(type, values)) {
            writer.header(type, line);
        }
    }

    /** The values of the lines, without the name. */
    static <T> List<String> lines(HeaderType<T> type, List<T> values) {
        if (values.size() == 1) {
            return List.of(type.print(values.get(0)));
        }
        List<String> printed = new ArrayList<>(values.size());
        boolean oneLine = type.isList() && !values.isEmpty();
        for (T value : values) {
            String text = type.print(value);
            printed.add(text);
            oneLine &= text.length() <= MOST_BESIDE_OTHERS && text.indexOf('<') < 0;
        }
        return oneLine ? List.of(String.join(", ", printed)) : printed;
    }

    static void requireNoLength(HeaderType<?> type) {
        if (type.isSameHeader(HeaderType.CONTENT_LENGTH)) {
            throw new IllegalArgumentException("Content-Length follows from the body: set that instead");
        }
    }
}
