package io.drsip.testkit;

import io.drsip.sip.Status;

/**
 * Why Microsoft refuses a request: what goes over the wire, and the code that its support pages know it by (Microsoft,
 * Microsoft and SIP response codes). Immutable.
 *
 * @param status of the response
 * @param cause of the Reason header, Q.850
 * @param phrase in the Reason header, behind the GUID
 * @param subcode Microsoft's own code, which does not go over the wire; 0 if none is known
 */
record Refusal(Status status, int cause, String phrase, int subcode) {

    static Refusal notInCertificate(String host) {
        return forbidden("SBC certificate is not issued correctly. Provided trunk FQDN '" + host
                + "' is not included in certificate's CN");
    }

    static Refusal headersMissing() {
        return forbidden("Record-Route and Contact headers are missing");
    }

    static Refusal trunkUnknown(String host) {
        return new Refusal(
                Status.FORBIDDEN,
                63,
                "Get Inbound Direct Routing - RuntimeApi trunk config not found for customer, trunk '" + host + "'",
                510532);
    }

    static Refusal callerBlocked() {
        return new Refusal(Status.FORBIDDEN, 63, "Calling number is blocked", 510534);
    }

    static Refusal numberUnknown() {
        return new Refusal(Status.NOT_FOUND, 1, "Getting user info by number from RuntimeAPI failed", 511404);
    }

    static Refusal forbidden(String phrase) {
        return new Refusal(Status.FORBIDDEN, 63, phrase, 0);
    }

    static Refusal malformed(String phrase) {
        return new Refusal(Status.BAD_REQUEST, 95, phrase, 540400);
    }

    static Refusal media(String phrase, int subcode) {
        return new Refusal(Status.NOT_ACCEPTABLE_HERE, 88, phrase, subcode);
    }

    /** For a ladder. */
    @Override
    public String toString() {
        return status + ", " + phrase + (subcode == 0 ? "" : " (" + subcode + ")");
    }
}
