package io.drsip.core.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.core.number.TranslationRulesException.Problem;
import io.drsip.policy.Direction;
import io.drsip.policy.NumberField;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranslationRulesTest {

    /** The example of Microsoft, Translate phone numbers to an alternate format. */
    private static final String EXAMPLE = """
            AddPlus1               ^(\\d{10})$     +1$1
            AddE164SeattleAreaCode ^(\\d{4})$      +1206555$1
            AddSeattleAreaCode     ^(\\d{4})$      425555$1
            StripPlus1             ^\\+1(\\d{10})$ $1
            """;

    private static final TranslationRules RULES = TranslationRules.parse(EXAMPLE);

    private static final TrunkTranslations TRUNK = new TrunkTranslations(
            RULES.only(List.of("AddPlus1", "AddE164SeattleAreaCode")),
            RULES.only(List.of("AddPlus1")),
            RULES.only(List.of("AddSeattleAreaCode", "StripPlus1")),
            RULES.only(List.of("StripPlus1")));

    @ParameterizedTest
    @CsvSource(textBlock = """
            TO_MICROSOFT,   REQUEST_URI,         2065550100,   +12065550100, AddPlus1
            TO_MICROSOFT,   TO,                  2065550100,   +12065550100, AddPlus1
            TO_MICROSOFT,   FROM,                4255550100,   +14255550100, AddPlus1
            TO_MICROSOFT,   REQUEST_URI,         0100,         +12065550100, AddE164SeattleAreaCode
            TO_MICROSOFT,   TO,                  0100,         +12065550100, AddE164SeattleAreaCode
            TO_MICROSOFT,   FROM,                0100,         0100,         -
            TO_MICROSOFT,   P_ASSERTED_IDENTITY, 4255550100,   4255550100,   -
            FROM_MICROSOFT, REQUEST_URI,         +14255550100, 4255550100,   StripPlus1
            FROM_MICROSOFT, TO,                  +14255550100, 4255550100,   StripPlus1
            FROM_MICROSOFT, FROM,                +12065550100, 2065550100,   StripPlus1
            FROM_MICROSOFT, REQUEST_URI,         0100,         4255550100,   AddSeattleAreaCode
            FROM_MICROSOFT, HISTORY_INFO,        +14255550100, +14255550100, -
            FROM_MICROSOFT, REQUEST_URI,         911,          911,          -
            """)
    void theExampleOfMicrosoftComesOutAsItSays(
            Direction direction, NumberField header, String number, String result, String rule) {
        Translation translation = TRUNK.rules(direction, header).translate(number);

        assertEquals(result, translation.result());
        assertEquals(rule, translation.rule().map(TranslationRule::name).orElse("-"));
        assertEquals(
                rule.equals("-") ? Translation.Outcome.NO_MATCH : Translation.Outcome.TRANSLATED,
                translation.outcome());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                # as it is typed
                AddPlus1 ^(\\d{10})$ +1$1

                Strip\t^\\+1(\\d{10})$\t$1
                """,
                """

                Name     Pattern        Translation
                ----     -------        -----------
                AddPlus1 ^(\\d{10})$     +1$1
                Strip    ^\\+1(\\d{10})$  $1


                """,
                """
                Identity Pattern       PhoneNumberTranslated Translation
                -------- -------       --------------------- -----------
                AddPlus1 ^(\\d{10})$                           +1$1
                Strip    ^\\+1(\\d{10})$ 4255550100            $1
                """,
                """
                Name     Description Pattern        Translation
                ----     ----------- -------        -----------
                AddPlus1 for the US  ^(\\d{10})$     +1$1
                Strip                ^\\+1(\\d{10})$  $1
                """,
                """
                Identity    : AddPlus1
                Name        : AddPlus1
                Description : for calls from
                              the US: all
                Pattern     : ^(\\d{10})$
                Translation : +1$1

                # the next one
                Identity    : Strip
                Name        :
                Description :
                Pattern     : ^\\+1(\\d
                              {10})$
                Translation : $1
                """,
                """
                Name: AddPlus1
                Pattern: ^(\\d{10})$
                Translation: +1$1
                Name: Strip
                Pattern: ^\\+1(\\d{10})$
                Translation: $1""",
            })
    void whatPowerShellShowsIsRead(String text) {
        String expected = "AddPlus1 ^(\\d{10})$ +1$1\nStrip ^\\+1(\\d{10})$ $1";

        assertEquals(expected, TranslationRules.parse(text).toString());
        assertEquals(
                expected,
                TranslationRules.parse("\uFEFF" + text.replace("\n", "\r\n")).toString());
        assertEquals(TranslationRules.parse(text), TranslationRules.parse(expected));
    }

    @Test
    void everyLineThatIsWrongIsTold() {
        TranslationRulesException e = assertThrows(TranslationRulesException.class, () -> TranslationRules.parse("""
                AddPlus1 ^(\\d{10})$ +1$1
                AddPlus1 ^(\\d{11})$ +$1
                # a comment
                Broken ^(\\d{10}$ +1$1
                Add Plus1 ^(\\d{10})$ +1$1
                """));

        assertEquals(
                List.of(
                        new Problem(2, "there is a rule AddPlus1 already"),
                        new Problem(4, "Broken: the pattern cannot be used, at index 9: a bracket ( is not closed"),
                        new Problem(5, "a rule is name, pattern and translation, with blanks between and none inside")),
                e.problems());
        assertTrue(String.valueOf(e.getMessage()).startsWith("line 2: there is a rule AddPlus1 already\nline 4: "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Name Pattern Translation%---- ------- -----------%AddPlus1 ^(\\d{10})$ +1$1 | line 3: what stands here does not stand below the headings
            Name Pattern%---- -------%A    1 | line 1: the heading names Name, Pattern and Translation
            Name      Pattern      Translation%----      -------      -----------%A         ^(\\d{1\u2026      1 | line 3: PowerShell has cut
            Name      Pattern      Translation%----      -------      -----------%A         ^(\\d{1...    1 | line 3: PowerShell has cut
            Name : A%Pattern : 1 | line 1: the rule that begins here has no Translation
            %Name : A%%Name : B%Pattern : 1%Translation : 1 | line 2: the rule that begins here has no Pattern
            Name : A%nothing%Pattern : 1%Translation : 1 | line 2: a line of a list is a property
            Pattern : 1%Translation : 1 | line 1: the name has 1 to 100 characters, not 0
            """)
    void theFirstLineThatIsWrongIsNamed(String text, String problem) {
        TranslationRulesException e =
                assertThrows(TranslationRulesException.class, () -> TranslationRules.parse(text.replace('%', '\n')));

        assertTrue(String.valueOf(e.getMessage()).startsWith(problem), e.getMessage());
    }

    @Test
    void thereAreFourHundredRulesAtMost() {
        List<String> lines =
                IntStream.rangeClosed(1, 401).mapToObj(i -> "R" + i + " ^1$ 2").toList();

        TranslationRulesException e =
                assertThrows(TranslationRulesException.class, () -> TranslationRules.parse(String.join("\n", lines)));
        assertEquals(List.of(new Problem(401, "there are more than 400 rules")), e.problems());
        assertEquals(
                400,
                TranslationRules.parse(lines.stream().limit(400).collect(Collectors.joining("\n")))
                        .rules()
                        .size());
        List<TranslationRule> many = new ArrayList<>();
        lines.forEach(line -> many.add(TranslationRule.of(line, "1", "2")));
        assertThrows(IllegalArgumentException.class, () -> TranslationRules.of(many));
        assertThrows(TranslationRulesException.class, () -> TranslationRules.parse("#\n".repeat(20_000)));
    }

    @Test
    void noTextMeansNoRules() {
        assertEquals(TranslationRules.none(), TranslationRules.parse("\n# nothing\n"));
        assertEquals(
                "4255550100", TranslationRules.none().translate("4255550100").result());
    }

    @Test
    void theFirstRuleThatMatchesWinsInTheOrderOfTheTrunk() {
        assertEquals(
                "4255550100",
                RULES.only(List.of("AddSeattleAreaCode", "AddE164SeattleAreaCode"))
                        .translate("0100")
                        .result());
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> RULES.only(List.of("AddPlus1", "addplus1", "Other")));
        assertEquals(
                "there is no rule addplus1, Other; there are AddPlus1, AddE164SeattleAreaCode, AddSeattleAreaCode,"
                        + " StripPlus1",
                e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> RULES.only(List.of("AddPlus1", "AddPlus1")));
    }

    @Test
    void aNumberThatIsTooLongIsNotTried() {
        Translation translation = RULES.translate("1".repeat(81));

        assertEquals(Translation.Outcome.GAVE_UP, translation.outcome());
        assertTrue(translation.rule().isEmpty());
    }
}
