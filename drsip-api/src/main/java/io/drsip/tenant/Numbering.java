package io.drsip.tenant;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How numbers are dialled in one country, and nothing of who may not be touched. A number inside is what follows the
 * plus in E.164. Immutable.
 *
 * @param countryCode 1 to 3 digits
 * @param trunkPrefix what precedes a national number, or nothing
 * @param internationalPrefixes what stands for the plus, the written one first
 * @param national how many digits a national number has behind the trunk prefix
 * @param international how many digits a number has behind the plus
 * @param bareNational whether digits without a prefix are a national number
 */
record Numbering(
        String countryCode,
        String trunkPrefix,
        List<String> internationalPrefixes,
        Bounds national,
        Bounds international,
        boolean bareNational) {

    /** The most digits that a number has (ITU-T E.164 section 6). */
    static final int MAX_DIGITS = 15;

    /** From a least to a most length, inclusive. */
    record Bounds(int min, int max) {

        boolean contain(int length) {
            return length >= min && length <= max;
        }

        @Override
        public String toString() {
            return min + "-" + max;
        }
    }

    Numbering {
        internationalPrefixes = List.copyOf(internationalPrefixes);
    }

    /** The number that is dialled by a plus or none, and digits; null if that cannot be told. */
    @Nullable
    String read(String dialled) {
        if (dialled.startsWith("+")) {
            return plausible(dialled.substring(1));
        }
        String prefix = longestPrefix(dialled);
        if (!prefix.isEmpty()) {
            return plausible(dialled.substring(prefix.length()));
        }
        if (!trunkPrefix.isEmpty() && dialled.startsWith(trunkPrefix)) {
            String rest = dialled.substring(trunkPrefix.length());
            if (national.contain(rest.length())) {
                return plausible(countryCode + rest);
            }
            // A national number with a digit too few must not pass for one without its prefix.
            return bareNational ? null : plausible(dialled);
        }
        return plausible(bareNational && national.contain(dialled.length()) ? countryCode + dialled : dialled);
    }

    /** The longest one wins: 00 is no 0 with a number behind it that begins with 0. */
    private String longestPrefix(String dialled) {
        String longest = "";
        for (String prefix : internationalPrefixes) {
            if (prefix.length() > longest.length() && dialled.startsWith(prefix)) {
                longest = prefix;
            }
        }
        return longest;
    }

    private @Nullable String plausible(String number) {
        boolean sound = international.contain(number.length()) && number.charAt(0) != '0';
        return sound && (!isHome(number) || national.contain(number.length() - countryCode.length())) ? number : null;
    }

    private boolean isHome(String number) {
        return number.startsWith(countryCode);
    }

    String write(String number, NumberShape shape) {
        return switch (shape) {
            case E164 -> "+" + number;
            case PLAIN -> number;
            case INTERNATIONAL -> internationalPrefixes.get(0) + number;
            case NATIONAL ->
                isHome(number)
                        ? trunkPrefix + number.substring(countryCode.length())
                        : internationalPrefixes.get(0) + number;
        };
    }

    /** The same text without a trunk prefix in brackets behind the country code: +49 (0)30 is +49 30. */
    String withoutBracketedTrunk(String dialled) {
        if (trunkPrefix.isEmpty() || dialled.indexOf('(') < 0) {
            return dialled;
        }
        String bracketed = "(" + trunkPrefix + ")";
        int at = dialled.indexOf(bracketed);
        return at > 0 && Dialled.withoutSeparators(dialled.substring(0, at)).equals("+" + countryCode)
                ? dialled.substring(0, at) + dialled.substring(at + bracketed.length())
                : dialled;
    }
}
