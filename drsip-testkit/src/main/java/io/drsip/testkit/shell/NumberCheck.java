package io.drsip.testkit.shell;

import java.io.PrintStream;
import java.util.List;

/**
 * Tries translation rules and a number plan on numbers, without Microsoft and before anybody calls. {@code --help}
 * names its options.
 *
 * <p>Exit codes: 0 every number becomes what it should; 1 one does not, a rule changes an emergency number, or a
 * pattern takes too long; 2 the options or a file cannot be used.
 */
public final class NumberCheck {

    private static final int GOOD = 0;
    private static final int WRONG = 1;
    private static final int USAGE = 2;

    private static final List<Option> OPTIONS = List.of(
            new Option(
                    "rules",
                    "FILE",
                    "translation rules, pasted from Get-CsTeamsTranslationRule, or\nname, pattern"
                            + " and translation on each line"),
            new Option("use", "NAME,NAME", "the rules that the trunk names, in its order (all, as in the file)"),
            new Option("number", "NUMBER", "a number to try; may be repeated"),
            new Option("numbers", "FILE", "a number on each line, or number = what it has to become"),
            new Option("country", "CODE", "the number plan: 49, or 1 for North America (no plan)"),
            new Option("trunk-prefix", "DIGITS", "what precedes a national number; an empty value for nothing (0)"),
            new Option("international-prefix", "DIGITS", "what is dialled for the plus; may be repeated (00)"),
            new Option("national-digits", "MIN-MAX", "how long national numbers are"),
            new Option("bare-national", "", "digits alone are national numbers"),
            new Option("emergency", "NUMBER", "an emergency number beside 112 and 911; may be repeated"),
            new Option("short", "NUMBER", "a short number; may be repeated"),
            new Option("extensions", "FIRST-LAST", "numbers that nobody reaches from outside; may be repeated"),
            new Option("shape", "NAME", "e164, plain, international or national (e164)"),
            new Option("help", "", "shows this"));

    private static final String HELP = """
            Shows what translation rules and a number plan make of numbers.

            Usage: NumberCheck --rules rules.txt --use AddPlus1,AddAreaCode --number 4255550100 [option ...]

            %s
            The first rule that matches translates a number; then the plan writes it in the shape.
            Exit codes: 0 as it should be, 1 something is not, 2 options or a file.
            """;

    private NumberCheck() {}

    /**
     * Prints a table.
     *
     * @param args the options
     */
    public static void main(String[] args) {
        System.exit(run(System.out, System.err, args));
    }

    static int run(PrintStream out, PrintStream err, String... args) {
        try {
            CommandLine line = CommandLine.parse(OPTIONS, args);
            if (line.has("help") || args.length == 0) {
                out.print(HELP.formatted(CommandLine.help(OPTIONS)));
                return line.has("help") ? GOOD : USAGE;
            }
            NumberTrial trial = NumberTrialReader.read(line);
            trial.hints().forEach(err::println);
            out.print(trial.table());
            return trial.isGood() ? GOOD : WRONG;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println("--help names the options");
            return USAGE;
        }
    }
}
