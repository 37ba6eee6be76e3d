package io.drsip.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drsip.sip.Frame;
import io.drsip.sip.HeaderType;
import io.drsip.sip.SipFramer;
import io.drsip.sip.SipParseException;
import io.drsip.sip.SipRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The parser alone, in a PBX that has everything else. */
final class ParserSampleTest {

    private final List<String> log = new ArrayList<>();

    // region parser
    void received(SipFramer framer, byte[] octets) {
        framer.feed(octets);
        for (Frame frame = framer.poll(); frame != null; frame = framer.poll()) {
            if (frame instanceof Frame.Message found && found.message() instanceof SipRequest request) {
                try {
                    log.add(request.method() + " from "
                            + request.headers().require(HeaderType.FROM).uri());
                } catch (SipParseException e) {
                    log.add("answer it with " + e.status() + ": " + e.getMessage());
                }
            } else if (frame instanceof Frame.Malformed broken) {
                log.add("broken: " + broken.cause().getMessage());
            }
        }
    }
    // endregion

    @Test
    void messagesComeOutHoweverTheStreamWasCut() {
        String options = """
                OPTIONS sip:sbc1.contoso.com SIP/2.0
                Call-ID: 1
                From: <sip:sip.pstnhub.microsoft.com>;tag=1
                Content-Length: 0

                """.replace("\n", "\r\n");
        SipFramer framer = new SipFramer();

        for (byte octet : (options + options).getBytes(StandardCharsets.UTF_8)) {
            received(framer, new byte[] {octet});
        }

        assertEquals(
                List.of("OPTIONS from sip:sip.pstnhub.microsoft.com", "OPTIONS from sip:sip.pstnhub.microsoft.com"),
                log);
    }

    @Test
    void aBrokenHeaderIsToldWithItsPlace() {
        received(new SipFramer(), """
                OPTIONS sip:sbc1.contoso.com SIP/2.0
                From: <sip:sip.pstnhub.microsoft.com
                Content-Length: 0

                """.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));

        assertEquals(1, log.size());
        assertEquals("answer it with 400 Bad Request: ", log.get(0).substring(0, 32), log::toString);
    }
}
