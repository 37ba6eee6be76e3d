package io.drsip.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.HeaderType;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipParseException;
import io.drsip.sip.SipRequest;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** INVITEs that were damaged, always in the same way: only Request-URI and From may make a call fail. */
class DamagedInviteTest {

    private static final int ROUNDS = 4_000;
    private static final byte[] SPICE = "\" \t:;,<>?&\\=@/%()\0\u00e9\u201d019".getBytes(UTF_8);

    private static final byte[] INVITE = Messages.invite(
                    "sip:%2b14255550111;ext=1@sbc1.contoso.com;user=phone;cause=302",
                    "\"Megan Bowen\"<sip:+12065550100@sip.pstnhub.microsoft.com:5061;user=phone>", """
                    P-ASSERTED-IDENTITY: <tel:+12065550100>,<sip:megan@contoso.com>
                    PRIVACY: id
                    HISTORY-INFO: <sip:+12065550101@contoso.com?Reason=SIP%3Bcause%3D302%3Btext%3D%22Moved%22>;index=1
                    HISTORY-INFO: <sip:+12065550102@contoso.com?Reason=SIP;cause=486;text="Busy"&Privacy=history>;index=1.1
                    REFERRED-BY: <sip:sip.pstnhub.microsoft.com:5061;x-tt=aHR0cHM6Ly9hcGkt%3D>
                    REPLACES: 537ab605@contoso.com;to-tag=us;from-tag=them
                    REASON: Q.850;cause=16;text="c586066f-0000-4000-8000-400791d033de;CallEnd"
                    X-MS-MediaPath: proxysbc.contoso.com, VNsbc.contoso.com
                    CONTENT-TYPE: multipart/mixed;boundary="b1"
                    """, """
                    --b1
                    Content-Type: application/pidf+xml

                    <presence/>
                    --b1
                    Content-Type: application/sdp

                    v=0
                    --b1--
                    """)
            .bytes()
            .toByteArray();

    @Test
    void optionalHeadersMakeNoCallFail() {
        Random random = new Random(3326);
        int taken = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Optional<SipRequest> invite = usable(damaged(random));
            if (invite.isPresent()) {
                CallFacts facts = CallFacts.of(invite.get());
                MicrosoftReason reason = MicrosoftReason.of(invite.get());
                taken++;

                assertPrintable(facts.dialledNumber());
                assertPrintable(facts.caller().displayName());
                assertPrintable(reason.words());
                facts.divertedBy().forEach(diverter -> assertPrintable(diverter.text()));
            }
        }
        assertTrue(taken > ROUNDS / 2, "most of them are still usable: " + taken);
    }

    private static byte[] damaged(Random random) {
        byte[] damaged = INVITE.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            damaged[random.nextInt(damaged.length)] = SPICE[random.nextInt(SPICE.length)];
        }
        return damaged;
    }

    private static Optional<SipRequest> usable(byte[] octets) {
        try {
            SipMessage message = SipMessage.parse(octets);
            if (message instanceof SipRequest request) {
                request.requestUri();
                request.headers().require(HeaderType.FROM);
                return Optional.of(request);
            }
            return Optional.empty();
        } catch (SipParseException broken) {
            return Optional.empty();
        }
    }

    private static void assertPrintable(Optional<String> text) {
        text.ifPresent(shown -> assertEquals(Printable.of(shown), shown));
    }
}
