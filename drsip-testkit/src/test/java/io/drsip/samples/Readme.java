package io.drsip.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The blocks of the README that say which sample they are: a comment with a name above the fence. */
final class Readme {

    private static final Pattern BLOCK = Pattern.compile("<!-- (\\S+) -->\n```(\\w+)\n(.*?)```\n", Pattern.DOTALL);
    private static final Pattern JAVA = Pattern.compile("(?m)^```java$");

    private Readme() {}

    static String block(String language, String name) {
        String found = blocks(language).get(name);
        if (found == null) {
            throw new AssertionError("README.md has no " + language + " block below <!-- " + name + " -->");
        }
        return found.strip();
    }

    static Map<String, String> blocks(String language) {
        Map<String, String> blocks = new TreeMap<>();
        Matcher matcher = BLOCK.matcher(text());
        while (matcher.find()) {
            if (matcher.group(2).equals(language)) {
                blocks.put(matcher.group(1), matcher.group(3));
            }
        }
        return blocks;
    }

    /** All fences of that language, with a name above them or not. */
    static long javaFences() {
        return JAVA.matcher(text()).results().count();
    }

    private static String text() {
        return read(Path.of("..", "README.md"));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
