package io.drsip.core.message;

import io.drsip.sip.HeaderType;
import java.util.List;
import java.util.stream.Collectors;

/** How several values of one header become lines: tokens share one line, addresses have one each. */
final class HeaderLines {

    private HeaderLines() {}

    static <T> void write(MessageWriter writer, HeaderType<T> type, List<T> values) {
        for (String line : lines(type, values)) {
            writer.header(type.name(), line);
        }
    }

    /** The values of the lines, without the name. */
    static <T> List<String> lines(HeaderType<T> type, List<T> values) {
        List<String> printed = values.stream().map(type::print).toList();
        boolean oneLine =
                type.isList() && printed.stream().noneMatch(text -> text.indexOf('<') >= 0 || text.length() > 40);
        return oneLine && !printed.isEmpty() ? List.of(printed.stream().collect(Collectors.joining(", "))) : printed;
    }
}
