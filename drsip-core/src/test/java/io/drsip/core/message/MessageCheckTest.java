package io.drsip.core.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drsip.sip.SipMessage;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessageCheckTest {

    private static final String SOUND = """
            INVITE sip:+14255550100@sbc1.contoso.com SIP/2.0
            Via: SIP/2.0/TLS 192.0.2.1:5061;branch=z9hG4bK1
            From: <sip:+14255550101@contoso.com>;tag=f1
            To: <sip:+14255550100@sbc1.contoso.com>
            Call-ID: 1@192.0.2.1
            CSeq: 1 INVITE
            Max-Forwards: 70
            Contact: <sip:192.0.2.1:5061>
            Content-Length: 0
            """;

    /** A line that replaces the one of its name, or is added behind the Via; an empty value takes the line away. */
    private static final String BROKEN = """
            Via:                                              | 400 a message has a Via header
            From:                                             | 400 a message has a From header
            To:                                               | 400 a message has a To header
            Call-ID:                                          | 400 a message has a Call-ID header
            CSeq:                                             | 400 a message has a CSeq header
            Contact:                                          | 400 an INVITE has one Contact
            f: <sip:a@contoso.com>;tag=f1                     | 400 a message has one From
            t: <sip:a@contoso.com>                            | 400 a message has one To
            i: 1@192.0.2.1                                    | 400 a message has one Call-ID
            CSEQ: 1 INVITE                                    | 400 a message has one CSeq
            MAX-FORWARDS: 70                                  | 400 a message has one Max-Forwards
            m: <sip:192.0.2.2>                                | 400 an INVITE has one Contact
            Contact: <sip:192.0.2.1>, <sip:192.0.2.2>         | 400 an INVITE has one Contact
            From: <sip:a@contoso.com>                         | 400 From has a tag
            Via: SIP/2.0/TLS 192.0.2.1;branch=z9hG4bK         | 400 a branch begins with z9hG4bK and goes on
            CSeq: 1 OPTIONS                                   | 400 CSeq has the method of the request
            CSeq: 1 invite                                    | 400 CSeq has the method of the request
            CSeq: 4294967296 INVITE                           | 400 a CSeq begins with a number up to 2147483647
            Max-Forwards: 256                                 | 400 Max-Forwards is 0 to 255
            Request-URI: sip:a@sbc1.contoso.com?Subject=x     | 400 a Request-URI has no headers
            """;

    private static final String BROKEN_SOMEHOW = """
            v: SIP/2.0/TLS 192.0.2.2;branch=z9hG4bK2, broken
            From: <sip:a@contoso.com;tag=f1
            To: "never closed <sip:a@contoso.com>
            Call-ID: a b
            CSeq: 1
            Via: SIP/2.0/TLS 192.0.2.1;branch
            CSeq: -1 INVITE
            Max-Forwards: -1
            Max-Forwards: many
            Contact: *
            Record-Route: <sip:sbc1.contoso.com;lr>, <
            Require: 100rel, , timer
            Request-URI: sip:a@
            Request-URI: <sip:a@sbc1.contoso.com>
            """;

    private static final String HARMLESS = """
            Via: SIP/2.0/TLS 192.0.2.1;branch=1 | a branch of RFC 2543
            Via: SIP/2.0/TLS 192.0.2.1    | none: RFC 2543
            Max-Forwards:                 | the limit is for proxies
            Max-Forwards: 0               | an endpoint is where it goes
            Max-Forwards: 255             | the largest
            To: <tel:+14255550100>;tag=t1 | another URI, inside a dialog
            From: <urn:service:sos>;tag=1 | another URI
            Subject:                      | nothing
            Allow: (                      | looked at by nobody yet
            Supported: a b                | looked at by nobody yet
            P-Asserted-Identity: <        | looked at by nobody yet
            Via: SIP/2.0/UDP sbc1.fabrikam.com;branch=z9hG4bKx;received=192.0.2.9;rport=1 | any hop
            Request-URI: tel:+14255550100 | another URI
            """;

    @Test
    void aSoundRequestPasses() {
        assertEquals("sound", verdict(Samples.request(SOUND)));
        for (String name : Samples.NAMES) {
            assertEquals("sound", verdict(Samples.message(name)), name);
        }
    }

    @Test
    void eachBrokenRuleIsNamedWithItsAnswer() {
        List<String> expected = new ArrayList<>();
        List<String> actual = new ArrayList<>();
        for (String row : BROKEN.lines().toList()) {
            String[] cells = row.split(" \\| ", -1);
            expected.add(cells[0].strip() + ": " + cells[1]);
            actual.add(cells[0].strip() + ": " + verdict(Samples.request(with(cells[0].strip()))));
        }

        assertEquals(expected, actual);
    }

    @Test
    void headersThatAreNeededAreRead() {
        for (String line : BROKEN_SOMEHOW.lines().toList()) {
            Optional<MessageCheck.Problem> problem = MessageCheck.check(Samples.request(with(line)));

            int offset = problem.orElseThrow(() -> new AssertionError(line)).offset();
            assertEquals(400, problem.get().status().code());
            assertEquals(line.startsWith("Request-URI"), offset < SOUND.indexOf('\n'), line);
        }
    }

    @Test
    void whatNobodyNeedsHereIsNotLookedAt() {
        for (String row : HARMLESS.lines().toList()) {
            String line = row.split(" \\| ", -1)[0].strip();

            assertEquals("sound", verdict(Samples.request(with(line))), row);
        }
    }

    @Test
    void otherRequestsNeedNeitherContactNorRecordRoute() {
        String bye = SOUND.replace("INVITE", "BYE").replace("Contact: <sip:192.0.2.1:5061>\n", "Record-Route: <\n");

        assertEquals("sound", verdict(Samples.request(bye)));
    }

    @Test
    void responsesAreCheckedWithoutWhatOnlyRequestsHave() {
        String response = SOUND.replace("INVITE sip:+14255550100@sbc1.contoso.com SIP/2.0", "SIP/2.0 200 OK")
                .replace("Max-Forwards: 70\nContact: <sip:192.0.2.1:5061>\n", "");

        assertEquals("sound", verdict(Samples.response(response)));
        assertEquals("400 a message has a To header", verdict(Samples.response(response.replace("To: ", "X: "))));
        assertEquals(
                "400 a message has one CSeq",
                verdict(Samples.response(response.replace("CSeq: 1 INVITE", "CSeq: 1 INVITE\nCSeq: 1 INVITE"))));
        assertEquals(
                "400 a CSeq begins with a number up to 2147483647",
                verdict(Samples.response(response.replace("CSeq: 1", "CSeq: x"))));
    }

    private static String with(String line) {
        String name = line.substring(0, line.indexOf(':') + 1);
        String value = line.substring(name.length()).strip();
        if (name.equals("Request-URI:")) {
            return SOUND.replace("sip:+14255550100@sbc1.contoso.com SIP", value + " SIP");
        }
        if (!SOUND.contains("\n" + name + " ")) {
            return SOUND.replace("\nFrom:", "\n" + line + "\nFrom:");
        }
        return SOUND.replaceAll("(?m)^" + name + " .*\n", value.isEmpty() ? "" : line.replace("\\", "\\\\") + "\n");
    }

    private static String verdict(SipMessage message) {
        Optional<MessageCheck.Problem> problem = message instanceof SipRequest request
                ? MessageCheck.check(request)
                : MessageCheck.check((SipResponse) message);
        return problem.map(found -> found.status().code() + " " + found.rule()).orElse("sound");
    }
}
