package io.drsip.core.transaction;

import static io.drsip.sip.Method.BYE;
import static io.drsip.sip.Method.CANCEL;
import static io.drsip.sip.Method.OPTIONS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.drsip.sip.Method;
import io.drsip.trunk.SipTimers;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The table in the comment of {@link NonInviteUac}, row for row. */
class NonInviteUacTest {

    @Test
    void overUdpARequestIsRepeatedUpToEveryT2AndGivenUp() {
        UacTimeline.overUdp(OPTIONS).play("""
                        0s       start  TRYING      send
                        500ms    timer  TRYING      send
                        1500ms   timer  TRYING      send
                        3500ms   timer  TRYING      send
                        7500ms   timer  TRYING      send
                        11500ms  timer  TRYING      send
                        15500ms  timer  TRYING      send
                        19500ms  timer  TRYING      send
                        23500ms  timer  TRYING      send
                        27500ms  timer  TRYING      send
                        31500ms  timer  TRYING      send
                        32s      timer  TERMINATED  timeout: no final response within 32 s, end
                        33s      200    TERMINATED  -
                        """);
    }

    @Test
    void overTlsARequestIsOnlyGivenUpEvenAfterAProvisionalResponse() {
        UacTimeline.overTls(OPTIONS).play("""
                        0s   start  TRYING      send
                        5s   100    PROCEEDING  deliver 100
                        32s  timer  TERMINATED  timeout: no final response within 32 s, end
                        """);
    }

    @Test
    void aProvisionalResponseSlowsTheRepetitionDownToT2() {
        UacTimeline.overUdp(BYE).play("""
                        0s      start  TRYING      send
                        200ms   100    PROCEEDING  deliver 100
                        500ms   timer  PROCEEDING  send
                        4500ms  timer  PROCEEDING  send
                        5s      100    PROCEEDING  deliver 100
                        8500ms  timer  PROCEEDING  send
                        9s      200    COMPLETED   deliver 200
                        14s     timer  TERMINATED  end
                        """);
    }

    @Test
    void overTlsTheFinalResponseIsTheEnd() {
        UacTimeline.overTls(CANCEL).play("""
                        0s  start                     TRYING      send
                        1s  481                       TERMINATED  deliver 481, end
                        2s  481                       TERMINATED  -
                        3s  broken: connection reset  TERMINATED  -
                        """);
    }

    @Test
    void overUdpRepeatedFinalResponsesAreAbsorbedUntilTimerK() {
        UacTimeline.overUdp(OPTIONS).play("""
                        0s     start             TRYING      send
                        100ms  503               COMPLETED   deliver 503
                        2s     503               COMPLETED   -
                        3s     broken: no route  COMPLETED   -
                        5100ms  timer            TERMINATED  end
                        """);
    }

    @Test
    void aBrokenTransportEndsTheTransaction() {
        UacTimeline.overTls(OPTIONS).play("""
                        0s  start                     TRYING      send
                        1s  broken: connection reset  TERMINATED  failed: connection reset, end
                        """);
        UacTimeline.overTls(OPTIONS).play("""
                        0s  start                     TRYING      send
                        1s  100                       PROCEEDING  deliver 100
                        2s  broken: connection reset  TERMINATED  failed: connection reset, end
                        """);
    }

    @Test
    void onlyAnInviteCanBeCancelled() {
        UacTransaction machine =
                UacTransaction.start(Messages.request(BYE), true, SipTimers.defaults(), Timeline.START);

        IllegalStateException refused = assertThrows(IllegalStateException.class, () -> machine.cancel(Timeline.START));

        assertEquals("only an INVITE can be cancelled, not BYE " + Messages.BRANCH, refused.getMessage());
        assertFalse(machine.mayCancel());
        machine.onTimeout(Timeline.START.plusSeconds(32));
        assertEquals(Optional.empty(), machine.deadline());
    }

    @Test
    void anAckIsNoTransaction() {
        assertThrows(
                IllegalArgumentException.class,
                () -> UacTransaction.start(Messages.request(Method.ACK), true, SipTimers.defaults(), Timeline.START));
    }
}
