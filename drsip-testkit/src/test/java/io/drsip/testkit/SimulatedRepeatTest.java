package io.drsip.testkit;

import static io.drsip.testkit.RawTeams.SOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.Method;
import io.drsip.sip.Status;
import io.drsip.testkit.SimulatedCall.Party;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls from Teams that come twice, whose ACK is lost, whose CANCEL is late, or whose offer is odd. */
class SimulatedRepeatTest {

    private static final String MORE = RawDialog.CONTACT + "Content-Type: application/sdp\n\n" + RawInvite.SDP;

    private static RawTeams world;

    @BeforeAll
    static void start() {
        world = new RawTeams(RawTeams.quick());
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void renew() {
        world.renew();
    }

    private static String xi(String invite) {
        return RawMessage.header(invite, "CONTACT").replaceFirst(".*;x-i=([0-9a-f-]+);.*", "$1");
    }

    private static SimulatedCall ringing(CallPlan plan) {
        return world.teams.placeCall(plan).join();
    }

    @ParameterizedTest
    @EnumSource(names = {"SAME_CALL_ID", "NEW_CALL_ID"})
    void aBrokenConnectionHasTheCallRepeated(CallRepeat how) {
        SimulatedCall call = ringing(RawTeams.plan().build());
        RawConnection first = world.sbc.accept();
        String invite = first.read();
        first.send(RawMessage.answer(invite, "100 Trying", "", ""));
        call.trying().join();

        CompletableFuture<SimulatedCall> repeated = call.breakConnection(how);
        RawConnection second = world.sbc.accept();
        String again = second.read();
        second.send(RawMessage.answer(again, "200 OK", "sbc", MORE)).readUntil("ACK");

        boolean same = how == CallRepeat.SAME_CALL_ID;
        assertEquals("", first.read());
        assertEquals("127.0.0.12", second.peer());
        assertEquals(same, RawMessage.header(invite, "CALL-ID").equals(RawMessage.header(again, "CALL-ID")));
        assertEquals(same, RawMessage.header(invite, "FROM").equals(RawMessage.header(again, "FROM")));
        assertNotEquals(RawMessage.header(invite, "VIA"), RawMessage.header(again, "VIA"));
        assertEquals(RawMessage.firstLine(invite), RawMessage.firstLine(again));
        assertEquals(xi(invite), xi(again));
        assertEquals(Party.TIMER, call.awaitEnded(SOON).by());
        repeated.join().awaitAnswered(SOON);
    }

    @Test
    void anSbcThatClosesTheConnectionGetsTheCallFromElsewhere() {
        SimulatedCall call = ringing(RawTeams.plan().build());
        RawConnection first = world.sbc.accept();
        first.read();

        first.close();
        String again = world.sbc.accept().read();

        assertTrue(again.startsWith("INVITE "), again);
        assertEquals("sip2.pstnhub.microsoft.com", call.repeated().join().datacenter());
    }

    @Test
    void aCallMayGoWithoutRepeat() {
        SimulatedCall call = ringing(RawTeams.plan().repeat(CallRepeat.NEVER).build());
        world.sbc.accept().read();

        CompletableFuture<SimulatedCall> repeated = call.breakConnection(CallRepeat.NEVER);

        assertThrows(CompletionException.class, repeated::join);
        assertEquals(Status.SERVICE_UNAVAILABLE, call.awaitEnded(SOON).status());
        assertEquals(1, world.teams.recording().sent(Method.INVITE).size());
    }

    @ParameterizedTest
    @CsvSource({"482 Loop Detected, 0", "486 Busy Here, 1"})
    void aSecondCopyOfACallThatIsAliveIs482(String status, int violations) {
        SimulatedCall call = ringing(RawTeams.plan().build());
        RawConnection first = world.sbc.accept();
        first.send(RawMessage.answer(first.read(), "180 Ringing", "sbc", RawDialog.CONTACT));
        call.ringing().join();

        SimulatedCall copy = call.repeatElsewhere(CallRepeat.SAME_CALL_ID).join();
        RawConnection second = world.sbc.accept();
        second.send(RawMessage.answer(second.read(), status, "two", "")).readUntil("ACK");
        copy.awaitEnded(SOON);

        assertEquals(violations, world.violations().size());
        assertTrue(!call.ended().isDone());
    }

    @Test
    void aLostAckHasThe200ComeAgain() {
        SimulatedCall call = ringing(RawTeams.plan().losesAcks(1).build());
        RawConnection connection = world.sbc.accept();
        String ok = RawMessage.answer(connection.read(), "200 OK", "sbc", MORE);

        connection.send(ok).send(ok).readUntil("ACK");

        call.awaitAnswered(SOON);
        assertEquals(1, world.teams.recording().sent(Method.ACK).size());
        assertEquals(List.of(), world.violations());
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void withoutAnyAckTheSbcHangsUp(boolean hangsUp) {
        SimulatedCall call = ringing(RawTeams.plan().neverAcknowledges().build());
        RawConnection connection = world.sbc.accept();
        String invite = connection.read();
        connection.send(RawMessage.answer(invite, "200 OK", "sbc", MORE));

        if (hangsUp) {
            connection.send(RawDialog.called(invite, "sbc").next("BYE")).read();
        }

        assertEquals(hangsUp ? Party.SBC : Party.TIMER, call.awaitEnded(SOON).by());
        assertEquals(hangsUp ? 0 : 1, world.violations().size());
    }

    @Test
    void aCancelCrossesTheAnswer() {
        SimulatedCall call = ringing(RawTeams.plan().cancelsAcrossAnswer().build());
        RawConnection connection = world.sbc.accept();
        connection.send(RawMessage.answer(connection.read(), "200 OK", "sbc", MORE));

        String cancel = connection.read();
        connection.send(RawMessage.answer(cancel, "200 OK", "sbc", ""));
        String ack = connection.read();
        String bye = connection.read();
        connection.send(RawMessage.answer(bye, "200 OK", "", ""));

        assertTrue(cancel.startsWith("CANCEL "), cancel);
        assertTrue(ack.startsWith("ACK "), ack);
        assertTrue(bye.startsWith("BYE "), bye);
        assertEquals("answered too late", call.awaitEnded(SOON).text());
        assertEquals(List.of(), world.violations());
    }

    @Test
    void theAnswerHasToRepeatTheEarlyMedia() {
        ringing(RawTeams.plan().build());
        RawConnection connection = world.sbc.accept();
        String invite = connection.read();

        connection.send(RawMessage.answer(invite, "183 Session Progress", "sbc", MORE));
        connection.send(RawMessage.answer(invite, "200 OK", "sbc", MORE.replace("40000", "40002")));

        world.awaitViolation("200 does not repeat the SDP of the 183");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            usual    | application/sdp | m=audio 52884 RTP/SAVP
            dtls     | application/sdp | m=audio 52884 UDP/TLS/RTP/SAVP
            delayed  | ''              | Content-Length: 0
            location | multipart/mixed | Content-Type: application/pidf+xml
            given    | application/sdp | s=mine
            """)
    void anOfferHasManyForms(String kind, String type, String part) {
        ringing(RawTeams.plan().offer(offer(kind)).build());

        String invite = world.sbc.accept().read();

        assertTrue(RawMessage.header(invite, "CONTENT-TYPE").startsWith(type), invite);
        assertTrue(invite.toLowerCase(java.util.Locale.ROOT).contains(part.toLowerCase(java.util.Locale.ROOT)), invite);
        assertEquals(kind.equals("location"), invite.contains("GEOLOCATION: <cid:location@sip.pstnhub.microsoft.com>"));
    }

    private static SimulatedOffer offer(String kind) {
        return switch (kind) {
            case "usual" -> SimulatedOffer.usual();
            case "dtls" -> SimulatedOffer.dtls();
            case "delayed" -> SimulatedOffer.delayed();
            case "location" -> SimulatedOffer.withLocation();
            default -> SimulatedOffer.of("v=0\r\ns=mine\r\n");
        };
    }

    @Test
    void aDelayedOfferThatIsAnsweredIsAViolation() {
        ringing(RawTeams.plan().offer(SimulatedOffer.delayed()).build());
        RawConnection connection = world.sbc.accept();

        connection.send(RawMessage.answer(connection.read(), "200 OK", "sbc", MORE));

        world.awaitViolation("an INVITE without SDP is answered with 200");
    }

    @Test
    void anEmergencyCallHasNoPlusAndAPlace() {
        ringing(CallPlan.builder("sbc1.contoso.com", "+14255550100", "911")
                .offer(SimulatedOffer.withLocation())
                .build());

        String invite = world.sbc.accept().read();

        assertEquals(
                "INVITE sip:911@sbc1.contoso.com:5061;user=phone;transport=tls SIP/2.0", RawMessage.firstLine(invite));
    }
}
