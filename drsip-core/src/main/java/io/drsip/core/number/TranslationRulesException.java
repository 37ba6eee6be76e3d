package io.drsip.core.number;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rules that cannot be read: every line that is wrong, and why. The message has a line for each. */
public final class TranslationRulesException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /** Which lines are wrong, in their order. */
    private final int[] lines;

    /** What is wrong with each of them. */
    private final String[] texts;

    /**
     * One line that is wrong.
     *
     * @param line counted from 1
     * @param text why, and what to change
     */
    public record Problem(int line, String text) {

        /** Such as {@code line 3: the pattern is no regular expression: ...}. */
        @Override
        public String toString() {
            return "line " + line + ": " + text;
        }
    }

    TranslationRulesException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        lines = problems.stream().mapToInt(Problem::line).toArray();
        texts = problems.stream().map(Problem::text).toArray(String[]::new);
    }

    /**
     * What is wrong.
     *
     * @return in the order of the lines
     */
    public List<Problem> problems() {
        return IntStream.range(0, lines.length)
                .mapToObj(i -> new Problem(lines[i], texts[i]))
                .toList();
    }
}
