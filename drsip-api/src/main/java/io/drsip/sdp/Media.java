package io.drsip.sdp;

import java.util.List;

/**
 * The first line of a medium: its kind, port, transport and formats (RFC 8866 section 5.14). Immutable.
 *
 * @param kind {@code audio}, {@code video}, {@code image} or another token
 * @param port where it is wanted, 0 to 65535; 0 for a medium that is refused or over (RFC 3264 sections 6 and 8.2)
 * @param ports how many ports, 1 but for layered codings
 * @param protocol {@code RTP/SAVP}, {@code UDP/TLS/RTP/SAVP} and the like
 * @param formats payload numbers of RTP in the order of preference, or the names of other formats; never empty
 */
public record Media(String kind, int port, int ports, String protocol, List<String> formats) {

    private static final String RULE = "m= is a kind, a port, a protocol and formats";

    /**
     * Checks the parts.
     *
     * @param kind a token
     * @param port 0 to 65535
     * @param ports 1 to 65535
     * @param protocol tokens with slashes between them
     * @param formats tokens, at least one
     * @throws IllegalArgumentException if one of them is not
     */
    public Media {
        formats = List.copyOf(formats);
        SdpText.require(SdpText.isToken(kind), "kind must be a token such as audio", kind);
        SdpText.require(port >= 0 && port <= 65_535, "port must be 0 to 65535", port);
        SdpText.require(ports >= 1 && ports <= 65_535, "ports must be 1 to 65535", ports);
        SdpText.require(isProtocol(protocol), "protocol must be tokens with slashes between them", protocol);
        SdpText.require(
                !formats.isEmpty() && formats.stream().allMatch(SdpText::isToken),
                "formats must be tokens, at least one",
                formats);
    }

    private static boolean isProtocol(String text) {
        return List.of(text.split("/", -1)).stream().allMatch(SdpText::isToken);
    }

    /**
     * A medium on one port.
     *
     * @param kind such as {@code audio}
     * @param port 0 to 65535
     * @param protocol such as {@code RTP/SAVP}
     * @param formats at least one
     * @return the line
     * @throws IllegalArgumentException if one of them breaks the grammar
     */
    public static Media of(String kind, int port, String protocol, List<String> formats) {
        return new Media(kind, port, 1, protocol, formats);
    }

    /**
     * Reads the value of an {@code m=} line.
     *
     * @param text such as {@code audio 50218 RTP/SAVP 0 8 101}
     * @return the line
     * @throws SdpParseException if it breaks the grammar
     */
    public static Media parse(String text) {
        return SdpReader.of(text).readAll(reader -> read(reader, SdpLimits.defaults()));
    }

    static Media read(SdpReader reader, SdpLimits limits) {
        String kind = reader.expectWord(RULE, SdpText::isToken);
        reader.expectSpace(RULE);
        int port = reader.expectNumber(65_535, "a port is a number up to 65535");
        int ports = 1;
        if (reader.consume('/')) {
            int start = reader.offset();
            ports = reader.expectNumber(65_535, "a number of ports is up to 65535");
            if (ports == 0) {
                throw reader.errorAt("a medium has at least one port", start);
            }
        }
        reader.expectSpace(RULE);
        String protocol = reader.expectWord(RULE, Media::isProtocol);
        int behind = reader.offset();
        List<String> formats = reader.words(limits.formats(), "a medium has at most " + limits.formats() + " formats");
        if (formats.isEmpty() || !formats.stream().allMatch(SdpText::isToken)) {
            throw reader.errorAt("formats are tokens, at least one", behind);
        }
        return new Media(kind, port, ports, protocol, formats);
    }

    /**
     * Whether it is carried by RTP, so that its formats are payload numbers.
     *
     * @return true for {@code RTP/SAVP}, {@code UDP/TLS/RTP/SAVP} and the like
     */
    public boolean isRtp() {
        return protocol.startsWith("RTP/") || protocol.contains("/RTP/");
    }

    /**
     * Whether it is refused or over.
     *
     * @return true for port 0
     */
    public boolean isRefused() {
        return port == 0;
    }

    /**
     * The same on another port.
     *
     * @param other 0 to 65535
     * @return a copy
     * @throws IllegalArgumentException if it is not
     */
    public Media withPort(int other) {
        return new Media(kind, other, ports, protocol, formats);
    }

    /**
     * The same over another transport.
     *
     * @param other such as {@code RTP/SAVP}
     * @return a copy
     * @throws IllegalArgumentException if it breaks the grammar
     */
    public Media withProtocol(String other) {
        return new Media(kind, port, ports, other, formats);
    }

    /**
     * The same with other formats.
     *
     * @param others at least one
     * @return a copy
     * @throws IllegalArgumentException if there is none, or one is no token
     */
    public Media withFormats(List<String> others) {
        return new Media(kind, port, ports, protocol, others);
    }

    /** The line as it is written behind {@code m=}. */
    @Override
    public String toString() {
        String number = ports == 1 ? "" : "/" + ports;
        return kind + ' ' + port + number + ' ' + protocol + ' ' + String.join(" ", formats);
    }
}
