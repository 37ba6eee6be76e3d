package io.drsip.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drsip.call.CallConfig;
import io.drsip.call.TransferMode;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Method;
import io.drsip.sip.SipRequest;
import io.drsip.trunk.TrunkConfig;
import org.junit.jupiter.api.Test;

/** Transfers step by step, and calls that take the place of others. */
class TransferTimelineTest {

    private static final String TARGET = "sip:sip.pstnhub.microsoft.com:5061;transport=tls"
            + ";x-m=8:orgid:11111111-2222-4333-8444-555555555555;x-t=bbbbbbbb-cccc-4ddd-8eee-ffffffffffff";
    private static final String REFERRED_BY = "<sip:sip.pstnhub.microsoft.com:5061;x-m=8:orgid:66666666-7777-4888"
            + "-8999-aaaaaaaaaaaa;x-tt=aHR0cHM6Ly9hcGkuQUJDREVmZ2g%3D>";
    private static final String REFER = "ms refer Refer-To:<" + TARGET + "> Referred-By:" + REFERRED_BY;

    private static CallScene scene(TransferMode mode) {
        return new CallScene(TrunkConfig.builder(EngineRig.TRUNK)
                .calls(CallConfig.builder().transfers(mode).build())
                .build());
    }

    private static String withRefer(String timeline) {
        return timeline.replace("ms moves", REFER);
    }

    @Test
    void weTransferWhenThePbxGivesAnOffer() {
        CallScene scene = scene(TransferMode.LIBRARY);

        scene.play(withRefer("""
                in                        | 100
                pbx answer                | 200 sendrecv v1
                ms ack                    | Confirmed
                ms moves                  | 202/REFER, NOTIFY active 100, TransferAsked
                ms 200 to=NOTIFY          |
                pbx transfer              | INVITE sendrecv v1
                ms 180                    | NOTIFY active 180, heir:Ringing
                ms 200 tag=b              | ACK, TransferEnded, heir:Answered
                ms 200 to=NOTIFY          | NOTIFY terminated 200
                ms 200 to=NOTIFY          |
                wait 32s                  | BYE
                ms 200 to=BYE             | Ended(HungUpHere)
                """));

        SipRequest invite = scene.rig.requests(Method.INVITE).get(0);
        assertEquals(TARGET, invite.requestUriText().toString());
        assertEquals(REFERRED_BY, text(invite, HeaderType.REFERRED_BY));
        assertEquals("<sip:sip.pstnhub.microsoft.com>", text(invite, HeaderType.TO));
    }

    @Test
    void aReportThatWasLostWithItsConnectionGoesOutOnceMore() {
        scene(TransferMode.PBX).play(withRefer("""
                in                        | 100
                pbx answer                | 200 sendrecv v1
                ms ack                    | Confirmed
                ms moves                  | 202/REFER, NOTIFY active 100, TransferAsked
                break                     | NOTIFY active 100
                pbx report 603            | TransferEnded
                ms 200 to=NOTIFY          | NOTIFY terminated 603
                ms 200 to=NOTIFY          |
                pbx hangup                | BYE
                """));
    }

    @Test
    void aTransferThatFailsLeavesTheCallAsItWas() {
        scene(TransferMode.LIBRARY).play(withRefer("""
                in                        | 100
                pbx answer                | 200 sendrecv v1
                ms ack                    | Confirmed
                ms moves                  | 202/REFER, NOTIFY active 100, TransferAsked
                ms moves                  | 491/REFER
                ms 200 to=NOTIFY          |
                pbx transfer              | INVITE sendrecv v1
                ms 486                    | ACK, NOTIFY terminated 486, TransferEnded, heir:Failed(Refused)
                ms 200 to=NOTIFY          |
                ms invite sdp=sendrecv version=2 | 200 sendrecv v1, Refreshed
                ms ack                    |
                ms moves                  | 202/REFER, NOTIFY active 100, TransferAsked
                ms 200 to=NOTIFY          |
                wait 20s                  | NOTIFY terminated 603, TransferEnded
                ms 200 to=NOTIFY          |
                ms bye                    | 200/BYE, Ended(HungUpThere)
                """));
    }

    @Test
    void aTransferOutlivesTheCallThatAskedForIt() {
        CallScene scene = scene(TransferMode.LIBRARY);
        scene.play(withRefer("""
                in                        | 100
                pbx answer                | 200 sendrecv v1
                ms ack                    | Confirmed
                ms moves                  | 202/REFER, NOTIFY active 100, TransferAsked
                ms bye                    | 200/BYE, Ended(HungUpThere)
                ms 200 to=NOTIFY          |
                pbx transfer              | INVITE sendrecv v1
                ms 200 tag=b to=INVITE    | ACK, NOTIFY terminated 200, heir:Answered
                ms 200 to=NOTIFY          |
                """));
    }

    @Test
    void thePbxTransfersInAWayOfItsOwn() {
        scene(TransferMode.PBX).play(withRefer("""
                in                        | 100
                pbx answer                | 200 sendrecv v1
                ms ack                    | Confirmed
                ms moves                  | 202/REFER, NOTIFY active 100, TransferAsked
                pbx report 180            |
                ms 200 to=NOTIFY          | NOTIFY active 180
                ms 200 to=NOTIFY          |
                pbx report 200            | NOTIFY terminated 200, TransferEnded
                pbx report 200            | refused: no transfer is under way in call in-sbc1.contoso.com-1
                ms 481 to=NOTIFY          |
                ms bye                    | 200/BYE, Ended(HungUpThere)
                """));
    }

    @Test
    void microsoftTransfersIfReferIsNotOffered() {
        scene(TransferMode.MICROSOFT).play(withRefer("""
                in                        | 100
                pbx answer                | 200 sendrecv v1
                ms ack                    | Confirmed
                ms moves                  | 405/REFER
                pbx report 200            | refused: no transfer waits in call in-sbc1.contoso.com-1
                """));
    }

    @Test
    void aReferNamesOneTargetInsideACall() {
        scene(TransferMode.PBX).play("""
                in                        | 100
                pbx answer                | 200 sendrecv v1
                ms ack                    | Confirmed
                ms refer                  | 400/REFER
                ms refer Refer-To:<sip:+14255550109@sip.pstnhub.microsoft.com?Replaces=x%3Bto-tag%3Da%3Bfrom-tag%3Db> \
                | 202/REFER, NOTIFY active 100, TransferEnded
                ms 200 to=NOTIFY          | NOTIFY terminated 481
                ms 200 to=NOTIFY          |
                """);
    }

    // --- calls that take the place of others ----------------------------------------------------------------------

    @Test
    void anAnsweredCallTakesThePlaceOfAnother() {
        new CallScene().play("""
                in                        | 100
                pbx answer                | 200 sendrecv v1
                ms ack                    | Confirmed
                instead                   | 100
                pbx ring                  | 180
                pbx answer                | 200 sendrecv v1, BYE, first:Replaced
                ms 200 to=BYE             | first:Ended(HungUpHere)
                ms ack                    | Confirmed
                """);
    }

    @Test
    void onlyACallThatIsUpCanBeReplaced() {
        new CallScene().play("""
                in                        | 100
                pbx answer                | 200 sendrecv v1
                ms ack                    | Confirmed
                instead Replaces:nobody;to-tag=a;from-tag=b | 100, 481
                """);
        new CallScene().play("""
                in                        | 100
                pbx answer                | 200 sendrecv v1
                ms ack                    | Confirmed
                ms bye                    | 200/BYE, Ended(HungUpThere)
                instead                   | 100, 603
                """);
        new CallScene().play("""
                in                        | 100
                pbx ring                  | 180
                instead                   | 100, 481
                """);
    }

    private static String text(SipRequest request, HeaderType<?> type) {
        return request.headers().value(request.headers().indexOf(type, 0)).toString();
    }
}
