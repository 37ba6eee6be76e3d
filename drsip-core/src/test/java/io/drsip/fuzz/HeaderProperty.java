package io.drsip.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipParseException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A header line: its values are decoded or break a rule, at a place inside of the message; and a value that is written
 * is read again as an equal one. A name that the API has no constant for is read as each header in turn, by chance.
 */
final class HeaderProperty implements Target.Property {

    private static final byte[] START = octets("OPTIONS sip:sbc1.contoso.com SIP/2.0\r\n");
    private static final byte[] END = octets("\r\nContent-Length: 0\r\n\r\n");

    @Override
    public void check(byte[] line) {
        try {
            SipMessage message = SipMessage.parse(Inputs.glued(START, line, END));
            if (message.headers().size() > 1) {
                HeaderType<?> type = Types.named(message.headers().name(0).toString())
                        .orElseGet(() -> Types.ALL.get(Math.floorMod(Arrays.hashCode(line), Types.ALL.size())));
                check(message, 0, type);
            }
        } catch (SipParseException broken) {
            assertTrue(broken.offset() >= 0 && broken.offset() <= START.length + line.length + END.length);
        }
    }

    /** Reads one line as some header, and each value as it would be written. */
    static <T> void check(SipMessage message, int entry, HeaderType<T> type) {
        int size = message.bytes().length();
        Headers headers = message.headers();
        List<T> values;
        try {
            values = headers.values(entry, type);
        } catch (SipParseException broken) {
            assertTrue(
                    broken.offset() >= 0 && broken.offset() <= size,
                    () -> "an offset is inside of the message: " + broken.getMessage());
            return;
        }
        assertEquals(values, headers.values(entry, type), "the same is said twice");
        assertEquals(
                values,
                SipMessage.parse(message.bytes().toByteArray()).headers().values(entry, type));
        values.forEach(value -> checkWritten(type, value));
    }

    private static <T> void checkWritten(HeaderType<T> type, T value) {
        String written = type.print(value);
        byte[] line = octets("X-Written: " + written);
        SipMessage again = SipMessage.parse(Inputs.glued(START, line, END));
        assertEquals(2, again.headers().size(), () -> "a value is no second header: " + written);
        List<T> values = again.headers().values(0, type);
        assertEquals(List.of(value), values, () -> type + " as written: " + written);
        assertEquals(value.hashCode(), values.get(0).hashCode());
        assertEquals(written, type.print(values.get(0)), "what is written is written again");
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
