package io.drsip.core.sdp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sdp.SessionDescription;
import io.drsip.sip.BodyLimits;
import io.drsip.sip.MediaType;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipParseException;
import io.drsip.sip.Slice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The description is found wherever it stands, and replaced without touching anything else. */
class SessionBodyTest {

    private static final String SDP = Sdp.OFFER.replace("\n", "\r\n");
    private static final SessionDescription HELD = Sdp.changed(SDP, "sendrecv->inactive");

    private static final String LOCATION = """
            --b1
            Content-Type: application/pidf+xml
            Content-ID: <target123@contoso.com>

            <presence>\u00e9</presence>
            """;

    @Test
    void aPlainBodyIsTheDescription() {
        SipMessage invite = Sdp.message("04-invite-teams.sip");

        SessionBody body = SessionBody.of(invite).orElseThrow();

        assertEquals(invite.body(), body.octets());
        assertEquals(invite.body(), body.with(body.description()));
        assertEquals(Optional.empty(), SessionBody.of(Sdp.message("01-options.sip")));
    }

    @Test
    void aDescriptionBesideALocationIsReplaced() {
        for (String order : List.of("L S", "S L", "S")) {
            String whole = whole(order, SDP);

            SessionBody body = find("multipart/mixed;boundary=b1", whole).orElseThrow();

            assertEquals(SDP, body.octets().toString());
            assertEquals(whole(order, HELD.text()), body.with(HELD).toString());
        }
    }

    private static String whole(String order, String sdp) {
        StringBuilder text = new StringBuilder("preamble\r\n");
        for (String part : order.split(" ", -1)) {
            text.append(
                    part.equals("L")
                            ? LOCATION.replace("\n", "\r\n")
                            : "--b1\r\ncontent-type : Application/SDP\r\n\r\n" + sdp + "\r\n");
        }
        return text + "--b1--\r\nepilogue";
    }

    private static Optional<SessionBody> find(String type, String body) {
        return SessionBody.of(MediaType.parse(type), Slice.of(body), BodyLimits.defaults());
    }

    /** Parts as type, disposition and content; which content is found. */
    @Test
    void thePartForTheSessionCounts() {
        for (List<String> row : Sdp.rows("""
                mixed       | application/sdp:session:one application/sdp:session:two         | one
                mixed       | application/sdp:early-session:one application/sdp:session:two   | two
                mixed       | application/sdp:render:one                                      | none
                mixed       | text/plain:render:one application/isup:signal:two               | none
                related     | application/sdp:session:one application/sdp:session:two         | one
                alternative | application/sdp:session:one application/sdp:session:two         | two
                alternative | application/sdp:session:one text/plain:render:two               | one
                """)) {
            StringBuilder body = new StringBuilder();
            for (String part : row.get(1).split(" ", -1)) {
                String[] cells = part.split(":", -1);
                body.append("--b1\r\nContent-Type: ").append(cells[0]).append("\r\nContent-Disposition: ");
                body.append(cells[1]).append("\r\n\r\n").append(cells[2]).append("\r\n");
            }

            Optional<SessionBody> found = find("multipart/" + row.get(0) + ";boundary=b1", body + "--b1--");

            assertEquals(row.get(2), found.map(it -> it.octets().toString()).orElse("none"), row.toString());
        }
        String coded =
                "--b1\r\nContent-Type: application/sdp\r\nContent-Transfer-Encoding: base64\r\n\r\ndj0w\r\n--b1--";
        assertEquals(Optional.empty(), find("multipart/mixed;boundary=b1", coded));
    }

    @Test
    void bodiesLieTwoDeep() {
        String two = nested("b1", nested("b2", "Content-Type: application/sdp\r\n\r\n" + SDP));
        String three = nested("b1", nested("b2", nested("b3", "Content-Type: application/sdp\r\n\r\n" + SDP)));
        String type = "multipart/mixed;boundary=b1";

        SessionBody body = find(type, content(two)).orElseThrow();

        assertEquals(
                content(two).replace("sendrecv", "inactive"), body.with(HELD).toString());
        assertEquals(Optional.empty(), find(type, content(three)));
        assertTrue(SessionBody.of(
                        MediaType.parse(type),
                        Slice.of(content(three)),
                        BodyLimits.builder().depth(3).build())
                .isPresent());
        assertThrows(SipParseException.class, () -> find(type, "--b1\r\n\r\nx"));
        assertThrows(SipParseException.class, () -> find(type, "--b1\r\n\r\nx\r\n".repeat(17) + "--b1--"));
    }

    private static String nested(String boundary, String part) {
        String text = "--%s\r\nContent-Type: text/plain\r\n\r\nx\r\n--%s\r\n%s\r\n--%s--";
        return "Content-Type: multipart/mixed;boundary=" + boundary + "\r\n\r\n"
                + text.formatted(boundary, boundary, part, boundary);
    }

    private static String content(String part) {
        return part.substring(part.indexOf("\r\n\r\n") + 4);
    }

    @Test
    void aCodedBodyIsNotRead() {
        String text =
                "OPTIONS sip:sbc1.contoso.com SIP/2.0\r\nContent-Type: application/sdp\r\nContent-Encoding: CODING\r\n\r\nv=0";
        for (List<String> row : Sdp.rows("gzip | false\nidentity | true\nIdentity, gzip | false")) {
            SipMessage message =
                    SipMessage.parse(text.replace("CODING", row.get(0)).getBytes(StandardCharsets.UTF_8));

            assertEquals(row.get(1), "" + SessionBody.of(message).isPresent());
        }
    }
}
