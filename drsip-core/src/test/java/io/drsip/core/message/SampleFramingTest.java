package io.drsip.core.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.drsip.sip.Frame;
import io.drsip.sip.SipFramer;
import io.drsip.sip.SipMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The sample messages come through a stream as they are, however it is cut. */
class SampleFramingTest {

    static final List<String> NAMES = Samples.NAMES;

    @ParameterizedTest
    @FieldSource("NAMES")
    void aSampleMayBeCutAtEveryOctet(String name) {
        byte[] octets = Samples.octets(name);
        SipMessage expected = SipMessage.parse(octets);

        for (int at = 1; at < octets.length; at++) {
            SipFramer framer = new SipFramer();
            framer.feed(octets, 0, at);
            assertNull(framer.poll());
            framer.feed(octets, at, octets.length - at);
            assertEquals(expected, message(framer), "cut at " + at);
            assertNull(framer.poll());
        }
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void aSampleMayComeOctetByOctetBehindAnyOther(String name) {
        byte[] second = Samples.octets(name);
        SipMessage expected = SipMessage.parse(second);
        for (String other : NAMES) {
            byte[] first = Samples.octets(other);
            byte[] pair = Arrays.copyOf(first, first.length + second.length);
            System.arraycopy(second, 0, pair, first.length, second.length);
            SipFramer whole = new SipFramer();
            SipFramer trickled = new SipFramer();

            whole.feed(pair);
            for (int at = 0; at < pair.length; at++) {
                trickled.feed(pair, at, 1);
                if (at == first.length - 1) {
                    assertEquals(SipMessage.parse(first), message(trickled));
                } else if (at < pair.length - 1) {
                    assertNull(trickled.poll());
                }
            }

            assertEquals(SipMessage.parse(first), message(whole));
            assertEquals(expected, message(whole));
            assertEquals(expected, message(trickled));
        }
    }

    private static SipMessage message(SipFramer framer) {
        return ((Frame.Message) Objects.requireNonNull(framer.poll())).message();
    }
}
