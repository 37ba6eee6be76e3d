package io.drsip.tenant;

import io.drsip.sip.SipUri;
import io.drsip.sip.TelUri;
import io.drsip.sip.Uri;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a tenant dials: from it follows what a number means, and how it is written in every {@link NumberShape}.
 *
 * <p>Left alone are emergency numbers, which never get a plus (Microsoft, Configure dynamic
 * emergency calling), short numbers,
 * extensions and other numbers that nobody reaches from outside, names such as {@code anonymous}, service codes with
 * {@code *} or {@code #}, and whatever has too few or too many digits. Everything else is read in this order:
 *
 * <table>
 * <caption>Reading a number</caption>
 * <tr><th>dialled</th><th>is</th></tr>
 * <tr><td>a plus</td><td>an international number (ITU-T E.164); {@code (0)} behind the own country code is left
 * out</td></tr>
 * <tr><td>an international prefix, the longest that fits</td><td>an international number</td></tr>
 * <tr><td>the trunk prefix</td><td>a national number</td></tr>
 * <tr><td>digits alone</td><td>a national number if such numbers are dialled without a prefix and the length fits,
 * else an international number whose plus is missing</td></tr>
 * </table>
 *
 * <p>{@link #shape} is total, idempotent, and forgets nothing: {@code shape(shape(x, A), B)} is {@code shape(x, B)} for
 * all texts. For that, a number is written as {@link NumberShape#E164} where the other form would be read as another
 * number: a foreign number with as many digits as a national one has no {@link NumberShape#PLAIN} form if national
 * numbers are dialled without a prefix.
 *
 * <p>Immutable.
 */
public final class NumberPlan implements NumberShaper {

    private static final NumberPlan NORTH_AMERICA = builder("1")
            .trunkPrefix("")
            .internationalPrefixes("011")
            .nationalDigits(10, 10)
            .emergencyNumbers("933")
            .build();

    private final Numbering numbering;
    private final Set<String> emergency;
    private final int longestEmergency;
    private final Set<String> shortNumbers;
    private final List<DigitRange> extensions;

    NumberPlan(Numbering numbering, Set<String> emergency, Set<String> shortNumbers, List<DigitRange> extensions) {
        this.numbering = numbering;
        this.emergency = Set.copyOf(emergency);
        longestEmergency = emergency.stream().mapToInt(String::length).max().orElse(0);
        this.shortNumbers = Set.copyOf(shortNumbers);
        this.extensions = List.copyOf(extensions);
    }

    /**
     * A plan with the defaults of {@link NumberPlanBuilder}.
     *
     * @param countryCode 1 to 3 digits, such as {@code 49}
     * @return the plan: trunk prefix 0, international prefix 00
     * @throws IllegalArgumentException if it is no country code
     */
    public static NumberPlan of(String countryCode) {
        return builder(countryCode).build();
    }

    /**
     * The North American plan: country code 1, ten digits without a trunk prefix, international prefix 011, and beside
     * 911 the number 933, with which emergency calling is tested.
     *
     * @return the plan; {@link #toBuilder} adds what is a tenant's own
     */
    public static NumberPlan northAmerica() {
        return NORTH_AMERICA;
    }

    /**
     * Starts a plan.
     *
     * @param countryCode 1 to 3 digits, such as {@code 49}
     * @return a new builder
     */
    public static NumberPlanBuilder builder(String countryCode) {
        return new NumberPlanBuilder(countryCode);
    }

    /**
     * Starts from this plan.
     *
     * @return a new builder with everything that this plan has
     */
    public NumberPlanBuilder toBuilder() {
        return new NumberPlanBuilder(numbering, emergency, shortNumbers, extensions);
    }

    /**
     * The country.
     *
     * @return 1 to 3 digits
     */
    public String countryCode() {
        return numbering.countryCode();
    }

    /**
     * What precedes a national number.
     *
     * @return digits; empty if nothing does
     */
    public String trunkPrefix() {
        return numbering.trunkPrefix();
    }

    /**
     * What is dialled for the plus.
     *
     * @return one at least; the first is written, all are read
     */
    public List<String> internationalPrefixes() {
        return numbering.internationalPrefixes();
    }

    /**
     * The emergency numbers.
     *
     * @return without a plus; 112 and 911 are always among them
     */
    public Set<String> emergencyNumbers() {
        return emergency;
    }

    /**
     * Whether a call is an emergency call, also if somebody put a plus or the country code in front of the number, as
     * in {@code +911} or {@code +1911}. Nobody may refuse such a call.
     *
     * @param dialled the user of a URI, with or without parameters, escapes and visual separators
     * @return true if it is one of {@link #emergencyNumbers}
     */
    public boolean isEmergency(String dialled) {
        return isEmergencyNumber(Dialled.ofUser(dialled));
    }

    /**
     * Whether a call is an emergency call.
     *
     * @param target the Request-URI
     * @return true if its number is one of {@link #emergencyNumbers}, or if it is {@code urn:service:sos} or one below
     *     it (RFC 5031 section 4.2)
     */
    public boolean isEmergency(Uri target) {
        if (target instanceof SipUri sip) {
            return sip.user().map(this::isEmergency).orElse(false);
        }
        if (target instanceof TelUri tel) {
            return isEmergency(tel.number());
        }
        String urn = "urn:service:sos";
        String text = target.toString();
        return text.regionMatches(true, 0, urn, 0, urn.length())
                && (text.length() == urn.length() || text.charAt(urn.length()) == '.');
    }

    private boolean isEmergencyNumber(String number) {
        if (!number.startsWith("+")) {
            return emergency.contains(number);
        }
        if (number.length() > 1 + countryCode().length() + longestEmergency) {
            return false;
        }
        String rest = number.substring(1);
        return emergency.contains(rest)
                || (rest.startsWith(countryCode())
                        && emergency.contains(rest.substring(countryCode().length())));
    }

    /**
     * What a number is everywhere in the world.
     *
     * @param dialled as in {@link #shaped}
     * @return the number with a plus; empty if it is left alone
     */
    public Optional<PhoneNumber> e164(String dialled) {
        return shaped(dialled, NumberShape.E164).map(PhoneNumber::new);
    }

    @Override
    public Optional<String> shaped(String dialled, NumberShape target) {
        String number = read(dialled);
        if (number == null) {
            return Optional.empty();
        }
        if (target == NumberShape.E164) {
            return Optional.of(numbering.write(number, target));
        }
        String text = numbering.write(number, target);
        return Optional.of(number.equals(read(text)) ? text : numbering.write(number, NumberShape.E164));
    }

    private @Nullable String read(String dialled) {
        String text = Dialled.number(numbering.withoutBracketedTrunk(dialled));
        if (text == null || isProtected(text)) {
            return null;
        }
        String number = numbering.read(text);
        return number == null || isProtected("+" + number) ? null : number;
    }

    private boolean isProtected(String number) {
        if (isEmergencyNumber(number) || shortNumbers.contains(number)) {
            return true;
        }
        for (DigitRange range : extensions) {
            if (range.contains(number)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether numbers are dialled by this plan that are valid in a context.
     *
     * @param phoneContext as in {@link NumberShaper#understands}
     * @return true for the own country, such as {@code +49}; a part of it, such as {@code +4930}, has a dialling of its
     *     own
     */
    @Override
    public boolean understands(String phoneContext) {
        return Dialled.withoutSeparators(phoneContext).equals("+" + countryCode());
    }

    /**
     * Somebody else's shaping, with everything left alone that this plan protects: emergency and short numbers and
     * extensions.
     *
     * @param other who shapes all other numbers
     * @return a shaper that understands the contexts of this plan and those of the other one
     */
    public NumberShaper guarding(NumberShaper other) {
        return new GuardedShaper(this, other);
    }

    /** Whether this plan protects a number, however it is dialled. */
    boolean protects(String dialled) {
        String text = Dialled.number(numbering.withoutBracketedTrunk(dialled));
        return text != null && isProtected(text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumberPlan plan
                && numbering.equals(plan.numbering)
                && emergency.equals(plan.emergency)
                && shortNumbers.equals(plan.shortNumbers)
                && extensions.equals(plan.extensions);
    }

    @Override
    public int hashCode() {
        return Objects.hash(numbering, emergency, shortNumbers, extensions);
    }

    /** The prefixes, such as {@code +49, trunk prefix 0, international prefix 00}. */
    @Override
    public String toString() {
        return "+" + countryCode()
                + (trunkPrefix().isEmpty() ? "" : ", trunk prefix " + trunkPrefix())
                + ", international prefix "
                + String.join(" or ", internationalPrefixes());
    }
}
