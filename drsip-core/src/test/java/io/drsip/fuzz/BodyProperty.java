package io.drsip.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.core.sdp.SessionBody;
import io.drsip.sdp.SessionDescription;
import io.drsip.sip.BodyLimits;
import io.drsip.sip.BodyPart;
import io.drsip.sip.MediaType;
import io.drsip.sip.MultipartBody;
import io.drsip.sip.SipParseException;
import io.drsip.sip.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A Content-Type in the first line, a body behind it: the parts are found or a rule is broken; a part that is replaced is
 * what was asked for, and all other octets are what they were.
 */
final class BodyProperty implements Target.Property {

    private static final Slice CONTENT = Slice.of("v=0\r\n");
    private static final SessionDescription SDP = SessionDescription.parse("v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\n");

    @Override
    public void check(byte[] input) {
        int line = 0;
        while (line < input.length && input[line] != '\n') {
            line++;
        }
        byte[] octets = Arrays.copyOfRange(input, Math.min(input.length, line + 1), input.length);
        MediaType type;
        try {
            type = MediaType.parse(new String(input, 0, line, StandardCharsets.UTF_8).strip());
        } catch (SipParseException broken) {
            return;
        }
        Slice body = Slice.copyOf(octets);
        try {
            checkParts(MultipartBody.parse(type, body));
        } catch (SipParseException broken) {
            int length = octets.length + type.toString().getBytes(StandardCharsets.UTF_8).length;
            assertTrue(broken.offset() >= 0 && broken.offset() <= length, broken::toString);
        }
        try {
            Optional<SessionBody> session = SessionBody.of(type, body, BodyLimits.defaults());
            session.ifPresent(found -> checkSession(found, type));
        } catch (SipParseException broken) {
            assertTrue(broken.offset() >= 0, broken::toString);
        }
    }

    private static void checkParts(MultipartBody body) {
        assertTrue(body.parts().size() <= BodyLimits.defaults().parts());
        int length = body.octets().length();
        for (int index = 0; index < body.parts().size(); index++) {
            BodyPart part = body.parts().get(index);
            MultipartBody same = body.withContent(index, part.content());
            assertEquals(same, same.withContent(index, part.content()));
            MultipartBody changed = body.withContent(index, CONTENT);
            assertEquals(CONTENT, changed.parts().get(index).content());
            assertEquals(changed, changed.withContent(index, CONTENT), "replaced twice is replaced once");
            for (int other = 0; other < body.parts().size(); other++) {
                assertTrue(other == index
                        || body.parts().get(other).equals(changed.parts().get(other)));
            }
            part.header("Content-ID");
            part.isEncoded();
            assertTrue(part.content().length() <= length);
        }
    }

    private static void checkSession(SessionBody found, MediaType type) {
        Slice whole = found.with(SDP);
        SessionBody again = SessionBody.of(type, whole, BodyLimits.defaults()).orElseThrow();
        assertEquals(SDP, again.description());
        assertEquals(whole, again.with(SDP));
    }
}
