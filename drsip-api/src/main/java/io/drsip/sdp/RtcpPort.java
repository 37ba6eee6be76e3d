package io.drsip.sdp;

import java.util.Optional;

/**
 * Where RTCP is wanted (RFC 3605). Immutable.
 *
 * @param port 0 to 65535; the same as that of RTP where both are multiplexed (RFC 5761, RFC 8035)
 * @param connection another address than that of RTP, if any
 */
public record RtcpPort(int port, Optional<Connection> connection) {

    /**
     * Checks the port.
     *
     * @param port 0 to 65535
     * @param connection an address, if any
     * @throws IllegalArgumentException if it is not
     */
    public RtcpPort {
        SdpText.require(port >= 0 && port <= 65_535, "port must be 0 to 65535", port);
    }

    /**
     * At the address of RTP.
     *
     * @param port 0 to 65535
     * @return the place
     * @throws IllegalArgumentException if it is not
     */
    public static RtcpPort of(int port) {
        return new RtcpPort(port, Optional.empty());
    }

    /**
     * Reads the value of an attribute.
     *
     * @param text such as {@code 50219 IN IP4 198.51.100.203}
     * @return the place
     * @throws SdpParseException if it breaks the grammar
     */
    public static RtcpPort parse(String text) {
        return SdpReader.of(text).readAll(RtcpPort::read);
    }

    static RtcpPort read(SdpReader reader) {
        int port = reader.expectNumber(65_535, "a port is a number up to 65535");
        return reader.consumeSpace()
                ? new RtcpPort(port, Optional.of(Connection.read(reader)))
                : new RtcpPort(port, Optional.empty());
    }

    /** The place as it is written behind {@code a=rtcp:}. */
    @Override
    public String toString() {
        return port + connection.map(found -> " " + found).orElse("");
    }
}
