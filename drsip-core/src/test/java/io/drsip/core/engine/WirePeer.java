package io.drsip.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.drsip.sip.Fqdn;
import io.drsip.sip.Frame;
import io.drsip.sip.SipFramer;
import io.drsip.sip.SipResponse;
import io.drsip.tenant.Tenant;
import io.drsip.trunk.TrunkConfig;
import java.util.ArrayList;
import java.util.List;

/** A peer whom we know, and who says whatever octets a test wants: through a framer into an engine, as a driver does it. */
final class WirePeer {

    private final Fqdn sbc;
    private final EngineRig rig;

    // The connection of the moment.
    private FlowId flow;
    private SipFramer framer = new SipFramer();
    private int pings;

    /** A peer of an SBC with this name, which serves itself. */
    WirePeer(Fqdn sbc) {
        this.sbc = sbc;
        this.rig = new EngineRig(TrunkConfig.builder(sbc).build());
        rig.directory.put(sbc, Tenant.of(sbc));
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
