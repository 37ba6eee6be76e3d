package io.drsip.core.number;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Turns a regular expression of .NET into one of Java, from left to right.
 *
 * <p>What both have is taken over. What means something else in Java is written so that it means the same: brackets and
 * ampersands in a class, braces that count nothing, named groups, which .NET numbers last. What only one of them has is
 * refused: possessive quantifiers, {@code \Q}, class subtraction, conditions, balancing groups, and the options x and
 * n.
 *
 * <p>Refused is also what would let a match run on without looking at the text, where nobody counts: repeating what may
 * be empty, and choices of which two may be empty. Single thread.
 */
final class DotNetPatternReader {

    private static final int MAX_DEPTH = 16;
    private static final int MANY = 1_000;
    private static final String ESCAPES = "abABcdDefGnprPsStuwWxzZ";
    private static final String CLASS_ESCAPES = "acdDefnprPsStuwWx";
    private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,4})(,\\d{0,4})?}");
    private static final Pattern NAME = Pattern.compile("\\(\\?(?:<(\\w+)>|'(\\w+)')");
    private static final Pattern BACK_REFERENCE = Pattern.compile("\\\\(?:([1-9]\\d*)|k<(\\w+)>|k'(\\w+)')");
    private static final Pattern OPTIONS = Pattern.compile("\\(\\?[ims]*(?:-[ims]+)?([:)])");

    private static final int NOTHING_TO_REPEAT = -1;
    private static final int REPEATED_ALREADY = -2;

    private final String text;
    private final StringBuilder out = new StringBuilder();
    private final List<Integer> unnamed = new ArrayList<>();
    private final Map<String, Integer> named = new LinkedHashMap<>();
    private final Deque<Level> open = new ArrayDeque<>();

    // How far it has come.
    private int at;
    private boolean choiceOutside;

    /** One pair of brackets, or the whole expression. All its numbers count characters that must be there at least. */
    private static final class Level {

        private final boolean takesText;
        private int branch;
        private int shortest = MANY;
        private boolean mayBeEmpty;
        private int last = NOTHING_TO_REPEAT;

        Level(boolean takesText) {
            this.takesText = takesText;
        }

        void add(int length) {
            branch = Math.min(MANY, branch + length);
            last = length;
        }

        /** False if a second branch may be empty. */
        boolean endBranch() {
            boolean second = branch == 0 && mayBeEmpty;
            mayBeEmpty |= branch == 0;
            shortest = Math.min(shortest, branch);
            branch = 0;
            last = NOTHING_TO_REPEAT;
            return !second;
        }
    }

    DotNetPatternReader(String text) {
        this.text = text;
    }

    DotNetPattern read() {
        open.push(new Level(true));
        while (at < text.length()) {
            step(text.charAt(at));
        }
        if (open.size() > 1) {
            throw problem("a bracket ( is not closed");
        }
        endBranch();
        try {
            // .NET knows one end of a line only.
            Pattern pattern = Pattern.compile(out.toString(), Pattern.UNIX_LINES);
            return new DotNetPattern(pattern, unnamed, named, isWhole());
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("the pattern is no regular expression: " + e.getDescription(), e);
        }
    }

    private boolean isWhole() {
        return !choiceOutside && text.startsWith("^") && text.endsWith("$") && !text.endsWith("\\$");
    }

    private void step(char c) {
        switch (c) {
            case '\\' -> escape();
            case '[' -> characterClass();
            case '(' -> open();
            case ')' -> close();
            case '|' -> choice();
            case '*', '?' -> repeat(0, 1);
            case '+' -> repeat(1, 1);
            case '{' -> brace();
            case '^', '$' -> copy(1, 0);
            case '}', ']' -> literal(c);
            default -> copy(1, 1);
        }
    }

    private void copy(int count, int length) {
        out.append(text, at, at + count);
        at += count;
        level().add(length);
    }

    private void literal(char c) {
        out.append('\\').append(c);
        at++;
        level().add(1);
    }

    private Level level() {
        return open.element();
    }

    private void escape() {
        Matcher reference = BACK_REFERENCE.matcher(text).region(at, text.length());
        if (reference.lookingAt()) {
            backReference(reference);
            return;
        }
        checkEscape(ESCAPES);
        boolean takesNothing = "bBAzZG".indexOf(text.charAt(at + 1)) >= 0;
        copy(escapeLength(), takesNothing ? 0 : 1);
    }

    private void checkEscape(String known) {
        if (at + 1 == text.length()) {
            throw problem("a backslash stands at the end");
        }
        char c = text.charAt(at + 1);
        if (c < 128 && Character.isLetterOrDigit(c) && known.indexOf(c) < 0) {
            throw problem("\\" + c + " is not known, or not the same everywhere");
        }
    }

    private int escapeLength() {
        char c = text.charAt(at + 1);
        if (c == 'p' || c == 'P') {
            int end = text.indexOf('}', at);
            if (!text.startsWith("{", at + 2) || end < 0) {
                throw problem("\\" + c + " needs a category in braces");
            }
            return end + 1 - at;
        }
        int length = c == 'x' ? 4 : c == 'u' ? 6 : c == 'c' ? 3 : 2;
        if (at + length > text.length()) {
            throw problem("\\" + c + " is not complete");
        }
        return length;
    }

    private void backReference(Matcher reference) {
        String number = reference.group(1);
        String name = number == null ? firstOf(reference, 2, 3) : number;
        Integer index = named.get(name);
        if (index == null && name.matches("\\d{1,3}") && Integer.parseInt(name) <= unnamed.size()) {
            index = unnamed.get(Math.max(0, Integer.parseInt(name) - 1));
        }
        if (index == null) {
            throw problem("there is no group " + name + " before this place");
        }
        // In brackets, so that a digit behind it stays one.
        out.append("(?:\\").append(index).append(')');
        at = reference.end();
        level().add(0);
    }

    private static String firstOf(Matcher matcher, int first, int second) {
        String text = matcher.group(first);
        return text == null ? String.valueOf(matcher.group(second)) : text;
    }

    private void characterClass() {
        int start = at;
        int content = text.startsWith("[^", at) ? at + 2 : at + 1;
        out.append(text, at, content);
        at = content;
        while (at < text.length() && (text.charAt(at) != ']' || at == content)) {
            classMember(text.charAt(at));
        }
        if (at == text.length()) {
            at = start;
            throw problem("a bracket [ is not closed");
        }
        out.append(']');
        at++;
        level().add(1);
    }

    private void classMember(char c) {
        if (c == '\\') {
            checkEscape(CLASS_ESCAPES);
            int length = escapeLength();
            out.append(text, at, at + length);
            at += length;
        } else if (c == '[' && text.charAt(at - 1) == '-') {
            throw problem("one class without another is not known here");
        } else {
            if ("[]&^".indexOf(c) >= 0) {
                out.append('\\');
            }
            out.append(c);
            at++;
        }
    }

    private void open() {
        if (open.size() > MAX_DEPTH) {
            throw problem("brackets are nested more than " + MAX_DEPTH + " deep");
        }
        if (!text.startsWith("(?", at)) {
            unnamed.add(unnamed.size() + named.size() + 1);
            push("(", 1, true);
            return;
        }
        Matcher name = NAME.matcher(text).region(at, text.length());
        Matcher options = OPTIONS.matcher(text).region(at, text.length());
        if (name.lookingAt()) {
            openNamed(firstOf(name, 1, 2), name.end() - at);
        } else if (options.lookingAt()) {
            setOptions(options);
        } else if (text.startsWith("(?>", at)) {
            push("(?>", 3, true);
        } else if (text.startsWith("(?=", at) || text.startsWith("(?!", at)) {
            push(text.substring(at, at + 3), 3, false);
        } else if (text.startsWith("(?<=", at) || text.startsWith("(?<!", at)) {
            push(text.substring(at, at + 4), 4, false);
        } else {
            throw problem("this kind of group is not known here");
        }
    }

    private void openNamed(String name, int length) {
        if (Character.isDigit(name.charAt(0)) || named.containsKey(name)) {
            throw problem("a group has a name of its own that does not begin with a digit");
        }
        named.put(name, unnamed.size() + named.size() + 1);
        push("(", length, true);
    }

    private void setOptions(Matcher options) {
        if (":".equals(options.group(1))) {
            push(options.group(), options.end() - at, true);
        } else {
            out.append(options.group());
            at = options.end();
            level().last = NOTHING_TO_REPEAT;
        }
    }

    private void push(String written, int length, boolean takesText) {
        out.append(written);
        at += length;
        open.push(new Level(takesText));
    }

    private void close() {
        if (open.size() == 1) {
            throw problem("a bracket ) was not opened");
        }
        endBranch();
        Level closed = open.pop();
        out.append(')');
        at++;
        level().add(closed.takesText ? closed.shortest : 0);
    }

    private void choice() {
        choiceOutside |= open.size() == 1;
        endBranch();
        out.append('|');
        at++;
    }

    private void endBranch() {
        if (!level().endBranch()) {
            throw problem("only one choice may be empty");
        }
    }

    private void brace() {
        Matcher count = COUNT.matcher(text).region(at, text.length());
        if (count.lookingAt()) {
            repeat(Integer.parseInt(count.group(1)), count.end() - at);
        } else {
            literal('{');
        }
    }

    private void repeat(int least, int length) {
        Level level = level();
        if (level.last == NOTHING_TO_REPEAT) {
            throw problem("there is nothing to repeat");
        }
        if (level.last == REPEATED_ALREADY) {
            throw problem("what is repeated cannot be repeated again without brackets");
        }
        if (level.last == 0) {
            throw problem("what may be empty cannot be repeated");
        }
        level.branch = Math.min(MANY, Math.max(0, level.branch + level.last * (least - 1)));
        level.last = REPEATED_ALREADY;
        out.append(text, at, at + length);
        at += length;
        if (at < text.length() && text.charAt(at) == '?') {
            out.append('?');
            at++;
        }
    }

    private IllegalArgumentException problem(String what) {
        return new IllegalArgumentException("the pattern cannot be used, at index " + at + ": " + what);
    }
}
