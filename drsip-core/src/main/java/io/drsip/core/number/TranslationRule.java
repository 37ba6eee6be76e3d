package io.drsip.core.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * One rule as {@code New-CsTeamsTranslationRule} makes it: numbers that match a pattern become its translation
 * (Microsoft, Translate phone numbers to an alternate format).
 *
 * <p>Pattern and translation are those of .NET, run like its {@code Regex.Replace}: what the pattern does not cover
 * stays, so that a pattern should begin with {@code ^} and end with {@code $}. In a translation {@code $1} and {@code
 * ${name}} are groups, {@code $$} is a dollar sign, {@code $&} the whole match; {@code $10} is the tenth group and
 * never the first one with a 0 behind it, for which there is {@code ${1}0}.
 *
 * <p>A pattern looks at a number {@value #MAX_STEPS} times at most, since some would backtrack for ever; rules that
 * cannot be counted so are refused when they are made, as are those that mean one thing in .NET and another here.
 * Immutable.
 */
public final class TranslationRule {

    /** The longest name (Microsoft, Translate phone numbers to an alternate format). */
    public static final int MAX_NAME = 100;

    /** The longest pattern. */
    public static final int MAX_PATTERN = 1_024;

    /** The longest translation. */
    public static final int MAX_TRANSLATION = 256;

    /** How often one pattern may look at a character of one number. A sound one does so less than a hundred times. */
    public static final int MAX_STEPS = 20_000;

    private final String name;
    private final String pattern;
    private final String translation;
    private final DotNetPattern compiled;
    private final DotNetReplacement replacement;

    private TranslationRule(String name, String pattern, String translation) {
        this.name = name;
        this.pattern = pattern;
        this.translation = translation;
        compiled = DotNetPattern.parse(pattern);
        replacement = DotNetReplacement.parse(translation, compiled);
    }

    /**
     * Makes a rule.
     *
     * @param name 1 to {@value #MAX_NAME} characters
     * @param pattern a regular expression of .NET, 1 to {@value #MAX_PATTERN} characters
     * @param translation 1 to {@value #MAX_TRANSLATION} characters
     * @return the rule
     * @throws IllegalArgumentException saying which of them is wrong, and why
     */
    public static TranslationRule of(String name, String pattern, String translation) {
        requireLength("name", name, MAX_NAME);
        requireLength("pattern", pattern, MAX_PATTERN);
        requireLength("translation", translation, MAX_TRANSLATION);
        return new TranslationRule(name, pattern, translation);
    }

    private static void requireLength(String what, String text, int most) {
        if (text.isBlank() || text.length() > most) {
            throw new IllegalArgumentException("the " + what + " has 1 to " + most + " characters, not "
                    + text.strip().length());
        }
    }

    /**
     * What the rule is called.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * Which numbers it is for.
     *
     * @return the regular expression as it was given
     */
    public String pattern() {
        return pattern;
    }

    /**
     * What they become.
     *
     * @return the translation as it was given
     */
    public String translation() {
        return translation;
    }

    /**
     * What is allowed and hardly ever meant.
     *
     * @return a sentence for each; empty if there is nothing to say
     */
    public List<String> hints() {
        List<String> hints = new ArrayList<>();
        if (!compiled.isWhole()) {
            hints.add("the pattern does not go from ^ to $, so that digits before and behind the match stay");
        }
        if (DotNetReplacement.hasLooseEnd(translation, compiled)) {
            hints.add("the translation has a $ without a group, which is written as it stands; ${1}0 is the first group"
                    + " and a 0");
        }
        return List.copyOf(hints);
    }

    /**
     * Translates a number.
     *
     * @return the number; empty if it does not match
     * @throws CountedText.UsedUp if the pattern takes too many steps
     */
    Optional<String> apply(String number) {
        Matcher matcher = compiled.pattern().matcher(new CountedText(number, MAX_STEPS));
        if (!matcher.find()) {
            return Optional.empty();
        }
        StringBuilder out = new StringBuilder();
        int end = 0;
        do {
            out.append(number, end, matcher.start());
            replacement.write(number, matcher, out);
            end = matcher.end();
        } while (matcher.find());
        return Optional.of(out.append(number, end, number.length()).toString());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TranslationRule rule
                && name.equals(rule.name)
                && pattern.equals(rule.pattern)
                && translation.equals(rule.translation);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * name.hashCode() + pattern.hashCode()) + translation.hashCode();
    }

    /** The rule on one line, such as {@code AddPlus1 ^(\d{10})$ +1$1}. */
    @Override
    public String toString() {
        return name + " " + pattern + " " + translation;
    }
}
