package io.drsip.sdp;

import java.util.List;
import java.util.function.Function;

/**
 * An attribute: its name, and how its value is read and written. The key to {@link SdpLines}.
 *
 * <p>Descriptions know no attribute by name, but for the four directions ({@link MediaDirection}). One of your own is a
 * constant of yours, made by {@link #text}, {@link #flag} or {@link #of}. Names are compared with the case of letters
 * (RFC 8866 section 5). Immutable.
 *
 * @param <T> the type of the value
 */
public final class AttributeType<T> {

    /** Attributes whose lines are told by their name only. */
    static final List<String> SECRETS = List.of("crypto", "ice-pwd", "key-mgmt");

    /** rtpmap, RFC 8866 section 6.6: which codec a payload number stands for. */
    public static final AttributeType<RtpMap> RTPMAP = value("rtpmap", RtpMap::read);

    /** fmtp, RFC 8866 section 6.15: parameters of a format. */
    public static final AttributeType<FormatParameters> FMTP = value("fmtp", FormatParameters::read);

    /** rtcp, RFC 3605: where RTCP is wanted. */
    public static final AttributeType<RtcpPort> RTCP = value("rtcp", RtcpPort::read);

    /** rtcp-mux, RFC 5761 section 5.1.1: RTP and RTCP on one port. */
    public static final AttributeType<String> RTCP_MUX = flag("rtcp-mux");

    /** crypto, RFC 4568: SDES. */
    public static final AttributeType<CryptoAttribute> CRYPTO =
            new AttributeType<>("crypto", CryptoAttribute::read, CryptoAttribute::text);

    /** fingerprint, RFC 8122 section 5: the certificate of DTLS. */
    public static final AttributeType<Fingerprint> FINGERPRINT = value("fingerprint", Fingerprint::read);

    /** setup, RFC 4145 section 4: who opens DTLS. */
    public static final AttributeType<SetupRole> SETUP = value("setup", SetupRole::read);

    /** candidate, RFC 8839 section 5.1. */
    public static final AttributeType<IceCandidate> CANDIDATE = value("candidate", IceCandidate::read);

    /** ice-ufrag, RFC 8839 section 5.4. */
    public static final AttributeType<String> ICE_UFRAG = value(
            "ice-ufrag",
            reader -> reader.expectWord(
                    "a user fragment is 4 to 256 ICE characters", text -> SdpText.isIceText(text, 4, 256)));

    /** ice-pwd, RFC 8839 section 5.4. */
    public static final AttributeType<String> ICE_PWD = value(
            "ice-pwd",
            reader -> reader.expectWord(
                    "a password is 22 to 256 ICE characters", text -> SdpText.isIceText(text, 22, 256)));

    /** ice-options, RFC 8839 section 5.6. */
    public static final AttributeType<String> ICE_OPTIONS = text("ice-options");

    /** ice-lite, RFC 8839 section 5.3: this side answers checks and makes none. */
    public static final AttributeType<String> ICE_LITE = flag("ice-lite");

    /** remote-candidates, RFC 8839 section 5.2. */
    public static final AttributeType<String> REMOTE_CANDIDATES = text("remote-candidates");

    /** All of the above. */
    static final List<AttributeType<?>> ALL = List.of(
            RTPMAP,
            FMTP,
            RTCP,
            RTCP_MUX,
            CRYPTO,
            FINGERPRINT,
            SETUP,
            CANDIDATE,
            ICE_UFRAG,
            ICE_PWD,
            ICE_OPTIONS,
            ICE_LITE,
            REMOTE_CANDIDATES);

    private final String name;
    private final Function<SdpReader, T> reader;
    private final Function<T, String> printer;

    private AttributeType(String name, Function<SdpReader, T> reader, Function<T, String> printer) {
        SdpText.require(SdpText.isToken(name), "name must be a token such as rtcp-mux", name);
        this.name = name;
        this.reader = reader;
        this.printer = printer;
    }

    private static <T> AttributeType<T> value(String name, Function<SdpReader, T> reader) {
        return new AttributeType<>(name, reader, Object::toString);
    }

    /**
     * An attribute with a value of any kind.
     *
     * @param name its name, such as {@code label}
     * @return the key
     * @throws IllegalArgumentException if the name is no token
     */
    public static AttributeType<String> text(String name) {
        return new AttributeType<>(name, SdpReader::rest, Function.identity());
    }

    /**
     * An attribute without a value; that of the key is the empty text.
     *
     * @param name its name, such as {@code rtcp-mux}
     * @return the key
     * @throws IllegalArgumentException if the name is no token
     */
    public static AttributeType<String> flag(String name) {
        return new AttributeType<>(name, reader -> "", text -> {
            SdpText.require(text.isEmpty(), name + " has no value", text);
            return text;
        });
    }

    /**
     * An attribute with a type of its own.
     *
     * @param name its name
     * @param parser reads a value; throws {@link SdpParseException} if it cannot
     * @param printer writes a value, in one line
     * @param <T> the type of the value
     * @return the key
     * @throws IllegalArgumentException if the name is no token
     */
    public static <T> AttributeType<T> of(String name, Function<String, T> parser, Function<T, String> printer) {
        return new AttributeType<>(name, reader -> read(reader, parser), printer);
    }

    private static <T> T read(SdpReader reader, Function<String, T> parser) {
        int start = reader.offset();
        try {
            return parser.apply(reader.rest());
        } catch (SdpParseException e) {
            throw e.shifted(start);
        }
    }

    /**
     * The name.
     *
     * @return what stands between {@code a=} and the colon
     */
    public String name() {
        return name;
    }

    /**
     * Reads a value alone.
     *
     * @param text what stands behind the colon
     * @return the value
     * @throws SdpParseException if it breaks the grammar
     */
    public T parse(String text) {
        return new SdpReader(SdpText.octets(text), SECRETS.contains(name) ? name : "").readAll(reader);
    }

    /**
     * Writes a value, keys included.
     *
     * @param value any value
     * @return what stands behind the colon
     */
    public String print(T value) {
        return printer.apply(value);
    }

    /** The value in a line with this attribute; errors count from the start of the line. */
    T read(SdpLine line) {
        return line.attributeReader(SECRETS.contains(name) ? "a=" + name : "").readAll(reader);
    }

    /** The name of the attribute. */
    @Override
    public String toString() {
        return name;
    }
}
