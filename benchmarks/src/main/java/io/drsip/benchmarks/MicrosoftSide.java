package io.drsip.benchmarks;

import io.drsip.sip.SipMessage;
import io.drsip.sip.SipRequest;
import java.nio.charset.StandardCharsets;

/**
 * What Microsoft's side says in calls: INVITE, answer and re-INVITE as in the eleven messages, with a Call-ID, tags and
 * branches of their own for each call. Immutable.
 */
final class MicrosoftSide {

    /** What the SBC is called in the messages. */
    static final String TRUNK = "sbc1.adatum.biz";

    /** How long the end of a call's names is. */
    static final int ID_LENGTH = 12;

    /** How the session timer is agreed in a call of ours. */
    private static final String SESSION = "SESSION-EXPIRES: 1800;refresher=uac\r\nREQUIRE: timer\r\n";

    private static final String LINE_END = "\r\n";
    private static final String BODY = "\r\n\r\n";

    // Written as they are, or filled with what tells one call and one transaction from another.
    private final String offer;
    private final Template invite;
    private final Template request;
    private final Template reinvite;
    private final String progress;

    private MicrosoftSide(String invite, String progress, String offer) {
        this.offer = offer;
        this.progress = progress;
        String common = invite.replace("c4c1a32f3b5b4b7fa98d7ce2f2a94a54", "c4c1a32f3b5b4b7fa98d{id}")
                .replace("d8ad3c1b62f15e0ca8d03dd2ba5bd5cf", "d8ad3c1b62f15e0ca8d0{id}")
                .replace("9d62-3e1cbbf2a6f1", "9d62-{id}")
                .replace("z9hG4bK63b8fe05", "z9hG4bK{branch}");
        this.invite = new Template(common);
        String inside = common.replaceFirst("INVITE \\S+", "{method} sip:+31205550142@" + TRUNK + ":5061;transport=tls")
                .replaceFirst("(TO: .*)", "$1;tag={tag}")
                .replaceFirst("CSEQ: .*", "CSEQ: {number} {method}")
                .replaceAll("(?:RECORD-ROUTE|HISTORY-INFO): .*\r\n", "");
        this.reinvite = new Template(inside.replace("{method}", "INVITE"));
        this.request = new Template(inside.substring(0, inside.indexOf(BODY) + BODY.length())
                .replaceFirst("CONTENT-LENGTH: .*", "CONTENT-LENGTH: 0")
                .replaceAll("(?:CONTENT-TYPE|MIN-SE|SESSION-EXPIRES|P-ASSERTED-IDENTITY|PRIVACY): .*\r\n", ""));
    }

    static MicrosoftSide create() {
        String outgoing = message("03-invite-sbc");
        String answer = message("07-progress-sdp");
        return new MicrosoftSide(
                message("04-invite-teams"),
                "RECORD-ROUTE: <sip:sip-du-a-eu.pstnhub.microsoft.com:5061;transport=tls;lr>\r\n"
                        + answer.substring(answer.indexOf("CONTACT")),
                outgoing.substring(outgoing.indexOf(BODY) + BODY.length()));
    }

    private static String message(String name) {
        return new String(Messages.named(name).next(), StandardCharsets.ISO_8859_1);
    }

    /** What the PBX describes, in a call of ours as in an answer. */
    String sdp() {
        return offer;
    }

    /** The first message of a call from Teams. */
    String invite(int call) {
        return invite.fill("id", id(call), "branch", id(call));
    }

    /** A request without a body in a call from Teams. */
    String request(String method, int call, String tag, long number) {
        return request.fill(
                "method", method, "id", id(call), "tag", tag, "number", number, "branch", branch(method, call, number));
    }

    /** The session of the INVITE once more. */
    String reinvite(int call, String tag, long number) {
        return reinvite.fill("id", id(call), "tag", tag, "number", number, "branch", branch("INVITE", call, number));
    }

    private static String branch(String method, int call, long number) {
        return method.charAt(0) + id(call) + Long.toString(number, Character.MAX_RADIX);
    }

    /** What the names of a call end with: spread over all values, as what is random is. */
    static String id(int call) {
        String digits = Long.toHexString((call + 1) * 0x9E37_79B9_7F4A_7C15L);
        return ("0".repeat(ID_LENGTH) + digits).substring(digits.length());
    }

    /** Answers a request of ours; all that makes a dialog or describes a session is in it. */
    String answer(SipRequest asked, String status) {
        boolean session = asked.method().toString().equals("INVITE") && !status.startsWith("100");
        String head = head(asked, status);
        return session ? head + (status.startsWith("2") ? SESSION : "") + progress : head + "CONTENT-LENGTH: 0" + BODY;
    }

    private static String head(SipRequest asked, String status) {
        String text = asked.bytes().toString();
        String to = line(text, "To");
        String tag = to.contains(";tag=") || status.startsWith("100") ? "" : ";tag=0fcb4df6c9d54de4b7f0";
        return String.join(
                LINE_END,
                "SIP/2.0 " + status,
                line(text, "From").replace("From", "FROM"),
                to.replace("To", "TO") + tag,
                line(text, "CSeq").replace("CSeq", "CSEQ"),
                line(text, "Call-ID").replace("Call-ID", "CALL-ID"),
                line(text, "Via").replace("Via", "VIA"),
                "");
    }

    private static String line(String text, String name) {
        int start = text.indexOf(LINE_END + name + ": ") + LINE_END.length();
        return text.substring(start, text.indexOf(LINE_END, start));
    }

    static SipMessage parse(String text) {
        return SipMessage.parse(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
