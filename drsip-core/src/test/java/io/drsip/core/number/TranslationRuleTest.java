package io.drsip.core.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranslationRuleTest {

    private static final String EXAMPLES = """
            ^(\\d{10})$             +1$1               2065550100     +12065550100
            ^(\\d{10})$             +1$1               12065550100    -
            ^(\\d{4})$              +1206555$1         0100           +12065550100
            ^\\+1(\\d{10})$         $1                 +12065550100   2065550100
            ^\\+1206555(\\d{4})$    +1206555$1;ext=$1  +12065550100   +12065550100;ext=0100
            ^1234$                  4321               1234           4321
            ^(1)(2)(3)$             $3$2$1             123            321
            ^(?<a>1)(2)$            $1/$2/${a}         12             2/1/1
            ^(?<a>1)(?<b>2)$        ${b}$1$2           12             212
            ^(?'a'1)2$              ${a}               12             1
            ^(1)(\\d)\\1$           $2                 141            4
            ^(?<a>1)(4)\\k<a>$      $1                 141            4
            ^(1)$                   $10                1              $10
            ^(1)$                   ${1}0              1              10
            ^(1)$                   $2$a${b}           1              $2$a${b}
            ^(1)$                   $$1$$              1              $1$
            ^1(2)?3$                [$1]               13             []
            2                       <$`|$&|$'|$_>      123            1<1|2|3|123>3
            (1)(2)                  $+                 12             2
            \\d                     x                  123            xxx
            ^[1-3-]+$               x                  1-3            x
            ^[]1]+$                 x                  1]             x
            ^[[&&1]+$               x                  [&1            x
            ^[^+]+$                 x                  123            x
            ^1{,2}$                 x                  1{,2}          x
            ^1{2}$                  x                  11             x
            ^1{2,}?$                x                  111            x
            ^(?:0|00)(\\d+)$        $1                 0049           049
            ^(?>0|00)(\\d+)$        $1                 0049           049
            ^(?!911)\\d{3}$         x                  911            -
            ^(?=9)\\d{3}$           x                  911            x
            ^\\d+(?<=00)$           x                  100            x
            ^\\d+(?<!00)$           x                  100            -
            ^(?i)ABC$               x                  abc            x
            ^(?i:A)bc$              x                  Abc            x
            ^(|\\+)1$               <$1>               +1             <+>
            ^\\x31\\u0032$          x                  12             x
            ^a\\.b$                 x                  a.b            x
            """;

    @ParameterizedTest
    @MethodSource("examples")
    void aRuleDoesWhatDotNetDoes(String pattern, String translation, String number, String expected) {
        Optional<String> result = TranslationRule.of("R", pattern, translation).apply(number);

        assertEquals(expected, result.orElse("-"));
    }

    static Stream<Arguments> examples() {
        return EXAMPLES.lines().map(line -> Arguments.of((Object[]) line.split(" +", -1)));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", textBlock = """
            ^(\\d{10}$ => at index 9: a bracket ( is not closed
            ^\\d{10})$ => at index 7: a bracket ) was not opened
            ^[0-9$ => at index 1: a bracket [ is not closed
            ^\\d\\ => at index 3: a backslash stands at the end
            *1 => at index 0: there is nothing to repeat
            ^(*1) => at index 2: there is nothing to repeat
            1|+ => at index 2: there is nothing to repeat
            1++ => at index 2: what is repeated cannot be repeated again without brackets
            1{2}{3} => at index 4: what is repeated cannot be repeated again without brackets
            ^* => at index 1: what may be empty cannot be repeated
            (1*)* => at index 4: what may be empty cannot be repeated
            (1?|2)+ => at index 6: what may be empty cannot be repeated
            (?:1?|2?) => at index 8: only one choice may be empty
            1|| => at index 3: only one choice may be empty
            \\Q1\\E => at index 0: \\Q is not known, or not the same everywhere
            [\\b] => at index 1: \\b is not known, or not the same everywhere
            [0-9-[5]] => at index 5: one class without another is not known here
            \\pL => at index 0: \\p needs a category in braces
            \\x3 => at index 0: \\x is not complete
            \\2(1) => at index 0: there is no group 2 before this place
            \\k<a>1 => at index 0: there is no group a before this place
            (?(1)2|3) => at index 0: this kind of group is not known here
            (?<a-b>1) => at index 0: this kind of group is not known here
            (?x)1 => at index 0: this kind of group is not known here
            (?n)1 => at index 0: this kind of group is not known here
            (?<1>1) => at index 0: a group has a name of its own that does not begin with a digit
            (?<a>1)(?<a>2) => at index 7: a group has a name of its own that does not begin with a digit
            """)
    void whatMeansTwoThingsIsRefused(String pattern, String problem) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> TranslationRule.of("R", pattern, "$1"));

        assertEquals("the pattern cannot be used, " + problem, e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[2-1]", "\\p{None}", "1{3,2}"})
    void whatJavaCannotRunIsRefused(String pattern) {
        assertThrows(IllegalArgumentException.class, () -> TranslationRule.of("R", pattern, "$1"));
    }

    @Test
    void bracketsAreNestedSixteenDeep() {
        TranslationRule.of("R", "(".repeat(16) + "1" + ")".repeat(16), "$16");

        assertThrows(
                IllegalArgumentException.class,
                () -> TranslationRule.of("R", "(".repeat(17) + "1" + ")".repeat(17), "$16"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0    | 1    | 1    | the name has 1 to 100 characters, not 0
            101  | 1    | 1    | the name has 1 to 100 characters, not 101
            100  | 1025 | 1    | the pattern has 1 to 1024 characters, not 1025
            100  | 1024 | 257  | the translation has 1 to 256 characters, not 257
            100  | 1024 | 0    | the translation has 1 to 256 characters, not 0
            """)
    void theLimitsAreThoseOfMicrosoft(int name, int pattern, int translation, String problem) {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> TranslationRule.of("n".repeat(name), "1".repeat(pattern), "1".repeat(translation)));

        assertEquals(problem, e.getMessage());
    }

    @Test
    void whatIsHardlyEverMeantIsHinted() {
        assertEquals(
                List.of(), TranslationRule.of("R", "^(\\d{4})$", "+1425555$1").hints());
        assertEquals(
                List.of("the pattern does not go from ^ to $, so that digits before and behind the match stay"),
                TranslationRule.of("R", "(\\d{4})", "$1").hints());
        assertEquals(1, TranslationRule.of("R", "^1|2$", "1").hints().size());
        assertEquals(1, TranslationRule.of("R", "^1\\$", "1").hints().size());
        assertEquals(
                List.of("the translation has a $ without a group, which is written as it stands; ${1}0 is the first"
                        + " group and a 0"),
                TranslationRule.of("R", "^(\\d{4})$", "$10").hints());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^(\\d*\\d*\\d*\\d*\\d*\\d*\\d*)x$",
                "^(.+)(.+)(.+)(.+)(.+)(.+)\\1x$",
                "^(1)(?:1|11|111)+\\1x$",
                "(1+)(1+)(1+)(1+)\\1\\2x$",
            })
    void aPatternThatBacktracksForEverIsGivenUp(String pattern) {
        TranslationRules rules = TranslationRules.of(List.of(TranslationRule.of("R", pattern, "1")));

        Translation translation = rules.translate("1".repeat(70) + "y");

        assertEquals(Translation.Outcome.GAVE_UP, translation.outcome());
        assertEquals("1".repeat(70) + "y", translation.result());
    }

    /** Every text makes a rule or an exception in words, and every rule ends: seeds are fixed. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyPatternEnds(long seed) {
        List<String> pieces = List.of(
                "(", ")", "(?:", "(?<a>", "(?=", "(?!", "(?>", "(?<=", "|", "|", "*", "+", "?", "{2}", "{0,3}", "{,1}",
                "1", "1", "\\d", ".", "^", "$", "[1-9]", "[^", "]", "\\1", "\\k<a>", "\\b", "\\", "-", "&&", "(?i)",
                "\\x31");
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            StringBuilder pattern = new StringBuilder();
            for (int k = random.nextInt(16); k >= 0; k--) {
                pattern.append(pieces.get(random.nextInt(pieces.size())));
            }
            TranslationRule rule;
            try {
                rule = TranslationRule.of("R", pattern.toString(), "$1${a}$+");
            } catch (IllegalArgumentException e) {
                continue;
            }
            TranslationRules rules = TranslationRules.of(List.of(rule));
            rules.translate("");
            rules.translate("1".repeat(TranslationRules.MAX_NUMBER));
        }
    }
}
