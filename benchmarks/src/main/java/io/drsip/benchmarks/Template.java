package io.drsip.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with names in braces that stand for something. Immutable. */
final class Template {

    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    private final List<String> texts = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    Template(String text) {
        Matcher matcher = NAME.matcher(text);
        int start = 0;
        while (matcher.find()) {
            texts.add(text.substring(start, matcher.start()));
            names.add(matcher.group(1));
            start = matcher.end();
        }
        texts.add(text.substring(start));
    }

    /** The text with values in the place of names; each name is followed by its value. */
    String fill(Object... values) {
        StringBuilder filled = new StringBuilder(4096);
        for (int i = 0; i < names.size(); i++) {
            filled.append(texts.get(i)).append(value(names.get(i), values));
        }
        return filled.append(texts.get(names.size())).toString();
    }

    private static Object value(String name, Object... values) {
        for (int i = 0; i < values.length; i += 2) {
            if (name.equals(values[i])) {
                return values[i + 1];
            }
        }
        throw new IllegalArgumentException("nothing stands for " + name);
    }
}
