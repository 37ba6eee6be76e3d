package io.drsip.core.transaction;

import static io.drsip.sip.Method.BYE;
import static io.drsip.sip.Method.CANCEL;
import static io.drsip.sip.Method.OPTIONS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.drsip.sip.SipRequest;
import io.drsip.trunk.SipTimers;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The table in the comment of {@link NonInviteUas}, row for row. */
class NonInviteUasTest {

    @Test
    void overTlsTheFinalResponseIsTheEnd() {
        UasTimeline.overTls(OPTIONS).play("""
                        0s  start        TRYING      -
                        1s  again        TRYING      -
                        2s  respond 200  TERMINATED  send 200, end
                        3s  again        TERMINATED  -
                        """);
    }

    @Test
    void overUdpRepetitionsGetTheLastResponseUntilTimerJ() {
        UasTimeline.overUdp(BYE).play("""
                        0s   start        TRYING      -
                        1s   again        TRYING      -
                        2s   respond 100  PROCEEDING  send 100
                        3s   again        PROCEEDING  send 100
                        4s   respond 182  PROCEEDING  send 182
                        5s   again        PROCEEDING  send 182
                        6s   respond 481  COMPLETED   send 481
                        7s   again        COMPLETED   send 481
                        38s  timer        TERMINATED  end
                        39s  again        TERMINATED  -
                        """);
    }

    @Test
    void aBrokenTransportIsToldInEveryStateAndChangesNone() {
        UasTimeline.overUdp(CANCEL).play("""
                        0s   start             TRYING      -
                        1s   broken: no route  TRYING      failed: no route
                        2s   respond 100       PROCEEDING  send 100
                        3s   broken: no route  PROCEEDING  failed: no route
                        4s   respond 200       COMPLETED   send 200
                        5s   broken: no route  COMPLETED   failed: no route
                        36s  timer             TERMINATED  end
                        37s  broken: no route  TERMINATED  -
                        """);
    }

    @Test
    void anAnswerIsGivenOnce() {
        SipRequest options = Messages.request(OPTIONS);
        UasTransaction machine = UasTransaction.start(options, true, SipTimers.defaults(), Timeline.START);
        machine.respond(Messages.response(options, 200), Timeline.START);

        IllegalStateException refused = assertThrows(
                IllegalStateException.class, () -> machine.respond(Messages.response(options, 200), Timeline.START));

        assertEquals(
                "OPTIONS z9hG4bK77ef4c was answered with 200 OK already, so that 200 OK must not follow",
                refused.getMessage());
        assertEquals(Optional.empty(), machine.deadline());
    }
}
