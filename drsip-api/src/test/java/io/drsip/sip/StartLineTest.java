package io.drsip.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** First lines: read, refused with the next message understood, or the end of the stream. */
class StartLineTest {

    private static final String REST = "\r\nContent-Length: 0\r\n\r\n";

    @Test
    void requestLinesAreTakenApart() {
        requests("""
                INVITE sip:b@contoso.com SIP/2.0      | INVITE    | sip:b@contoso.com
                INVITE sip:b@contoso.com sip/2.0      | INVITE    | sip:b@contoso.com
                invite sip:b@contoso.com SIP/2.0      | invite    | sip:b@contoso.com
                ! tel:+14255550100 SIP/2.0            | !         | tel:+14255550100
                !%*_+`'~.-0 SIP:B@CONTOSO.COM SIP/2.0 | !%*_+`'~.-0 | SIP:B@CONTOSO.COM
                SIP sip:b@contoso.com SIP/2.0         | SIP       | sip:b@contoso.com
                FOO urn:service:sos SIP/2.0           | FOO       | urn:service:sos
                """);
    }

    private static void requests(String table) {
        for (List<String> row : Tables.rows(table)) {
            SipRequest request = (SipRequest) message(row.get(0));

            assertEquals(row.get(1), request.method().name());
            assertEquals(row.get(2), request.requestUriText().toString());
            assertEquals(row.get(2), request.requestUri().toString());
            assertEquals(row.get(0), request.startLine().toString());
        }
    }

    @Test
    void statusLinesAreTakenApart() {
        for (List<String> row : Tables.rows("""
                SIP/2.0 200 OK                  | 200 | OK
                sip/2.0 200 OK                  | 200 | OK
                SIP/2.0 100\\s                  | 100 |
                SIP/2.0 699 = 2**3 * 3          | 699 | = 2**3 * 3
                SIP/2.0 486  two blanks         | 486 | two blanks
                SIP/2.0 200 \u00e4\u4f60        | 200 | \u00e4\u4f60
                """)) {
            SipResponse response = (SipResponse) message(row.get(0));

            assertEquals(row.get(1), Integer.toString(response.status().code()));
            assertEquals(row.get(2), response.reasonPhrase().toString().strip());
        }
    }

    @Test
    void aLineWithAWrongPartIsRefusedAndTheNextMessageIsUnderstood() {
        verdicts("""
                INVITE  sip:b@contoso.com SIP/2.0     | malformed 400 at 7
                INVITE sip:b@contoso.com  SIP/2.0     | malformed 400 at 24
                INVITE sip:b @contoso.com SIP/2.0     | malformed 400 at 12
                INVITE sip:b\\t@contoso.com SIP/2.0   | malformed 400 at 12
                INVITE sip:b\\177@contoso.com SIP/2.0 | malformed 400 at 12
                INVITE sip:b@contoso.com x SIP/2.0    | malformed 400 at 24
                INVITE sip:b@contoso.com SIP/2.0\\s   | malformed 400 at 32
                INVITE sip:b@contoso.com SIP/2.0 \\s  | malformed 400 at 32
                INVITE SIP/2.0                        | malformed 400 at 6
                INVITE  SIP/2.0                       | malformed 400 at 6
                INV(ITE sip:b@contoso.com SIP/2.0     | malformed 400 at 3
                INV\u00c4TE sip:b@contoso.com SIP/2.0 | malformed 400 at 3
                INVITE\\tsip:b@contoso.com SIP/2.0    | malformed 400 at 6
                INVITE sip:b@contoso.com SIP/7.0      | malformed 505 at 25
                INVITE sip:b@contoso.com SIP/2.1      | malformed 505 at 25
                INVITE sip:b@contoso.com SIP/2.00     | malformed 505 at 25
                INVITE sip:b@contoso.com SIP/2        | malformed 505 at 25
                INVITE sip:b@contoso.com SIP/2.0x     | malformed 505 at 25
                SIP/2.0 200                           | malformed 400 at 7
                SIP/2.0                               | malformed 400 at 0
                SIP/2.0 200OK                         | malformed 400 at 7
                SIP/2.0  200 OK                       | malformed 400 at 7
                SIP/2.0 20 OK                         | malformed 400 at 7
                SIP/2.0 2000 OK                       | malformed 400 at 7
                SIP/2.0 2O0 OK                        | malformed 400 at 9
                SIP/2.0 +20 OK                        | malformed 400 at 8
                SIP/2.0 099 OK                        | malformed 400 at 8
                SIP/2.0 700 OK                        | malformed 400 at 8
                SIP/2.0 4294967496 OK                 | malformed 400 at 7
                SIP/2.0 \u0662\u0660\u0660 OK         | malformed 400 at 7
                SIP/2.0\\t200 OK                      | malformed 400 at 0
                SIP/3.0 200 OK                        | malformed 400 at 0
                SIP/2.0/TLS 200 OK                    | malformed 400 at 0
                """);
    }

    private static void verdicts(String table) {
        List<List<String>> rows = Tables.rows(table);

        List<List<String>> actual = rows.stream()
                .map(row -> Frames.of(Samples.glued(Samples.OPTIONS, octets(row.get(0)), Samples.RESPONSE)).stream()
                        .skip(1)
                        .map(Frames::verdict)
                        .toList())
                .toList();

        assertEquals(
                rows.stream().map(row -> List.of(row.get(1), "SIP/2.0 200 OK")).toList(), actual);
    }

    @Test
    void aUriIsDecodedOnlyWhenItIsAskedForAndItsErrorCountsFromTheMessage() {
        SipRequest request = (SipRequest) message("INVITE <sip:b@contoso.com> SIP/2.0");

        assertEquals("<sip:b@contoso.com>", request.requestUriText().toString());
        for (int again = 0; again < 2; again++) {
            SipParseException error = assertThrows(SipParseException.class, request::requestUri);
            assertEquals(7, error.offset());
        }
    }

    private static SipMessage message(String startLine) {
        return SipMessage.parse(octets(startLine));
    }

    private static byte[] octets(String startLine) {
        return (startLine + REST).getBytes(StandardCharsets.UTF_8);
    }
}
