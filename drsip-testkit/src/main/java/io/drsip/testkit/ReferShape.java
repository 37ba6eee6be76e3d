package io.drsip.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Refer-To and Referred-By as Microsoft writes them (a public trace of 2024; Microsoft, SIP protocol). Immutable.
 *
 * @param referTo the URI in Refer-To
 * @param referredBy the value of Referred-By
 * @param returns whether an INVITE has to come back with both
 */
record ReferShape(String referTo, String referredBy, boolean returns) {

    private static final String HOST = "sip.pstnhub.microsoft.com:5061";
    private static final String TENANT = "bbbbbbbb-cccc-4ddd-8eee-ffffffffffff";
    private static final String TRANSFEROR = "66666666-7777-4888-8999-aaaaaaaaaaaa";

    /** To a Teams user: no user part, and the target in {@code x-m}. */
    static ReferShape user(Leg leg, String objectId) {
        return of(leg, "sip:" + HOST + ";transport=tls;x-m=8:orgid:" + objectId);
    }

    /** The same with so much more in it that it has some length at least. */
    static ReferShape longUser(Leg leg, String objectId, int length) {
        String uri = "sip:" + HOST + ";transport=tls;x-m=8:orgid:" + objectId + ";x-t=" + TENANT + ";x-tt=";
        StringBuilder long1 = new StringBuilder(uri).append(callUri(leg));
        while (long1.length() < length) {
            long1.append(leg.site().ids().tag());
        }
        return of(leg, long1.toString());
    }

    static ReferShape number(Leg leg, String number) {
        return of(leg, "sip:" + number + "@" + HOST + ";user=phone;transport=tls");
    }

    /**
     * To another call that the SBC has with Microsoft; the layout is that of RFC 5589 section 7, no trace shows one.
     */
    static ReferShape joining(Leg leg, String target, SimulatedDialog other) {
        String replaces = other.callId().replace("@", "%40") + "%3Bto-tag%3D" + other.sbcTag() + "%3Bfrom-tag%3D"
                + other.teamsTag();
        return new ReferShape(target + "?Replaces=" + replaces, referredBy(leg), false);
    }

    private static ReferShape of(Leg leg, String referTo) {
        return new ReferShape(referTo, referredBy(leg), true);
    }

    private static String referredBy(Leg leg) {
        return "<sip:" + HOST + ";x-m=8:orgid:" + TRANSFEROR + ";x-t=" + TENANT + ";x-ti="
                + leg.identity().guid() + ";x-tt=" + callUri(leg) + ">";
    }

    /** Base64 of a call URI, which dies if somebody changes the case of its letters. */
    private static String callUri(Leg leg) {
        String uri = "https://" + leg.site().region().api() + "/v1/ngc/callnotification?dci="
                + leg.site().ids().tag();
        byte[] octets = uri.getBytes(StandardCharsets.US_ASCII);
        return Base64.getEncoder().encodeToString(octets).replace("=", "%3D");
    }
}
