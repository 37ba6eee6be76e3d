package io.drsip.core.number;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/** Rules that cannot be read: every line that is wrong, and why. The message has a line for each. */
public final class TranslationRulesException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /** What is wrong, in the order of the lines. */
    private final Problem[] problems;

    /**
     * One line that is wrong.
     *
     * @param line counted from 1
     * @param text why, and what to change
     */
    public record Problem(int line, String text) implements Serializable {

        private static final long serialVersionUID = 1;

        /** Such as {@code line 3: the pattern is no regular expression: ...}. */
        @Override
        public String toString() {
            return "line " + line + ": " + text;
        }
    }

    TranslationRulesException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = problems.toArray(new Problem[0]);
    }

    /**
     * What is wrong.
     *
     * @return in the order of the lines
     */
    public List<Problem> problems() {
        return List.of(problems);
    }
}
