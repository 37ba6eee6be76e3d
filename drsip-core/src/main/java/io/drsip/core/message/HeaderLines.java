package io.drsip.core.message;

import io.drsip.sip.HeaderType;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How several values of one header become lines: tokens share one line, addresses have one each. Content-Length is none
 * of them, since it follows from the body.
 */
final class HeaderLines {

    private HeaderLines() {}

    static <T> void write(MessageWriter writer, HeaderType<T> type, List<T> values) {
        for (String line : lines(type, values)) {
            writer.header(type.name(), line);
        }
    }

    /** The values of the lines, without the name. */
    static <T> List<String> lines(HeaderType<T> type, List<T> values) {
        requireNoLength(type);
        List<String> printed = values.stream().map(type::print).toList();
        boolean oneLine =
                type.isList() && printed.stream().noneMatch(text -> text.indexOf('<') >= 0 || text.length() > 40);
        return oneLine && !printed.isEmpty() ? List.of(printed.stream().collect(Collectors.joining(", "))) : printed;
    }

    static void requireNoLength(HeaderType<?> type) {
        boolean length = type.name().equalsIgnoreCase(HeaderType.CONTENT_LENGTH.name())
                || HeaderType.CONTENT_LENGTH
                        .compactName()
                        .filter(type.name()::equalsIgnoreCase)
                        .isPresent();
        if (length) {
            throw new IllegalArgumentException("Content-Length follows from the body: set that instead");
        }
    }
}
