package io.drsip.core.transaction;

import static io.drsip.sip.Method.INVITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.SipRequest;
import io.drsip.trunk.SipTimers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The table in the comment of {@link InviteUac}, row for row. */
class InviteUacTest {

    @Test
    void overUdpAnUnansweredInviteIsRepeatedAtDoublingIntervalsAndGivenUp() {
        UacTimeline.overUdp(INVITE).play("""
                        0s       start  CALLING     send
                        500ms    timer  CALLING     send
                        1500ms   timer  CALLING     send
                        3500ms   timer  CALLING     send
                        7500ms   timer  CALLING     send
                        15500ms  timer  CALLING     send
                        31500ms  timer  CALLING     send
                        32s      timer  TERMINATED  timeout: no response within 32 s, end
                        33s      200    TERMINATED  -
                        """);
    }

    @Test
    void overTlsAnUnansweredInviteIsOnlyGivenUp() {
        UacTimeline.overTls(INVITE).play("""
                        0s   start  CALLING     send
                        32s  timer  TERMINATED  timeout: no response within 32 s, end
                        """);
    }

    @Test
    void aLateLoopRepeatsOnceAndNotInABurst() {
        UacTimeline.overUdp(INVITE).play("""
                        0s     start  CALLING     send
                        10s    late   CALLING     send
                        11s    timer  CALLING     send
                        13s    timer  CALLING     send
                        14s    100    PROCEEDING  deliver 100
                        """);
    }

    @Test
    void aProvisionalResponseEndsAllTimers() {
        UacTimeline.overUdp(INVITE).play("""
                        0s    start  CALLING     send
                        200ms  100    PROCEEDING  deliver 100
                        600s  180    PROCEEDING  deliver 180
                        900s  200    ACCEPTED    deliver 200
                        932s  timer  TERMINATED  end
                        """);
    }

    @Test
    void everySuccessIsDeliveredForAsLongAsTimerMRuns() {
        UacTimeline.overTls(INVITE).play("""
                        0s   start  CALLING     send
                        1s   200    ACCEPTED    deliver 200
                        2s   200    ACCEPTED    deliver 200
                        3s   180    ACCEPTED    -
                        4s   486    ACCEPTED    -
                        5s   broken: connection reset  ACCEPTED  -
                        33s  timer  TERMINATED  end
                        34s  200    TERMINATED  -
                        """);
    }

    @Test
    void overTlsARefusalIsAcknowledgedAndThatIsAll() {
        UacTimeline.overTls(INVITE).play("""
                        0s  start  CALLING     send
                        1s  486    TERMINATED  send ACK, deliver 486, end
                        2s  486    TERMINATED  -
                        """);
    }

    @Test
    void overUdpEveryRepeatedRefusalIsAcknowledgedAgainUntilTimerD() {
        UacTimeline.overUdp(INVITE).play("""
                        0s     start  CALLING     send
                        100ms  100    PROCEEDING  deliver 100
                        1s     486    COMPLETED   send ACK, deliver 486
                        2s     486    COMPLETED   send ACK
                        3s     180    COMPLETED   -
                        4s     200    COMPLETED   -
                        33s    timer  TERMINATED  end
                        """);
    }

    @Test
    void aBrokenTransportEndsTheTransactionBeforeAndAfterTheFirstResponse() {
        UacTimeline.overTls(INVITE).play("""
                        0s  start                      CALLING     send
                        1s  broken: connection reset   TERMINATED  failed: connection reset, end
                        2s  broken: connection reset   TERMINATED  -
                        """);
        UacTimeline.overTls(INVITE).play("""
                        0s  start                      CALLING     send
                        1s  180                        PROCEEDING  deliver 180
                        2s  broken: connection reset   TERMINATED  failed: connection reset, end
                        """);
        UacTimeline.overUdp(INVITE).play("""
                        0s    start                    CALLING     send
                        100ms  486                     COMPLETED   send ACK, deliver 486
                        200ms  broken: no route        TERMINATED  failed: no route, end
                        """);
    }

    @Test
    void aCancelLeavesAtOnceAfterAProvisionalResponse() {
        UacTimeline.overTls(INVITE).play("""
                        0s  start                   CALLING     send
                        1s  180                     PROCEEDING  deliver 180
                        2s  cancel: SIP;cause=200   PROCEEDING  cancel: SIP;cause=200
                        3s  cancel                  PROCEEDING  -
                        4s  487                     TERMINATED  send ACK, deliver 487, end
                        """);
    }

    @Test
    void aCancelWaitsForTheFirstProvisionalResponse() {
        UacTimeline.overTls(INVITE).play("""
                        0s   start   CALLING     send
                        1s   cancel  CALLING     -
                        2s   cancel  CALLING     -
                        3s   100     PROCEEDING  deliver 100, cancel
                        4s   180     PROCEEDING  deliver 180
                        35s  timer   TERMINATED  timeout: no final response within 32 s after CANCEL, end
                        """);
    }

    @Test
    void aFinalResponseOvertakesTheCancelThatWaits() {
        UacTimeline.overTls(INVITE).play("""
                        0s   start   CALLING     send
                        1s   cancel  CALLING     -
                        2s   200     ACCEPTED    deliver 200
                        3s   cancel  ACCEPTED    -
                        34s  timer   TERMINATED  end
                        """);
    }

    @Test
    void aCancelThatIsTooLateLeavesTheSuccessAlone() {
        UacTimeline.overTls(INVITE).play("""
                        0s   start   CALLING     send
                        1s   180     PROCEEDING  deliver 180
                        2s   cancel  PROCEEDING  cancel
                        3s   200     ACCEPTED    deliver 200
                        35s  timer   TERMINATED  end
                        """);
    }

    @Test
    void aCancelOfAnInviteThatNobodyAnswersIsNeverSent() {
        UacTimeline.overTls(INVITE).play("""
                        0s   start   CALLING     send
                        1s   cancel  CALLING     -
                        32s  timer   TERMINATED  timeout: no response within 32 s, end
                        33s  cancel  TERMINATED  -
                        """);
    }

    @Test
    void aCancelMayBeSentOnlyBetweenProvisionalAndFinalResponse() {
        SipRequest invite = Messages.request(INVITE);
        Instant now = Timeline.START;
        UacTransaction machine = UacTransaction.start(invite, true, SipTimers.defaults(), now);

        assertFalse(machine.mayCancel());
        machine.onResponse(Messages.response(invite, 100), now);
        assertTrue(machine.mayCancel());
        machine.onResponse(Messages.response(invite, 486), now);
        assertFalse(machine.mayCancel());
        assertEquals(Optional.empty(), machine.deadline());
    }

    @Test
    void timerDLastsThePeersThirtyTwoSecondsEvenIfOurT1IsShort() {
        SipTimers quick = new SipTimers(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(5));
        SipRequest invite = Messages.request(INVITE);
        UacTransaction machine = UacTransaction.start(invite, false, quick, Timeline.START);

        machine.onResponse(Messages.response(invite, 486), Timeline.START);

        assertEquals(Optional.of(Timeline.START.plusSeconds(32)), machine.deadline());
        machine.onTimeout(Timeline.START.plusSeconds(32));
        assertEquals(Optional.empty(), machine.deadline());
    }
}
