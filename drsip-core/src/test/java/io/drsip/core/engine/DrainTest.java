package io.drsip.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.call.CallEvent;
import io.drsip.call.EndCause;
import io.drsip.sip.HeaderType;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.Status;
import io.drsip.trunk.TrunkEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Emptying a trunk: who is let in, who goes on, and when it ends. */
class DrainTest {

    private final EngineRig rig = new EngineRig();

    DrainTest() {
        rig.peer = (message, now) -> Shapes.healthy(message);
        rig.start().advance(Duration.ofSeconds(3));
    }

    private List<Integer> call(String name, String number) {
        SipRequest invite = Shapes.ofCall(
                name,
                Shapes.request(
                        "INVITE", "sip:" + number + "@sbc1.contoso.com:5061", "z9hG4bK" + name, "", 1, Shapes.SDP));
        rig.receive(rig.accept(), invite);
        return rig.statuses(invite);
    }

    @Test
    void newCallsAreRefusedAndThoseThatRunGoOn() {
        call("runs", "+14255550111");
        String runs = rig.offers.get(0).call();
        rig.ask((engine, now) -> engine.calls().answer(runs, Shapes.SDP, now));

        rig.ask((engine, now) -> engine.onDrain(Duration.ofMinutes(5), now));

        assertEquals(List.of(100, 503), call("late", "+14255550111"));
        SipResponse refusal = (SipResponse) rig.sent.get(rig.sent.size() - 1).message();
        assertTrue(refusal.headers().has(HeaderType.RETRY_AFTER));
        assertEquals(List.of(), rig.names(runs));
        assertEquals(1, rig.events(TrunkEvent.Draining.class).get(0).calls());
        rig.finish();
    }

    @Test
    void callsOfThePbxAreRefusedToo() {
        rig.ask((engine, now) -> engine.onDrain(Duration.ofMinutes(5), now));

        String call = rig.dial("+14255550111", "+12065550100");

        CallEvent.Failed failed =
                (CallEvent.Failed) rig.calls.getOrDefault(call, List.of()).get(0);
        EndCause.Unreachable cause = (EndCause.Unreachable) failed.cause();
        assertEquals(Status.SERVICE_UNAVAILABLE, cause.status());
        assertEquals(Optional.of(Duration.ofSeconds(60)), cause.retryAfter());
        rig.finish();
    }

    @Test
    void emergencyCallsAreLetIn() {
        rig.ask((engine, now) -> engine.onDrain(Duration.ofMinutes(5), now));

        assertEquals(List.of(100), call("help", "911"));
        assertEquals(1, rig.offers.size());
        rig.finish();
    }

    @Test
    void theDeadlineEndsWhoIsStillThere() {
        call("runs", "+14255550111");
        String runs = rig.offers.get(0).call();

        rig.ask((engine, now) -> {
            engine.onDrain(Duration.ofMinutes(5), now);
            assertFalse(engine.isIdle());
        });
        rig.advance(Duration.ofMinutes(5));

        assertEquals(List.of("Failed"), rig.names(runs));
        rig.ask((engine, now) -> assertTrue(engine.isIdle()));
        rig.finish();
    }

    @Test
    void afterAnEndOfTheDrainCallsAreTakenAgain() {
        rig.ask((engine, now) -> engine.onDrain(Duration.ofMinutes(5), now));
        rig.ask((engine, now) -> engine.onDrainCancelled());

        assertEquals(List.of(100), call("welcome", "+14255550111"));
        rig.finish();
    }
}
