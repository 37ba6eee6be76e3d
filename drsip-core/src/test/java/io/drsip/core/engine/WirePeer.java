package io.drsip.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.Fqdn;
import io.drsip.sip.Frame;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.SipFramer;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipResponse;
import io.drsip.sip.Slice;
import io.drsip.tenant.Tenant;
import io.drsip.testkit.StrictMessage;
import io.drsip.trunk.TrunkConfig;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A peer whom we know, and who says whatever octets a test wants: through a framer into an engine, as a driver does it. */
final class WirePeer {

    private static final List<HeaderType<?>> ECHOED =
            List.of(HeaderType.VIA, HeaderType.FROM, HeaderType.TO, HeaderType.CALL_ID, HeaderType.CSEQ);

    private static final String SOUND = """
            Via: SIP/2.0/TLS 192.0.2.1;branch=z9hG4bK1\r
            From: <sip:a@contoso.com>;tag=1\r
            To: <sip:b@contoso.com>;tag=2\r
            Call-ID: 1\r
            CSeq: 1 OPTIONS\r
            """;

    private final Fqdn sbc;
    private final EngineRig rig;

    // The connection of the moment.
    private FlowId flow;
    private SipFramer framer = new SipFramer();
    private int pings;
    private String said = "";

    /** A peer of an SBC with this name, which serves itself. */
    WirePeer(Fqdn sbc) {
        this.sbc = sbc;
        this.rig = new EngineRig(TrunkConfig.builder(sbc).build());
        rig.directory.put(sbc, Tenant.of(sbc));
        rig.judge = this::judge;
        this.flow = rig.accept();
    }

    /**
     * What became of what was said.
     *
     * @param answers the status codes that came back, in order
     * @param offers how many calls the application was asked to take
     * @param pings how often the peer asked for a sign of life
     * @param open whether the connection still stands
     * @param waiting whether a message has begun and is not complete
     */
    record Outcome(List<Integer> answers, int offers, int pings, boolean open, boolean waiting) {

        /** An offer, a provisional response but 100 or a 2xx: somebody believed what was said. */
        boolean isServed() {
            return offers > 0 || answers.stream().anyMatch(code -> code > 100 && code < 300);
        }

        boolean isRefused() {
            return answers.stream().anyMatch(code -> code >= 400 && code < 700);
        }

        boolean isSilent() {
            return answers.isEmpty() && offers == 0;
        }
    }

    Outcome says(byte[]... pieces) {
        int before = rig.sent.size();
        int offers = rig.offers.size();
        pings = 0;
        for (byte[] octets : pieces) {
            said += new String(octets, StandardCharsets.ISO_8859_1);
            framer.feed(octets);
            for (Frame frame = framer.poll(); frame != null && rig.isOpen(flow); frame = framer.poll()) {
                pings += frame instanceof Frame.Ping ? 1 : 0;
                rig.receive(flow, frame);
            }
        }
        List<Integer> answers = new ArrayList<>();
        for (EngineRig.Sent sent : rig.sent.subList(before, rig.sent.size())) {
            if (sent.message() instanceof SipResponse response) {
                assertEquals(flow, sent.flow(), "answers go back the way the request came");
                assertIsOneMessage(response);
                answers.add(response.status().code());
            }
        }
        assertEquals(framer.isLost(), !rig.isOpen(flow), "whoever cannot be understood is cut off, and nobody else");
        return new Outcome(answers, rig.offers.size() - offers, pings, rig.isOpen(flow), framer.isMidMessage());
    }

    /** What we send is one message to whoever reads it. */
    private static void assertIsOneMessage(SipResponse response) {
        SipFramer reader = new SipFramer();
        reader.feed(response.bytes().toByteArray());
        assertEquals(new Frame.Message(response), reader.poll());
        assertNull(reader.poll());
        assertFalse(reader.isMidMessage());
    }

    /** What an answer gives back came like that, a tag apart; with other lines in its place the answer is strict. */
    private void judge(SipMessage sent) {
        StringBuilder strict = new StringBuilder(sent.startLine() + "\r\n");
        Headers headers = sent.headers();
        for (int entry = 0; entry < headers.size(); entry++) {
            int at = entry;
            String line = text(headers.line(entry));
            if (sent instanceof SipResponse && ECHOED.stream().anyMatch(type -> headers.is(at, type))) {
                String value = text(headers.value(entry)).replaceAll(";tag=[^;]*$", "");
                assertTrue(said.contains(value), line);
            } else {
                strict.append(line);
            }
        }
        String octets = strict + (sent instanceof SipResponse ? SOUND : "") + "\r\n" + text(sent.body());
        assertEquals(List.of(), StrictMessage.problems(octets.getBytes(StandardCharsets.ISO_8859_1)), octets);
    }

    private static String text(Slice octets) {
        return new String(octets.toByteArray(), StandardCharsets.ISO_8859_1);
    }

    /** A sound OPTIONS over the same connection. */
    Outcome asks() {
        return says(Shapes.options(sbc.toString(), "z9hG4bKlife").bytes().toByteArray());
    }

    /** A sound OPTIONS over another connection. */
    Outcome asksAnew() {
        flow = rig.accept();
        framer = new SipFramer();
        return asks();
    }

    /** Nothing stays behind when all that could end has ended. */
    void leaves() {
        rig.finish();
    }
}
