package io.drsip.testkit;

/** The end of somebody's SBC in one dialog with Microsoft: writes requests as RFC 3261 section 12 has them. */
final class RawDialog {

    static final String CONTACT = "Contact: <sip:+14255550199@sbc1.contoso.com:5061;transport=tls>\n";

    private final String callId;
    private final String local;
    private final String remote;
    private final String route;

    // What the other side said last, and the last number.
    private String target;
    private int sequence;

    private RawDialog(String message, String local, String remote, int sequence) {
        this.callId = RawMessage.header(message, "CALL-ID");
        this.local = local;
        this.remote = remote;
        this.route = RawMessage.header(message, "RECORD-ROUTE");
        this.target = uri(message);
        this.sequence = sequence;
    }

    private static String uri(String message) {
        String contact = RawMessage.header(message, "CONTACT");
        return contact.substring(contact.indexOf('<') + 1, contact.lastIndexOf('>'));
    }

    /** Of the caller, with the 200 that it got. */
    static RawDialog calling(String ok) {
        return new RawDialog(ok, RawMessage.header(ok, "FROM"), RawMessage.header(ok, "TO"), 1);
    }

    /** Of the called, with the INVITE that it got and the tag it answers with. */
    static RawDialog called(String invite, String tag) {
        String local = RawMessage.header(invite, "TO") + ";tag=" + tag;
        return new RawDialog(invite, local, RawMessage.header(invite, "FROM"), 0);
    }

    RawDialog retarget(String message) {
        target = uri(message);
        return this;
    }

    String next(String method) {
        return next(method, "");
    }

    /** Header lines, and behind an empty line a body. */
    String next(String method, String more) {
        return write(method, ++sequence, more);
    }

    String ack() {
        return write("ACK", sequence, "");
    }

    String invite(String sdp) {
        return next("INVITE", CONTACT + "Content-Type: application/sdp\n\n" + sdp);
    }

    String notify(String state, String fragment) {
        return next(
                "NOTIFY",
                CONTACT + "Event: refer\nSubscription-State: " + state
                        + "\nContent-Type: message/sipfrag;version=2.0\n\n" + fragment + "\n");
    }

    private String write(String method, int number, String more) {
        return RawMessage.of(method + " " + target + " SIP/2.0\n"
                + "Via: SIP/2.0/TLS sbc1.contoso.com:5061;alias;branch=z9hG4bK-" + method + number + "-" + callId + "\n"
                + "Max-Forwards: 70\n"
                + (route.isEmpty() ? "" : "Route: " + route + "\n")
                + "From: " + local + "\nTo: " + remote + "\nCall-ID: " + callId + "\nCSeq: " + number + " " + method
                + "\n" + more);
    }

    /** What SBCs say about their media, with another version and direction. */
    static String sdp(int version, String direction) {
        return RawInvite.SDP.replace("o=- 1 1", "o=- 1 " + version).replace("a=sendrecv", "a=" + direction);
    }

    /** A 200 to a re-INVITE. */
    static String ok(String reinvite, String sdp) {
        return RawMessage.answer(reinvite, "200 OK", "", CONTACT + "Content-Type: application/sdp\n\n" + sdp);
    }
}
