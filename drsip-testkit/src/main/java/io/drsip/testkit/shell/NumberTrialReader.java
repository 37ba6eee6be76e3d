package io.drsip.testkit.shell;

import io.drsip.core.number.TranslationRules;
import io.drsip.core.number.TranslationRulesException;
import io.drsip.tenant.NumberPlan;
import io.drsip.tenant.NumberPlanBuilder;
import io.drsip.tenant.NumberShape;
import io.drsip.testkit.shell.NumberTrial.Candidate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a {@link NumberTrial} from options and files. Single thread. */
final class NumberTrialReader {

    private static final List<String> OF_THE_PLAN = List.of(
            "trunk-prefix",
            "international-prefix",
            "national-digits",
            "bare-national",
            "emergency",
            "short",
            "extensions",
            "shape");

    private static final Pattern FROM_TO = Pattern.compile("(\\+?\\d+)-(\\+?\\d+)");

    private final CommandLine line;
    private final List<String> problems = new ArrayList<>();

    private NumberTrialReader(CommandLine line) {
        this.line = line;
    }

    /**
     * Reads the options of {@link NumberCheck}.
     *
     * @throws UsageException naming everything that is wrong
     */
    static NumberTrial read(CommandLine line) {
        return new NumberTrialReader(line).read();
    }

    private NumberTrial read() {
        TranslationRules rules = rules();
        Optional<NumberPlan> plan = plan();
        NumberShape shape = shape();
        List<Candidate> candidates = candidates();
        if (!line.has("rules") && !line.has("country")) {
            problems.add("nothing to try: give --rules, --country or both");
        }
        if (candidates.isEmpty()) {
            problems.add("no number to try: give --number or --numbers");
        }
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
        return new NumberTrial(rules, plan, shape, candidates);
    }

    private TranslationRules rules() {
        Optional<String> file = line.value("rules");
        if (file.isEmpty()) {
            line.value("use").ifPresent(names -> problems.add("--use needs --rules"));
            return TranslationRules.none();
        }
        try {
            TranslationRules all = TranslationRules.parse(text("rules", file.get()));
            return line.value("use").map(names -> all.only(list(names))).orElse(all);
        } catch (TranslationRulesException e) {
            e.problems().forEach(problem -> problems.add(file.get() + " " + problem));
        } catch (IllegalArgumentException e) {
            problems.add("--use: " + e.getMessage());
        }
        return TranslationRules.none();
    }

    private static List<String> list(String names) {
        return Arrays.stream(names.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private Optional<NumberPlan> plan() {
        Optional<String> country = line.value("country");
        if (country.isEmpty()) {
            OF_THE_PLAN.stream().filter(line::has).forEach(option -> problems.add("--" + option + " needs --country"));
            return Optional.empty();
        }
        NumberPlanBuilder builder =
                country.get().equals("1") ? NumberPlan.northAmerica().toBuilder() : NumberPlan.builder(country.get());
        line.value("trunk-prefix").ifPresent(builder::trunkPrefix);
        if (line.has("international-prefix")) {
            builder.internationalPrefixes(line.values("international-prefix").toArray(new String[0]));
        }
        if (line.has("bare-national")) {
            builder.bareNumbersAreNational();
        }
        builder.emergencyNumbers(line.values("emergency").toArray(new String[0]));
        builder.shortNumbers(line.values("short").toArray(new String[0]));
        ranges("national-digits", (min, max) -> builder.nationalDigits(number(min), number(max)));
        ranges("extensions", builder::extensions);
        try {
            return Optional.of(builder.build());
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
            return Optional.empty();
        }
    }

    private void ranges(String option, BiConsumer<String, String> take) {
        for (String value : line.values(option)) {
            Matcher range = FROM_TO.matcher(value);
            if (range.matches()) {
                take.accept(range.group(1), range.group(2));
            } else {
                problems.add("--" + option + " is two numbers with a hyphen between, not \"" + value + "\"");
            }
        }
    }

    /** Too long a number is none that a plan takes. */
    private static int number(String digits) {
        return digits.length() > 4 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    private NumberShape shape() {
        String name = line.value("shape").orElse("e164");
        return Arrays.stream(NumberShape.values())
                .filter(shape -> shape.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseGet(() -> {
                    problems.add("--shape is e164, plain, international or national, not \"" + name + "\"");
                    return NumberShape.E164;
                });
    }

    private List<Candidate> candidates() {
        List<Candidate> candidates = new ArrayList<>();
        line.values("number").forEach(number -> candidates.add(new Candidate(number, Optional.empty())));
        for (String file : line.values("numbers")) {
            text("numbers", file)
                    .lines()
                    .map(String::strip)
                    .filter(text -> !text.isEmpty() && !text.startsWith("#"))
                    .forEach(text -> candidates.add(candidate(text)));
        }
        return candidates;
    }

    /** The equals sign has blanks around it, since {@code ;ext=1} has none. */
    private static Candidate candidate(String text) {
        int equals = text.indexOf(" = ");
        return equals < 0
                ? new Candidate(text, Optional.empty())
                : new Candidate(
                        text.substring(0, equals).strip(),
                        Optional.of(text.substring(equals + 3).strip()));
    }

    private String text(String option, String file) {
        try {
            return decoded(Files.readAllBytes(Path.of(file)));
        } catch (IOException | InvalidPathException e) {
            problems.add("--" + option + " " + file + " cannot be read: "
                    + e.getClass().getSimpleName());
            return "";
        }
    }

    /** Windows PowerShell writes UTF-16 with a mark in front, everybody else UTF-8. */
    private static String decoded(byte[] bytes) {
        boolean utf16 = bytes.length > 1 && (bytes[0] == -1 || bytes[0] == -2) && bytes[0] + bytes[1] == -3;
        return new String(bytes, utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
    }
}
