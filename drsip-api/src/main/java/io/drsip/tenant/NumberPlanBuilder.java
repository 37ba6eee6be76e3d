package io.drsip.tenant;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what a {@link NumberPlan} knows. Single thread. */
public final class NumberPlanBuilder {

    /** Emergency numbers everywhere (3GPP TS 22.101 section 10.1.1, a). */
    private static final List<String> ALWAYS_EMERGENCY = List.of("112", "911");

    /** Below this, digits may as well be a local number or a service. */
    private static final int LEAST_INTERNATIONAL_DIGITS = 8;

    private static final int LEAST_NATIONAL_DIGITS = 5;

    private final String countryCode;
    private final Set<String> emergency = new LinkedHashSet<>(ALWAYS_EMERGENCY);
    private final Set<String> shortNumbers = new LinkedHashSet<>();
    private final List<DigitRange> extensions = new ArrayList<>();
    private String trunkPrefix = "0";
    private List<String> internationalPrefixes = List.of("00");
    private Numbering.Bounds national;
    private boolean bareNational;

    NumberPlanBuilder(String countryCode) {
        this.countryCode = countryCode;
        national = new Numbering.Bounds(LEAST_NATIONAL_DIGITS, Numbering.MAX_DIGITS - countryCode.length());
    }

    NumberPlanBuilder(
            Numbering numbering, Set<String> emergency, Set<String> shortNumbers, List<DigitRange> extensions) {
        countryCode = numbering.countryCode();
        trunkPrefix = numbering.trunkPrefix();
        internationalPrefixes = numbering.internationalPrefixes();
        national = numbering.national();
        bareNational = numbering.bareNational();
        this.emergency.addAll(emergency);
        this.shortNumbers.addAll(shortNumbers);
        this.extensions.addAll(extensions);
    }

    /**
     * Sets what precedes a national number.
     *
     * @param digits default 0, as in most countries; empty if nothing precedes it, as in Spain or North America, and
     *     then digits alone are national numbers
     * @return this
     */
    public NumberPlanBuilder trunkPrefix(String digits) {
        trunkPrefix = digits;
        return this;
    }

    /**
     * Sets what is dialled for the plus.
     *
     * @param digits one or more; the first is written, all are read; default 00, as in most countries
     * @return this
     */
    public NumberPlanBuilder internationalPrefixes(String... digits) {
        internationalPrefixes = List.of(digits);
        return this;
    }

    /**
     * Sets how long national numbers are.
     *
     * @param min digits behind the trunk prefix; default 5
     * @param max digits behind the trunk prefix; default is what E.164 leaves beside the country code, 15 in all
     * @return this
     */
    public NumberPlanBuilder nationalDigits(int min, int max) {
        national = new Numbering.Bounds(min, max);
        return this;
    }

    /**
     * Says that digits alone are a national number whose trunk prefix is missing, if their length fits.
     *
     * @return this; default is an international number whose plus is missing, unless the trunk prefix is empty
     */
    public NumberPlanBuilder bareNumbersAreNational() {
        bareNational = true;
        return this;
    }

    /**
     * Adds emergency numbers. They are left alone, and no limit refuses them.
     *
     * @param numbers as they are dialled, without a plus; 112 and 911 are there already
     * @return this
     */
    public NumberPlanBuilder emergencyNumbers(String... numbers) {
        emergency.addAll(List.of(numbers));
        return this;
    }

    /**
     * Adds short numbers, which are left alone: services, operators, directory assistance.
     *
     * @param numbers as they are dialled, such as {@code 116117}
     * @return this
     */
    public NumberPlanBuilder shortNumbers(String... numbers) {
        shortNumbers.addAll(List.of(numbers));
        return this;
    }

    /**
     * Adds a range of numbers that nobody reaches from outside, which are left alone: extensions, or numbers that are
     * not for direct inward dialling.
     *
     * @param first digits, or a plus and digits, which cover every way of dialling them
     * @param last as long as {@code first}
     * @return this
     */
    public NumberPlanBuilder extensions(String first, String last) {
        extensions.add(new DigitRange(first, last));
        return this;
    }

    /**
     * Makes the plan.
     *
     * @return an immutable plan
     * @throws IllegalArgumentException naming everything that is wrong, and what to change
     */
    public NumberPlan build() {
        List<String> problems = problems();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        Numbering numbering = new Numbering(
                countryCode,
                trunkPrefix,
                internationalPrefixes,
                national,
                new Numbering.Bounds(LEAST_INTERNATIONAL_DIGITS, Numbering.MAX_DIGITS),
                bareNational || trunkPrefix.isEmpty());
        return new NumberPlan(numbering, emergency, shortNumbers, extensions);
    }

    private List<String> problems() {
        List<String> found = new ArrayList<>();
        require(
                found,
                countryCode.matches("[1-9][0-9]{0,2}"),
                "countryCode is 1 to 3 digits that do not begin with 0, not \"" + countryCode + "\"");
        require(
                found,
                trunkPrefix.matches("[0-9]{0,5}"),
                "trunkPrefix is up to 5 digits, not \"" + trunkPrefix + "\": use \"\" for none");
        require(found, !internationalPrefixes.isEmpty(), "internationalPrefixes is empty: name one, such as 00");
        for (String prefix : internationalPrefixes) {
            require(
                    found,
                    prefix.matches("[0-9]{1,5}") && !prefix.equals(trunkPrefix),
                    "an international prefix is 1 to 5 digits other than the trunk prefix, not \"" + prefix + "\"");
        }
        int most = Numbering.MAX_DIGITS - countryCode.length();
        require(
                found,
                national.min() >= 1 && national.min() <= national.max() && national.max() <= most,
                "nationalDigits are 1 to " + most + ", the smaller one first, not " + national);
        emergency.forEach(number -> requireDialled(found, "an emergency number", number));
        shortNumbers.forEach(number -> requireDialled(found, "a short number", number));
        for (DigitRange range : extensions) {
            require(
                    found,
                    range.isSound(),
                    "extensions are from a first to a last number of the same length, not " + range);
        }
        return found;
    }

    private static void requireDialled(List<String> found, String what, String number) {
        require(
                found,
                number.matches("[0-9*#]{2,15}"),
                what + " is 2 to 15 digits, * or #, without a plus, not \"" + number + "\"");
    }

    private static void require(List<String> found, boolean holds, String whatToChange) {
        if (!holds) {
            found.add(whatToChange);
        }
    }
}
