package io.drsip.sip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SipMessageTest {

    @Test
    void allOctetsStayAsTheyCame() {
        SipMessage message = SipMessage.parse(Samples.COMPACT);

        assertArrayEquals(Samples.COMPACT, message.bytes().toByteArray());
        assertEquals("\0\r\n\r\nBYE sip:x\r\n\n\1", message.body().toString());
        assertEquals("MESSAGE sip:sbc1.contoso.com SIP/2.0", message.startLine().toString());
    }

    @Test
    void theOctetsAreCopied() {
        byte[] octets = Samples.OPTIONS.clone();
        SipMessage message = SipMessage.parse(octets);

        Arrays.fill(octets, (byte) 0);
        Arrays.fill(message.bytes().toByteArray(), (byte) 0);

        assertEquals(SipMessage.parse(Samples.OPTIONS), message);
    }

    @Test
    void messagesAreEqualIfTheirOctetsAre() {
        SipMessage message = SipMessage.parse(Samples.OPTIONS);
        SipMessage same = SipMessage.parse(Samples.glued(Samples.PING, Samples.OPTIONS));

        assertEquals(message, same);
        assertEquals(message.hashCode(), same.hashCode());
        assertNotEquals(message, SipMessage.parse(Samples.RESPONSE));
    }

    @Test
    void aMessageInALogShowsItsStartLineOnly() {
        assertEquals(
                "SIP/2.0 200 OK (" + Samples.RESPONSE.length + " octets)",
                SipMessage.parse(Samples.RESPONSE).toString());
    }

    @Test
    void everyBeginningOfAMessageIsRefused() {
        for (int end = 0; end < Samples.COMPACT.length; end++) {
            byte[] beginning = Arrays.copyOf(Samples.COMPACT, end);

            SipParseException error = assertThrows(SipParseException.class, () -> SipMessage.parse(beginning));

            assertEquals(end, error.offset());
        }
    }

    @Test
    void offsetsCountFromTheStartLineWhateverLineEndsStandBeforeIt() {
        byte[] broken = Samples.octets("OPTIONS sip:b@contoso.com SIP/2.0\nX\0: 1\n\n");
        byte[] cut = Arrays.copyOf(Samples.OPTIONS, 100);

        for (byte[] octets : new byte[][] {broken, cut, Samples.MALFORMED}) {
            SipParseException alone = assertThrows(SipParseException.class, () -> SipMessage.parse(octets));
            SipParseException behind =
                    assertThrows(SipParseException.class, () -> SipMessage.parse(Samples.glued(Samples.PING, octets)));
            assertEquals(alone.getMessage(), behind.getMessage());
        }
    }

    @Test
    void aValueIsDecodedOnce() {
        Headers headers = SipMessage.parse(Samples.OPTIONS).headers();

        assertSame(headers.require(HeaderType.FROM), headers.require(HeaderType.FROM));
        assertSame(headers.all(HeaderType.VIA), headers.all(HeaderType.VIA));
    }
}
