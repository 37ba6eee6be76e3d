package io.drsip.core.engine;

import io.drsip.call.CallConfig;
import io.drsip.trunk.TrunkConfig;
import org.junit.jupiter.api.Test;

/** Calls step by step: what Microsoft sends, what the PBX wants, and what leaves and is told. */
class CallTimelineTest {

    // --- offers and answers ---------------------------------------------------------------------------------------

    @Test
    void microsoftHoldsAndResumesWithoutThePbx() {
        new CallScene().play("""
                in                        | 100
                pbx answer                | 200 sendrecv v1
                ms ack                    | Confirmed
                ms invite sdp=inactive version=2 | 200 inactive v2, Held
                ms ack                    |
                ms invite sdp=sendrecv version=3 | 200 sendrecv v3, Resumed
                ms ack                    |
                ms bye                    | 200/BYE, Ended(HungUpThere)
                """);
    }

    @Test
    void thePbxHoldsAndResumes() {
        new CallScene().play("""
                out                       | INVITE sendrecv v1
                ms 100                    | Trying
                ms 200                    | ACK, Answered
                pbx hold                  | INVITE inactive v2
                ms 200 sdp=inactive       | ACK, OfferAnswered
                pbx resume                | INVITE sendrecv v3
                ms 200 version=2          | ACK, OfferAnswered
                pbx hangup                | BYE
                ms 200 to=BYE             | Ended(HungUpHere)
                """);
    }

    @Test
    void anOfferOfMicrosoftsIsThePbxsToAnswer() {
        new CallScene().play("""
                in                        | 100
                pbx answer                | 200 sendrecv v1
                ms ack                    | Confirmed
                ms invite port=50010 version=2 | 100, Offered
                ms invite port=50012 version=3 | 500
                pbx reply                 | 200 sendrecv v1
                pbx reply                 | refused: no offer waits for an answer
                ms ack cseq=2             |
                ms invite port=50014 version=4 | 100, Offered
                pbx accept                | 200 sendrecv v1
                ms ack                    |
                ms invite port=50016 version=5 | 100, Offered
                pbx refuse 488            | 488
                ms invite port=50016 version=5 | 100, Offered
                wait 10s                  | 488, OfferWithdrawn
                ms invite port=50016 version=5 | 100, Offered
                ms cancel                 | 200/CANCEL, 487, OfferWithdrawn
                ms invite sdp=none        | 488
                """);
    }

    @Test
    void anOfferOfThePbxKeepsTheSessionItBelongsTo() {
        new CallScene().play("""
                out                       | INVITE sendrecv v1
                pbx offer                 | refused: call call-1 is not up
                ms 200                    | ACK, Answered
                pbx offer version=77 addr=192.0.2.77 | INVITE sendrecv v2, Warned
                pbx hold                  |
                pbx resume                | refused: another change of the session waits already
                ms 200 version=2          | ACK, INVITE inactive v3, OfferAnswered
                ms 488                    | ACK, OfferFailed
                pbx offer sdp=sendonly    | INVITE inactive v3
                ms 200 sdp=inactive       | ACK, OfferAnswered
                """);
    }

    @Test
    void twoOffersThatCrossAreSortedOut() {
        new CallScene().play("""
                out                       | INVITE sendrecv v1
                ms 200                    | ACK, Answered
                pbx hold                  | INVITE inactive v2
                ms invite                 | 491
                ms 491                    | ACK
                wait 2s                   |
                wait 2.1s                 | INVITE inactive v2
                ms 200 sdp=inactive       | ACK, OfferAnswered
                """);
        new CallScene().play("""
                in                        | 100
                pbx answer                | 200 sendrecv v1
                ms ack                    | Confirmed
                pbx hold                  | INVITE inactive v2
                ms 491                    | ACK
                wait 2.1s                 | INVITE inactive v2
                ms 500 retry=5            | ACK, OfferFailed
                """);
    }

    @Test
    void aReinviteThatNobodyKnowsEndsTheCall() {
        for (String refusal : new String[] {"481", "408"}) {
            new CallScene().play("""
                    out                       | INVITE sendrecv v1
                    ms 200                    | ACK, Answered
                    pbx hold                  | INVITE inactive v2
                    ms %s                    | ACK, BYE
                    ms 481 to=BYE             | Ended(Lost)
                    """.formatted(refusal));
        }
        new CallScene().play("""
                out                       | INVITE sendrecv v1
                ms 200                    | ACK, Answered
                pbx hold                  | INVITE inactive v2
                wait 32s                  | BYE
                wait 32s                  | Ended(Lost)
                """);
    }

    @Test
    void whatWasLostWithItsConnectionGoesOutOnceMore() {
        new CallScene().play("""
                out                       | INVITE sendrecv v1
                ms 200                    | ACK, Answered
                pbx hold                  | INVITE inactive v2
                break                     | INVITE inactive v2
                ms 200 sdp=inactive       | ACK, OfferAnswered
                pbx hangup                | BYE
                ms 481 to=BYE             | Ended(HungUpHere)
                """);
        new CallScene().play("""
                in                        | 100
                pbx answer                | 200 sendrecv v1
                ms ack                    | Confirmed
                pbx hangup                | BYE
                break                     | BYE
                wait 32s                  | Ended(HungUpHere)
                """);
    }

    @Test
    void theFirstAnswerCounts() {
        new CallScene().play("""
                in                        | 100
                pbx progress              | 183 sendrecv v1
                pbx answer port=50002     | refused: call in-sbc1.contoso.com-1 has been answered in a 183 with another \
                session; Microsoft takes the first one: answer with the same, and offer the new one afterwards
                pbx answer                | 200 sendrecv v1
                ms ack                    | Confirmed
                """);
        new CallScene().play("""
                out                       | INVITE sendrecv v1
                ms 183 tag=a sdp=sendrecv | EarlyMedia
                ms 200 tag=a addr=192.0.2.99 | ACK, Warned, Answered
                """);
    }

    @Test
    void aCallWithoutAnOfferIsRefused() {
        new CallScene().play("""
                in sdp=none               | 100, 488
                """);
    }

    // --- order ----------------------------------------------------------------------------------------------------

    @Test
    void requestsOutOfOrderAreRefused() {
        new CallScene().play("""
                in                        | 100
                pbx answer                | 200 sendrecv v1
                ms ack                    | Confirmed
                ms invite sdp=inactive version=2 | 200 inactive v2, Held
                ms ack                    |
                ms invite cseq=1          | 500
                ms options                | 200/OPTIONS, Received
                ms notify                 | 481/NOTIFY, Received
                ms refer                  | 405/REFER
                ms update                 | 405/UPDATE
                """);
    }

    @Test
    void anAnswerIsRepeatedUntilItsAckAndAHangUpWaitsForIt() {
        new CallScene().play("""
                in                        | 100
                pbx answer                | 200 sendrecv v1
                wait 3.5s                 | 200 sendrecv v1, 200 sendrecv v1, 200 sendrecv v1
                pbx hangup                |
                ms ack                    | BYE, Confirmed
                ms bye                    | 200/BYE, Ended(HungUpThere)
                """);
        new CallScene().play("""
                in                        | 100
                pbx answer                | 200 sendrecv v1
                ms ack                    | Confirmed
                ms invite sdp=inactive version=2 | 200 inactive v2, Held
                wait 1.5s                 | 200 inactive v2, 200 inactive v2
                ms ack cseq=1             |
                wait 31s                  | 200 inactive v2, 200 inactive v2, 200 inactive v2, 200 inactive v2, \
                200 inactive v2, 200 inactive v2, 200 inactive v2, 200 inactive v2, BYE
                ms 200 to=BYE             | Ended(Lost)
                """);
    }

    @Test
    void eachRepetitionOfAnAnswerHasItsAck() {
        new CallScene().play("""
                out                       | INVITE sendrecv v1
                ms 180 tag=a              | Ringing
                ms 180 tag=b              | Ringing
                ms 200 tag=b              | ACK, Answered
                ms 200 tag=b              | ACK
                ms 200 tag=a              | ACK, BYE
                """);
    }

    @Test
    void whoGivesUpSaysWhy() {
        new CallScene().play("""
                out                       | INVITE sendrecv v1
                pbx hangup SIP;cause=200;text="Call_completed_elsewhere" | Failed(HungUpHere)
                ms 180                    | CANCEL
                ms 200 to=CANCEL          |
                ms 487                    | ACK
                """);
        new CallScene().play("""
                out                       | INVITE sendrecv v1
                ms 180                    | Ringing
                pbx hangup                | CANCEL, Failed(HungUpHere)
                ms 200                    | ACK, BYE
                """);
    }

    // --- session timers -------------------------------------------------------------------------------------------

    @Test
    void whoeverRefreshesTheSessionDoesSoAtHalfTime() {
        new CallScene().play("""
                out                       | INVITE sendrecv v1
                ms 200 se=1800;refresher=uac | ACK, Answered
                wait 899s                 |
                wait 1s                   | INVITE sendrecv v1
                ms 200 se=1800;refresher=uac | ACK, Refreshed
                wait 900s                 | INVITE sendrecv v1
                ms 503                    | ACK, Warned
                wait 868s                 | BYE
                """);
        new CallScene().play("""
                in Session-Expires:3600;refresher=uac Min-SE:300 Supported:timer | 100
                pbx answer                | 200 sendrecv v1
                ms ack                    | Confirmed
                wait 900s                 |
                ms invite Session-Expires:1800;refresher=uac Supported:timer | 200 sendrecv v1, Refreshed
                ms ack                    |
                wait 1767s                |
                wait 1s                   | BYE
                """);
    }

    @Test
    void anIntervalThatIsTooSmallIsAskedForOnceMore() {
        new CallScene().play("""
                out                       | INVITE sendrecv v1
                ms 422 minse=3600         | ACK, INVITE sendrecv v1
                ms 200 se=3600;refresher=uac | ACK, Answered
                wait 1800s                | INVITE sendrecv v1
                """);
        new CallScene().play("""
                in                        | 100
                pbx answer                | 200 sendrecv v1
                ms ack                    | Confirmed
                ms invite Session-Expires:60 Supported:timer | 422
                """);
        new CallScene().play("""
                in Session-Expires:60 Supported:timer | 100, 422
                """);
    }

    @Test
    void aTrunkWithMediaBypassHasNoSessionTimers() {
        TrunkConfig bypass = TrunkConfig.builder(EngineRig.TRUNK)
                .calls(CallConfig.builder().mediaBypass().build())
                .build();

        new CallScene(bypass).play("""
                in Session-Expires:1800;refresher=uac Supported:timer | 100
                pbx answer                | 200 sendrecv v1
                ms ack                    | Confirmed
                wait 7200s                |
                """);
    }

    // --- ringing and broken connections ---------------------------------------------------------------------------

    @Test
    void aCallThatRingsSaysSoEveryMinute() {
        new CallScene().play("""
                in                        | 100
                pbx ring                  | 180
                wait 125s                 | 180, 180
                pbx progress              | 183 sendrecv v1
                wait 60s                  | 183 sendrecv v1
                ms cancel                 | 200/CANCEL, 487, Failed(HungUpThere)
                wait 120s                 |
                """);
    }

    @Test
    void aCallThatIsRepeatedFromAnotherDatacenterIsOneCall() {
        for (String how : new String[] {"again", "again new"}) {
            new CallScene().play("""
                    in                        | 100
                    pbx ring                  | 180
                    break                     |
                    %s                     | 100, 180, TakenOver
                    pbx answer                | 200 sendrecv v1
                    break                     |
                    again                     | 100, 200 sendrecv v1, TakenOver
                    ms ack                    | Confirmed
                    again                     | 100
                    ms cancel                 | 200/CANCEL, 487, first:Failed(HungUpThere)
                    """.formatted(how));
        }
    }

    @Test
    void thePbxMayDecideBeforeTheCallIsRepeated() {
        new CallScene().play("""
                in                        | 100
                break                     |
                pbx answer                |
                again                     | 100, 200 sendrecv v1, TakenOver
                ms ack                    | Confirmed
                """);
        new CallScene().play("""
                in                        | 100
                break                     |
                pbx reject 486            | Failed(HungUpHere)
                again                     | 100, 486
                """);
        new CallScene().play("""
                in                        | 100
                break                     |
                wait 12s                  | Failed(Lost)
                """);
    }

    @Test
    void theSameCallOverTwoPathsIsRefusedWhileTheFirstLives() {
        new CallScene().play("""
                in                        | 100
                again                     | 100
                wait 0.499s               |
                pbx ring                  | 180
                wait 0.001s                | 482
                """);
    }

    @Test
    void theSameCallMayComeBeforeTheNewsThatItsConnectionBroke() {
        new CallScene().play("""
                in                        | 100
                pbx ring                  | 180
                again                     | 100
                break first               |
                wait 0.5s                 | 180, TakenOver
                pbx answer                | 200 sendrecv v1
                ms ack                    | Confirmed
                """);
        new CallScene().play("""
                in                        | 100
                again                     | 100
                ms cancel                 | 200/CANCEL, 487
                pbx reject 486            | 486, Failed(HungUpHere)
                """);
    }

    @Test
    void aTrunkTakesNoMoreCallsThanItHasRoomFor() {
        CallConfig one = CallConfig.builder().maxCalls(1).build();
        new CallScene(TrunkConfig.builder(EngineRig.TRUNK).calls(one).build()).play("""
                in                        | 100
                pbx ring                  | 180
                again new                 | 100, 503
                out                       | Failed(Unreachable)
                """);
    }
}
