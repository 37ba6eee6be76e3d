package io.drsip.testkit.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as an administrator in front of a shell sees it. */
final class NumberCheckTest {

    private static final String RULES = """
            Name                   Pattern                    Translation
            ----                   -------                    -----------
            AddPlus1               ^(\\d{10})$                 +1$1
            AddE164SeattleAreaCode ^(\\d{4})$                  +1206555$1
            StripPlus1             ^\\+1(\\d{10})$              $1
            Slow                   ^(.+)(.+)(.+)(.+)(.+)\\1x$  $1
            AllPlus                ^(\\d+)$                    +$1
            Loose                  (\\d{7})                    $10
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        out.reset();
        err.reset();
        return NumberCheck.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                args);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static String file(Path folder, String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void aTableShowsRuleResultAndShape(@TempDir Path folder) throws IOException {
        int code = run(
                "--rules=" + file(folder, "rules.txt", RULES),
                "--use=AddPlus1, AddE164SeattleAreaCode",
                "--country=1",
                "--shape=national",
                "--number=4255550100",
                "--number=0100",
                "--number=911",
                "--number=alice");

        assertEquals("", complained());
        assertEquals("""
                NUMBER      RULE                    RESULT        NATIONAL
                4255550100  AddPlus1                +14255550100  4255550100
                0100        AddE164SeattleAreaCode  +12065550100  2065550100
                911         -                       911           911
                alice       -                       alice         alice
                """, printed());
        assertEquals(0, code);
    }

    @Test
    void rulesAndPlanAreTriedAloneToo(@TempDir Path folder) throws IOException {
        assertEquals(
                0, run("--rules", file(folder, "rules.txt", RULES), "--use", "StripPlus1", "--number", "+14255550100"));
        assertEquals("""
                NUMBER        RULE        RESULT
                +14255550100  StripPlus1  4255550100
                """, printed());

        assertEquals(0, run("--country=49", "--number=03055512345", "--number=110", "--number=0555123"));
        assertEquals("""
                NUMBER       E164
                03055512345  +493055512345
                110          110
                0555123      +49555123
                """, printed());
    }

    @Test
    void everyPartOfThePlanHasAnOption() {
        int code = run(
                "--country=49",
                "--trunk-prefix=9",
                "--international-prefix=900",
                "--international-prefix=00",
                "--national-digits=8-11",
                "--bare-national",
                "--emergency=110",
                "--short=116117",
                "--extensions=30555100-30555199",
                "--extensions=+493055520000-+493055520099",
                "--shape=international",
                "--number=93055512345",
                "--number=3055512345",
                "--number=0014255550100",
                "--number=30555123",
                "--number=93055520001");

        assertEquals("", complained());
        assertEquals("""
                NUMBER         INTERNATIONAL
                93055512345    900493055512345
                3055512345     900493055512345
                0014255550100  90014255550100
                30555123       30555123
                93055520001    93055520001
                """, printed());
        assertEquals(0, code);
    }

    @Test
    void whatIsWrongStandsBehindTheNumberAndInTheExitCode(@TempDir Path folder) throws IOException {
        String numbers = file(folder, "numbers.txt", """
                # number = what it has to become
                4255550100 = +14255550100
                4255550101 = 4255550101
                911
                """);

        int code = run("--rules", file(folder, "rules.txt", RULES), "--use", "AddPlus1,AllPlus", "--numbers", numbers);

        assertEquals("""
                NUMBER      RULE      RESULT
                4255550100  AddPlus1  +14255550100
                4255550101  AddPlus1  +14255550101  should be 4255550101
                911         AllPlus   +911          an emergency number is changed
                """, printed());
        assertEquals(1, code);

        assertEquals(
                1,
                run(
                        "--rules",
                        file(folder, "rules.txt", RULES),
                        "--use=Slow",
                        "--number=" + "1".repeat(75) + "y",
                        "--number=" + "1".repeat(81)));
        assertTrue(printed().contains("the pattern takes too long"), printed());
        assertTrue(printed().contains("the number is too long"), printed());
    }

    @Test
    void aRuleThatIsHardlyMeantSoIsHinted(@TempDir Path folder) throws IOException {
        assertEquals(0, run("--rules", file(folder, "rules.txt", RULES), "--use=Loose", "--number=4255550100"));

        assertTrue(complained().startsWith("Loose: the pattern does not go from ^ to $"), complained());
        assertTrue(complained().contains("Loose: the translation has a $ without a group"), complained());
    }

    @Test
    void whatWindowsPowerShellWritesIsRead(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("rules.txt"), ("\uFEFF" + RULES).getBytes(StandardCharsets.UTF_16LE));

        assertEquals(0, run("--rules", file.toString(), "--use=AddPlus1", "--number=4255550100"), complained());
    }

    @Test
    void everyOptionThatIsWrongIsTold(@TempDir Path folder) throws IOException {
        String rules = file(folder, "rules.txt", "A ^(1$ 2\nB 1 2\nB 1 2\n");

        int code = run(
                "--rules", rules, "--country=049", "--shape=short", "--extensions=1000", "--numbers", folder + "/none");

        assertEquals(2, code);
        assertEquals(
                rules + " line 1: A: the pattern cannot be used, at index 4: a bracket ( is not closed\n"
                        + rules + " line 3: there is a rule B already\n"
                        + "--extensions is two numbers with a hyphen between, not \"1000\"\n"
                        + "countryCode is 1 to 3 digits that do not begin with 0, not \"049\"\n"
                        + "--shape is e164, plain, international or national, not \"short\"\n"
                        + "--numbers " + folder + "/none cannot be read: NoSuchFileException\n"
                        + "no number to try: give --number or --numbers\n"
                        + "--help names the options\n",
                complained());
        assertEquals("", printed());
    }

    @Test
    void optionsThatNeedAnotherSaySo(@TempDir Path folder) throws IOException {
        assertEquals(2, run("--use=A", "--short=115", "--number=1"));
        assertEquals("""
                --use needs --rules
                --short needs --country
                nothing to try: give --rules, --country or both
                --help names the options
                """, complained());

        assertEquals(2, run("--rules", file(folder, "rules.txt", RULES), "--use=AddPlus", "--number=1"));
        assertTrue(complained().startsWith("--use: there is no rule AddPlus; there are AddPlus1, "), complained());
    }

    @Test
    void helpIsThereAndNoOptionsShowItToo() {
        assertEquals(0, run("--help"));
        assertTrue(printed().contains("--extensions FIRST-LAST"), printed());
        assertEquals(2, run());
    }
}
