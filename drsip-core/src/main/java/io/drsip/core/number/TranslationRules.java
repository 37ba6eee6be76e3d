package io.drsip.core.number;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Microsoft's translation rules in their order: the first that matches translates a number, and no other one sees it
 * (Microsoft, Test-CsTeamsTranslationRule). Here they run without Microsoft, so that an administrator can try his rules
 * on his numbers before anybody calls.
 *
 * <p>The text form is what PowerShell shows, pasted as it is, with lines that begin with {@code #} between. Either a
 * list, as {@code Get-CsTeamsTranslationRule} writes it,
 *
 * <pre>
 * Identity    : AddPlus1
 * Name        : AddPlus1
 * Description :
 * Pattern     : ^(\d{10})$
 * Translation : +1$1
 * </pre>
 *
 * <p>or a table, as {@code Get-CsTeamsTranslationRule | Format-Table Name, Pattern, Translation} writes it, or as it is
 * typed, with three words on a line and the heading left out:
 *
 * <pre>
 * Name      Pattern        Translation
 * ----      -------        -----------
 * AddPlus1  ^(\d{10})$     +1$1
 * </pre>
 *
 * <p>Immutable.
 */
public final class TranslationRules {

    /** The most rules (Microsoft, Translate phone numbers to an alternate format). */
    public static final int MAX_RULES = 400;

    /** The longest number that is tried, in characters. */
    public static final int MAX_NUMBER = 80;

    private static final TranslationRules NONE = new TranslationRules(List.of());

    private final List<TranslationRule> rules;

    private TranslationRules(List<TranslationRule> rules) {
        this.rules = rules;
    }

    /**
     * No rules.
     *
     * @return rules that leave every number as it is
     */
    public static TranslationRules none() {
        return NONE;
    }

    /**
     * Rules in their order.
     *
     * @param rules at most {@value #MAX_RULES}, each with a name of its own
     * @return the rules
     * @throws IllegalArgumentException if there are too many, or if two have the same name
     */
    public static TranslationRules of(List<TranslationRule> rules) {
        if (rules.size() > MAX_RULES) {
            throw new IllegalArgumentException("rules are at most " + MAX_RULES + ", not " + rules.size());
        }
        long names = rules.stream().map(TranslationRule::name).distinct().count();
        if (names < rules.size()) {
            throw new IllegalArgumentException("each rule has a name of its own");
        }
        return new TranslationRules(List.copyOf(rules));
    }

    /**
     * Reads rules.
     *
     * @param text a list or a table
     * @return the rules in their order
     * @throws TranslationRulesException naming each line that is wrong, and why
     */
    public static TranslationRules parse(String text) {
        return new RuleText(text).read();
    }

    /**
     * The rules.
     *
     * @return in their order
     */
    public List<TranslationRule> rules() {
        return rules;
    }

    /**
     * The rules that a trunk names, as in {@code -InboundTeamsNumberTranslationRules AddPlus1, AddAreaCode}.
     *
     * @param names in the order of the trunk
     * @return these rules in that order
     * @throws IllegalArgumentException naming each rule that there is not, and each that is named twice
     */
    public TranslationRules only(List<String> names) {
        Map<String, TranslationRule> byName = rules.stream()
                .collect(Collectors.toMap(
                        TranslationRule::name, Function.identity(), (first, second) -> first, LinkedHashMap::new));
        List<String> unknown =
                names.stream().filter(name -> !byName.containsKey(name)).toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("there is no rule " + String.join(", ", unknown) + "; there are "
                    + String.join(", ", byName.keySet()));
        }
        List<TranslationRule> chosen = new ArrayList<>();
        names.forEach(name -> chosen.add(byName.get(name)));
        return of(chosen);
    }

    /**
     * Translates a number. Never throws.
     *
     * @param number the user of a URI, as it is written
     * @return the translation by the first rule that matches
     */
    public Translation translate(String number) {
        if (number.length() > MAX_NUMBER) {
            return new Translation(number, Optional.empty(), number, Translation.Outcome.GAVE_UP);
        }
        for (TranslationRule rule : rules) {
            try {
                Optional<String> result = rule.apply(number);
                if (result.isPresent()) {
                    return new Translation(number, Optional.of(rule), result.get(), Translation.Outcome.TRANSLATED);
                }
            } catch (CountedText.UsedUp e) {
                return new Translation(number, Optional.of(rule), number, Translation.Outcome.GAVE_UP);
            }
        }
        return new Translation(number, Optional.empty(), number, Translation.Outcome.NO_MATCH);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TranslationRules that && rules.equals(that.rules);
    }

    @Override
    public int hashCode() {
        return rules.hashCode();
    }

    /** A line for each rule: what {@link #parse} reads if no name has a blank in it. */
    @Override
    public String toString() {
        return rules.stream().map(TranslationRule::toString).collect(Collectors.joining("\n"));
    }
}
