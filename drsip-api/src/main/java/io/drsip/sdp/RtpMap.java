package io.drsip.sdp;

import java.util.Locale;
import java.util.Optional;

/**
 * Which codec a payload number stands for (RFC 8866 section 6.6). Immutable.
 *
 * @param payload 0 to 127
 * @param encoding the name of the codec, such as {@code PCMU} or {@code telephone-event}; letters in any case mean the
 *     same
 * @param clockRate ticks a second
 * @param parameters for audio the number of channels, 1 if it is empty
 */
public record RtpMap(int payload, String encoding, int clockRate, Optional<String> parameters) {

    private static final String RULE = "rtpmap is a payload number, a codec and a clock rate";

    /**
     * Checks the parts.
     *
     * @param payload 0 to 127
     * @param encoding a token
     * @param clockRate 1 or more
     * @param parameters a token, if any
     * @throws IllegalArgumentException if one of them is not
     */
    public RtpMap {
        SdpText.require(payload >= 0 && payload <= 127, "payload must be 0 to 127", payload);
        SdpText.require(SdpText.isToken(encoding), "encoding must be a token such as PCMU", encoding);
        SdpText.require(clockRate > 0, "clockRate must be positive", clockRate);
        SdpText.require(parameters.map(SdpText::isToken).orElse(true), "parameters must be a token", parameters);
    }

    /**
     * Of a codec with one channel.
     *
     * @param payload 0 to 127
     * @param encoding such as {@code PCMU}
     * @param clockRate ticks a second
     * @return the map
     * @throws IllegalArgumentException if one of them is out of range
     */
    public static RtpMap of(int payload, String encoding, int clockRate) {
        return new RtpMap(payload, encoding, clockRate, Optional.empty());
    }

    /**
     * Reads the value of an attribute.
     *
     * @param text such as {@code 101 telephone-event/8000}
     * @return the map
     * @throws SdpParseException if it breaks the grammar
     */
    public static RtpMap parse(String text) {
        return SdpReader.of(text).readAll(RtpMap::read);
    }

    static RtpMap read(SdpReader reader) {
        int payload = reader.expectNumber(127, "a payload number is 0 to 127");
        reader.expectSpace(RULE);
        int start = reader.offset();
        String encoding = reader.until("/ \t");
        if (!SdpText.isToken(encoding)) {
            throw reader.errorAt("a codec is a token such as PCMU", start);
        }
        reader.expect('/', RULE);
        int rate = reader.expectNumber(Integer.MAX_VALUE, "a clock rate is a number");
        if (rate == 0) {
            throw reader.error("a clock rate is not zero");
        }
        Optional<String> parameters = reader.consume('/')
                ? Optional.of(reader.expectWord("a number of channels is a token", SdpText::isToken))
                : Optional.empty();
        return new RtpMap(payload, encoding, rate, parameters);
    }

    /**
     * Codec and clock rate, by which payload numbers of two sides are compared (RFC 3264 section 6.1).
     *
     * @return the name in capital letters with the clock rate, such as {@code SILK/16000}; with the channels if there
     *     are several
     */
    public String codec() {
        String channels = parameters
                .filter(number -> !number.equals("1"))
                .map(number -> "/" + number)
                .orElse("");
        return encoding.toUpperCase(Locale.ROOT) + '/' + clockRate + channels;
    }

    /** The map as it is written behind {@code a=rtpmap:}. */
    @Override
    public String toString() {
        return payload + " " + encoding + '/' + clockRate
                + parameters.map(text -> "/" + text).orElse("");
    }
}
