package io.drsip.testkit;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the INVITE of a call from Teams carries as its offer (Microsoft, Media in Direct Routing;
 * New-CsOnlinePSTNGateway: PidfLoSupported). Immutable.
 */
public final class SimulatedOffer {

    private static final String SDP = "application/sdp";
    private static final String BOUNDARY = "0d4c7b1e-boundary";
    private static final String PLACE = "location@sip.pstnhub.microsoft.com";

    private static final String FINGERPRINT =
            "a=fingerprint:sha-256 AE:24:07:15:5C:B7:45:1A:E4:45:60:C1:1E:68:0E:CC:8D:"
                    + "A6:78:3B:76:65:BB:B0:77:88:07:F8:98:18:62:34\r\n"
                    + "a=setup:actpass\r\n";

    private static final String PIDF_LO = """
            <?xml version="1.0" encoding="utf-8"?>
            <presence xmlns="urn:ietf:params:xml:ns:pidf" entity="pres:anonymous@contoso.com">
              <tuple id="0"><status>
                <geopriv xmlns="urn:ietf:params:xml:ns:pidf:geopriv10"><location-info>
                  <civicAddress xmlns="urn:ietf:params:xml:ns:pidf:geopriv10:civicAddr">
                    <country>US</country><A1>WA</A1><A3>Redmond</A3><HNO>1</HNO><LOC>Floor 2</LOC>
                  </civicAddress>
                </location-info><usage-rules/></geopriv>
              </status></tuple>
            </presence>
            """.replace("\n", "\r\n");

    private final Kind kind;
    private final String text;

    private enum Kind {
        USUAL,
        DTLS,
        DELAYED,
        LOCATED,
        GIVEN
    }

    private SimulatedOffer(Kind kind, String text) {
        this.kind = kind;
        this.text = text;
    }

    /**
     * SDES over {@code RTP/SAVP}, as media processors offer.
     *
     * @return the default
     */
    public static SimulatedOffer usual() {
        return new SimulatedOffer(Kind.USUAL, "");
    }

    /**
     * {@code UDP/TLS/RTP/SAVP} with crypto lines and a fingerprint, as a client in bypass may offer.
     *
     * @return an offer that may be answered with {@code RTP/SAVP}
     */
    public static SimulatedOffer dtls() {
        return new SimulatedOffer(Kind.DTLS, "");
    }

    /**
     * None: the SBC is expected to refuse it, and an answer noted as a violation.
     *
     * @return a delayed offer
     */
    public static SimulatedOffer delayed() {
        return new SimulatedOffer(Kind.DELAYED, "");
    }

    /**
     * In {@code multipart/mixed} behind the place of the caller, as for emergency calls (RFC 6442; RFC 4119). The
     * layout is a guess, since no public trace has one.
     *
     * @return the usual offer with PIDF-LO
     */
    public static SimulatedOffer withLocation() {
        return withLocation(PIDF_LO);
    }

    /**
     * The same with another place.
     *
     * @param pidf the location as {@code application/pidf+xml}
     * @return the usual offer with that PIDF-LO
     */
    public static SimulatedOffer withLocation(String pidf) {
        return new SimulatedOffer(Kind.LOCATED, pidf);
    }

    /**
     * Any other.
     *
     * @param sdp lines with CR LF
     * @return that offer
     */
    public static SimulatedOffer of(String sdp) {
        return new SimulatedOffer(Kind.GIVEN, sdp);
    }

    boolean isDelayed() {
        return kind == Kind.DELAYED;
    }

    /** The session description made of the usual one; empty for none. */
    String sdp(OwnMedia media) {
        return switch (kind) {
            case USUAL, LOCATED -> media.offer("sendrecv");
            case DTLS -> media.said(media.offer("sendrecv").replace(" RTP/SAVP ", " UDP/TLS/RTP/SAVP ") + FINGERPRINT);
            case DELAYED -> "";
            case GIVEN -> media.said(text);
        };
    }

    String body(String sdp) {
        return kind != Kind.LOCATED
                ? sdp
                : part(SDP, "", sdp)
                        + part("application/pidf+xml", "Content-ID: <" + PLACE + ">\r\n", text)
                        + "--" + BOUNDARY + "--\r\n";
    }

    private static String part(String type, String headers, String content) {
        return "--" + BOUNDARY + "\r\nContent-Type: " + type + "\r\n" + headers + "\r\n" + content + "\r\n";
    }

    /** Empty for no body. */
    String contentType() {
        return switch (kind) {
            case DELAYED -> "";
            case LOCATED -> "multipart/mixed;boundary=" + BOUNDARY;
            case USUAL, DTLS, GIVEN -> SDP;
        };
    }

    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        if (kind == Kind.LOCATED) {
            headers.put("GEOLOCATION", "<cid:" + PLACE + ">");
            headers.put("GEOLOCATION-ROUTING", "yes");
        }
        return headers;
    }
}
