package io.drsip.core.message;

import io.drsip.sip.HeaderType;
import io.drsip.sip.Slice;
import java.util.ArrayList;
import java.util.List;

/**
 * A header line that we write.
 *
 * @param type which header
 * @param values what the line says; all of the type
 * @param text the value as it is written, without control characters
 */
record WrittenLine(HeaderType<?> type, List<?> values, Slice text) {

    /** Several values become lines as {@link HeaderLines} has it. */
    static <T> List<WrittenLine> of(HeaderType<T> type, List<T> values) {
        if (values.size() == 1) {
            return List.of(line(type, List.copyOf(values), type.print(values.get(0))));
        }
        List<String> texts = HeaderLines.lines(type, values);
        if (texts.size() == 1) {
            return List.of(line(type, List.copyOf(values), texts.get(0)));
        }
        List<WrittenLine> lines = new ArrayList<>(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            lines.add(line(type, List.of(values.get(i)), texts.get(i)));
        }
        return lines;
    }

    static WrittenLine contentLength(Slice body) {
        int length = body.length();
        return line(HeaderType.CONTENT_LENGTH, List.of(length), Integer.toString(length));
    }

    private static WrittenLine line(HeaderType<?> type, List<?> values, String text) {
        return new WrittenLine(type, values, MessageWriter.checked(type.name(), text));
    }

    /** The values as another key for the same header would have read them. */
    @SuppressWarnings("unchecked") // the same key, so the same type
    <T> List<T> valuesAs(HeaderType<T> other) {
        return other == type ? (List<T>) values : other.parse(text.toString());
    }

    void write(MessageWriter writer) {
        writer.header(type.label(), text);
    }
}
