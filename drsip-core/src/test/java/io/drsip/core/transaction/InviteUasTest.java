package io.drsip.core.transaction;

import static io.drsip.sip.Method.INVITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.Method;
import io.drsip.sip.SipRequest;
import io.drsip.trunk.SipTimers;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The table in the comment of {@link InviteUas}, row for row. */
class InviteUasTest {

    @Test
    void aRepeatedInviteGetsTheLastProvisionalResponse() {
        UasTimeline.overUdp(INVITE).play("""
                        0s  start        PROCEEDING  -
                        1s  again        PROCEEDING  -
                        2s  respond 100  PROCEEDING  send 100
                        3s  again        PROCEEDING  send 100
                        4s  respond 180  PROCEEDING  send 180
                        5s  again        PROCEEDING  send 180
                        6s  ACK          PROCEEDING  -
                        """);
    }

    @Test
    void afterASuccessRepeatedInvitesAreAbsorbedAndTheDialogRepeatsTheSuccess() {
        UasTimeline.overTls(INVITE).play("""
                        0s   start        PROCEEDING  -
                        0s   respond 100  PROCEEDING  send 100
                        1s   respond 200  ACCEPTED    send 200
                        2s   again        ACCEPTED    -
                        3s   respond 200  ACCEPTED    send 200
                        4s   ACK          ACCEPTED    pass ACK
                        33s  timer        TERMINATED  end
                        34s  respond 200  TERMINATED  -
                        35s  again        TERMINATED  -
                        36s  ACK          TERMINATED  -
                        """);
    }

    @Test
    void overTlsARefusalIsNotRepeatedAndEndsWithItsAck() {
        UasTimeline.overTls(INVITE).play("""
                        0s   start        PROCEEDING  -
                        0s   respond 100  PROCEEDING  send 100
                        1s   respond 486  COMPLETED   send 486
                        31s  ACK          TERMINATED  acknowledged, end
                        32s  ACK          TERMINATED  -
                        33s  again        TERMINATED  -
                        """);
    }

    @Test
    void overTlsAMissingAckEndsTheWait() {
        UasTimeline.overTls(INVITE).play("""
                        0s   start        PROCEEDING  -
                        1s   respond 486  COMPLETED   send 486
                        33s  timer        TERMINATED  ACK missing, end
                        34s  again        TERMINATED  -
                        """);
    }

    @Test
    void overUdpARefusalIsRepeatedUntilItsAckAndThenTimerIAbsorbs() {
        UasTimeline.overUdp(INVITE).play("""
                        0s      start        PROCEEDING  -
                        1s      respond 486  COMPLETED   send 486
                        1500ms  timer        COMPLETED   send 486
                        2s      again        COMPLETED   send 486
                        2500ms  timer        COMPLETED   send 486
                        4500ms  timer        COMPLETED   send 486
                        8500ms  timer        COMPLETED   send 486
                        9s      ACK          CONFIRMED   acknowledged
                        10s     ACK          CONFIRMED   -
                        11s     again        CONFIRMED   -
                        14s     timer        TERMINATED  end
                        """);
    }

    @Test
    void overUdpARefusalIsRepeatedUpToEveryT2AndThenTheAckIsMissing() {
        UasTimeline.overUdp(INVITE).play("""
                        0s       start        PROCEEDING  -
                        0s       respond 603  COMPLETED   send 603
                        500ms    timer        COMPLETED   send 603
                        1500ms   timer        COMPLETED   send 603
                        3500ms   timer        COMPLETED   send 603
                        7500ms   timer        COMPLETED   send 603
                        11500ms  timer        COMPLETED   send 603
                        31s      late         COMPLETED   send 603
                        32s      timer        TERMINATED  ACK missing, end
                        """);
    }

    @Test
    void aBrokenTransportIsToldInEveryStateAndChangesNone() {
        UasTimeline.overUdp(INVITE).play("""
                        0s      start             PROCEEDING  -
                        1s      broken: no route  PROCEEDING  failed: no route
                        2s      respond 486       COMPLETED   send 486
                        2100ms  broken: no route  COMPLETED   failed: no route
                        2200ms  ACK               CONFIRMED   acknowledged
                        2300ms  broken: no route  CONFIRMED   failed: no route
                        7200ms  timer             TERMINATED  end
                        8s      broken: no route  TERMINATED  -
                        """);
        UasTimeline.overTls(INVITE).play("""
                        0s  start                     PROCEEDING  -
                        1s  respond 200               ACCEPTED    send 200
                        2s  broken: connection reset  ACCEPTED    failed: connection reset
                        """);
    }

    @Test
    void aSecondFinalResponseIsRefusedAndBothAreNamed() {
        SipRequest invite = Messages.request(INVITE);
        Instant now = Timeline.START;
        UasTransaction machine = UasTransaction.start(invite, true, SipTimers.defaults(), now);
        assertFalse(machine.isAnswered());
        machine.respond(Messages.response(invite, 487), now);

        IllegalStateException refused =
                assertThrows(IllegalStateException.class, () -> machine.respond(Messages.response(invite, 200), now));

        assertTrue(machine.isAnswered());
        assertEquals(
                "INVITE z9hG4bK77ef4c was answered with 487 Request Terminated already, so that 200 OK must not follow",
                refused.getMessage());
        machine.onTimeout(now.plusSeconds(32));
        assertEquals(Optional.empty(), machine.deadline());
    }

    @Test
    void aRefusalAfterASuccessIsRefusedToo() {
        SipRequest invite = Messages.request(INVITE);
        Instant now = Timeline.START;
        UasTransaction machine = UasTransaction.start(invite, true, SipTimers.defaults(), now);
        machine.respond(Messages.response(invite, 200), now);

        assertThrows(IllegalStateException.class, () -> machine.respond(Messages.response(invite, 180), now));
        assertThrows(IllegalStateException.class, () -> machine.respond(Messages.response(invite, 500), now));

        machine.onTimeout(now.plusSeconds(32));
        assertEquals(Optional.empty(), machine.deadline());
    }

    @Test
    void anAckStartsNoTransaction() {
        assertThrows(
                IllegalArgumentException.class,
                () -> UasTransaction.start(Messages.request(Method.ACK), true, SipTimers.defaults(), Timeline.START));
    }
}
