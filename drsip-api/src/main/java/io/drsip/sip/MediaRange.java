package io.drsip.sip;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Kinds of bodies that somebody takes (RFC 3261 section 20.1, {@code accept-range}).
 *
 * <p>An Accept header without a value takes none; no Accept header at all means {@code application/sdp}. Immutable.
 *
 * @param type the type, made lower case, or {@code *} for all
 * @param subtype the subtype, made lower case, or {@code *} for all of the type
 * @param params parameters of the media type, {@code q} and others
 */
public record MediaRange(String type, String subtype, Params params) {

    /** All there is. */
    public static final MediaRange ANY = new MediaRange("*", "*", Params.none());

    private static final String RULE = "a media range is type/subtype, type/* or */*";
    private static final String QUALITY = "q";

    /**
     * Checks the grammar.
     *
     * @param type the type
     * @param subtype the subtype
     * @param params the parameters
     * @throws IllegalArgumentException if type or subtype is no token, if all types but not all subtypes are meant, if
     *     {@code q} is no number from 0 to 1, or a header cannot hold the parameters
     */
    public MediaRange {
        if (!Grammar.isToken(type) || !Grammar.isToken(subtype) || isHalfWild(type, subtype)) {
            throw new IllegalArgumentException(RULE + ", not \"" + type + "/" + subtype + "\"");
        }
        type = Grammar.lower(type);
        subtype = Grammar.lower(subtype);
        params = CheckedParams.require(params, MediaRange::problem);
    }

    private static boolean isHalfWild(String type, String subtype) {
        return type.equals("*") && !subtype.equals("*");
    }

    private static @Nullable String problem(Params params) {
        return params.has(QUALITY) && thousandths(params).isEmpty()
                ? "the quality of a media range is 0 to 1 with up to three decimals"
                : null;
    }

    /** The {@code qvalue} of RFC 3261 section 25.1 times a thousand. */
    private static OptionalInt thousandths(Params params) {
        String text = params.get(QUALITY).orElse("");
        String decimals = text.length() < 2 ? "" : text.substring(2);
        boolean number = (text.startsWith("0") || text.startsWith("1"))
                && (text.length() == 1 || text.charAt(1) == '.')
                && decimals.length() <= 3
                && Grammar.consistsOf(Grammar.DIGIT, decimals);
        if (!number) {
            return OptionalInt.empty();
        }
        int value = Integer.parseInt(text.charAt(0) + (decimals + "000").substring(0, 3));
        return value > 1000 ? OptionalInt.empty() : OptionalInt.of(value);
    }

    /**
     * Reads a media range.
     *
     * @param text such as {@code text/*;q=0.5}, white space around it allowed
     * @return the media range
     * @throws SipParseException if it breaks the grammar
     */
    public static MediaRange parse(String text) {
        return Scanner.readAll(text, MediaRange::read);
    }

    static MediaRange read(Scanner scanner) {
        int start = scanner.offset();
        String type = scanner.expectToken(RULE);
        scanner.expectSeparator('/', RULE);
        String subtype = scanner.expectToken(RULE);
        if (isHalfWild(type, subtype)) {
            throw scanner.errorAt(RULE, start);
        }
        return new MediaRange(type, subtype, CheckedParams.read(scanner, MediaRange::problem));
    }

    /**
     * How much it is liked.
     *
     * @return 0 for not at all, to 1, which is the default of RFC 3261 section 20.1
     */
    public double quality() {
        return thousandths(params).orElse(1000) / 1000.0;
    }

    /**
     * Whether type and subtype of a media type are in this range, whatever the parameters.
     *
     * @param body a media type such as {@link MediaType#SDP}
     * @return true if they are
     */
    public boolean includes(MediaType body) {
        return (type.equals("*") || type.equals(body.type()))
                && (subtype.equals("*") || subtype.equals(body.subtype()));
    }

    /** The media range as it is written, such as {@code text/*;q=0.5}. */
    @Override
    public String toString() {
        return type + '/' + subtype + params;
    }
}
