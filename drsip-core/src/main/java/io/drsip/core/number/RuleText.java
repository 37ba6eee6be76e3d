package io.drsip.core.number;

import io.drsip.core.number.TranslationRulesException.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads translation rules from what PowerShell shows. Single thread. */
final class RuleText {

    private static final int MAX_LINES = 10_000;
    private static final String NAME = "Name";
    private static final String IDENTITY = "Identity";
    private static final String PATTERN = "Pattern";
    private static final String TRANSLATION = "Translation";

    /** A line of a list: a property, and what it is. */
    private static final Pattern PROPERTY = Pattern.compile("(\\w+) *: ?(.*)");

    private static final Pattern HEADING = Pattern.compile("(?:Name|Identity|Pattern)(?:\\s+\\w+)+\\s*");
    private static final Pattern RULER = Pattern.compile("-+(?: +-+)+ *");
    private static final Pattern WORD = Pattern.compile("\\S+");

    private static final String CUT_OFF = "PowerShell has cut this line off: paste what it shows with | Format-List, or"
            + " with | Format-Table Name, Pattern, Translation -AutoSize | Out-String -Width 4096";

    private final List<String> lines;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, TranslationRule> rules = new LinkedHashMap<>();

    // Where it is, counted from 1, and what it knows of the rule or of the table that it is in.
    private int line;
    private int ruleLine;
    private String lastProperty = "";
    private final Map<String, String> properties = new LinkedHashMap<>();
    private List<String> columns = List.of(NAME, PATTERN, TRANSLATION);
    private List<Integer> starts = List.of();

    RuleText(String text) {
        String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
        lines = bare.lines().limit(MAX_LINES + 1L).toList();
    }

    TranslationRules read() {
        if (lines.size() > MAX_LINES) {
            throw new TranslationRulesException(List.of(new Problem(MAX_LINES, "there are more lines than this")));
        }
        boolean list = lines.stream()
                .filter(RuleText::counts)
                .limit(1)
                .anyMatch(first -> PROPERTY.matcher(first).matches());
        for (String text : lines) {
            line++;
            if (text.startsWith("#")) {
                continue;
            }
            if (list) {
                property(text);
            } else if (counts(text)) {
                row(text.stripTrailing());
            }
        }
        line++;
        endRule();
        if (!problems.isEmpty()) {
            throw new TranslationRulesException(problems);
        }
        return TranslationRules.of(List.copyOf(rules.values()));
    }

    private static boolean counts(String text) {
        return !text.isBlank() && !text.startsWith("#");
    }

    private void property(String text) {
        Matcher property = PROPERTY.matcher(text);
        if (text.isBlank()) {
            endRule();
        } else if (property.matches()) {
            String name = property.group(1);
            if (properties.containsKey(name)) {
                endRule();
            }
            if (properties.isEmpty()) {
                ruleLine = line;
            }
            lastProperty = name;
            properties.put(name, property.group(2).strip());
        } else if (text.startsWith("  ") && !lastProperty.isEmpty()) {
            // PowerShell breaks a long value where the window ends, and moves the rest below its beginning.
            properties.merge(lastProperty, text.strip(), String::concat);
        } else {
            problem(line, "a line of a list is a property, a colon and its value, such as Name : AddPlus1");
        }
    }

    private void endRule() {
        if (properties.isEmpty()) {
            return;
        }
        for (String needed : List.of(PATTERN, TRANSLATION)) {
            if (!properties.containsKey(needed)) {
                problem(ruleLine, "the rule that begins here has no " + needed);
            }
        }
        String name = properties.getOrDefault(NAME, "").isEmpty()
                ? properties.getOrDefault(IDENTITY, "")
                : properties.getOrDefault(NAME, "");
        if (properties.containsKey(PATTERN) && properties.containsKey(TRANSLATION)) {
            add(ruleLine, name, properties.getOrDefault(PATTERN, ""), properties.getOrDefault(TRANSLATION, ""));
        }
        properties.clear();
        lastProperty = "";
    }

    private void row(String text) {
        if (rules.isEmpty() && starts.isEmpty() && HEADING.matcher(text).matches()) {
            heading(text);
        } else if (RULER.matcher(text).matches()) {
            starts = starts(text);
        } else {
            rule(cells(text));
        }
    }

    private void heading(String text) {
        List<String> words =
                WORD.matcher(text).results().map(word -> word.group()).toList();
        boolean named = words.contains(NAME) || words.contains(IDENTITY);
        if (named && words.contains(PATTERN) && words.contains(TRANSLATION)) {
            columns = words;
        } else {
            problem(line, "the heading names Name, Pattern and Translation");
        }
    }

    private static List<Integer> starts(String ruler) {
        return WORD.matcher(ruler).results().map(word -> word.start()).toList();
    }

    private List<String> cells(String text) {
        if (starts.size() != columns.size()) {
            return WORD.matcher(text).results().map(word -> word.group()).toList();
        }
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            int start = Math.min(text.length(), starts.get(i));
            int end = i + 1 < starts.size() ? Math.min(text.length(), starts.get(i + 1)) : text.length();
            if (start > 0 && start == starts.get(i) && text.charAt(start - 1) != ' ') {
                return List.of();
            }
            cells.add(text.substring(start, end).strip());
        }
        return cells;
    }

    private void rule(List<String> cells) {
        if (cells.size() != columns.size()) {
            problem(
                    line,
                    starts.isEmpty()
                            ? "a rule is name, pattern and translation, with blanks between and none inside"
                            : "what stands here does not stand below the headings");
        } else if (cells.stream().anyMatch(this::isCutOff)) {
            problem(line, CUT_OFF);
        } else {
            String name = cells.get(columns.indexOf(columns.contains(NAME) ? NAME : IDENTITY));
            add(line, name, cells.get(columns.indexOf(PATTERN)), cells.get(columns.indexOf(TRANSLATION)));
        }
    }

    /** Three dots may as well be the end of a pattern, unless they stand in a column of PowerShell's. */
    private boolean isCutOff(String cell) {
        return cell.endsWith("\u2026") || (!starts.isEmpty() && cell.endsWith("..."));
    }

    private void add(int at, String name, String pattern, String translation) {
        try {
            TranslationRule rule = TranslationRule.of(name, pattern, translation);
            if (rules.size() == TranslationRules.MAX_RULES) {
                problem(at, "there are more than " + TranslationRules.MAX_RULES + " rules");
            } else if (rules.putIfAbsent(name, rule) != null) {
                problem(at, "there is a rule " + name + " already");
            }
        } catch (IllegalArgumentException e) {
            problem(at, (name.isEmpty() ? "" : name + ": ") + e.getMessage());
        }
    }

    private void problem(int at, String text) {
        problems.add(new Problem(at, text));
    }
}
