package io.drsip.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.drsip.call.Call;
import io.drsip.call.CallConfig;
import io.drsip.call.CallEvent;
import io.drsip.call.CallRequest;
import io.drsip.call.IncomingCall;
import io.drsip.net.TlsSbc;
import io.drsip.sip.Fqdn;
import io.drsip.tenant.PhoneNumber;
import io.drsip.tls.Trust;
import io.drsip.trunk.Trunk;
import io.drsip.trunk.TrunkConfig;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/** An SBC with a small PBX behind it and the simulated Microsoft side before it. Thread-safe. */
final class PbxFixture implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(20);
    static final String SBC = "sbc1.contoso.com";
    static final String USER = "+14255550100";
    static final String OUTSIDE = "+14255550199";

    private static final int PORT = 5061;
    private static final String SDP = """
            v=0
            o=pbx 1 1 IN IP4 203.0.113.21
            s=-
            c=IN IP4 203.0.113.21
            t=0 0
            m=audio 31420 RTP/SAVP 8
            a=rtpmap:8 PCMA/8000
            a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz
            a=rtcp-mux
            a=sendrecv
            """.replace("\n", "\r\n");

    private final SimulatedTeams teams;
    private final Fqdn name;
    private final TlsSbc sbc;
    private final BlockingQueue<Ringing> incoming = new LinkedBlockingQueue<>();
    private final EventQueue events = new EventQueue();

    private PbxFixture(SimulatedTeams teams, TrunkConfig config) {
        this.teams = teams;
        this.name = config.fqdn();
        this.sbc = TlsSbc.builder()
                .trunk(
                        config,
                        teams.sbcAuthority().issue(name.toString()).build().identity(),
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .trust(Trust.of(teams.microsoftRoots()))
                .resolver((host, port) -> CompletableFuture.completedFuture(
                        teams.names().lookUp(host, port).stream().toList()))
                .calls(this::onIncomingCall)
                .listener(events)
                .build();
    }

    /** A call from Teams that the PBX has not decided about. */
    record Ringing(IncomingCall call, CallEvents heard) {}

    /** A call that is up, as both ends have it. */
    record Talk(SimulatedCall there, Call here, CallEvents heard) {}

    /** A call that the PBX has placed. */
    record Dialled(Call call, CallEvents heard) {}

    static SimulatedTeamsBuilder contoso(Knobs.Builder knobs) {
        return SimulatedTeams.builder()
                .tenant(SimulatedTenant.of(SBC, PORT, USER))
                .knobs(knobs.build());
    }

    static PbxFixture start(SimulatedTeams teams) {
        return start(teams, CallConfig.defaults());
    }

    static PbxFixture start(SimulatedTeams teams, CallConfig calls) {
        return start(teams, SBC, trunk -> trunk.calls(calls));
    }

    static PbxFixture start(SimulatedTeams teams, String name, UnaryOperator<TrunkConfig.Builder> change) {
        TrunkConfig config = change.apply(TrunkConfig.builder(Fqdn.parse(name))).build();
        PbxFixture fixture = new PbxFixture(teams, config);
        fixture.sbc.start().toCompletableFuture().join();
        teams.sbc(name, PORT, fixture.sbc.boundAddress(config.fqdn()));
        return fixture;
    }

    private void onIncomingCall(IncomingCall call) {
        CallEvents heard = new CallEvents();
        call.listen(heard);
        incoming.add(new Ringing(call, heard));
    }

    Trunk trunk() {
        return sbc.trunk(name);
    }

    /** What the PBX offers and answers; more than once the same. */
    static String sdp() {
        return SDP;
    }

    /** The same with another port. */
    static String otherSdp() {
        return SDP.replace("31420", "31430");
    }

    /** What the trunk tells beside. */
    EventQueue events() {
        return events;
    }

    CallPlan.Builder plan() {
        return CallPlan.builder(name.toString(), USER, OUTSIDE);
    }

    Ringing awaitIncoming() throws InterruptedException {
        Ringing next = incoming.poll(SOON.toSeconds(), TimeUnit.SECONDS);
        assertNotNull(next, () -> "no call has reached the PBX\n" + teams.recording());
        return next;
    }

    boolean hasIncoming() {
        return !incoming.isEmpty();
    }

    Dialled dial() {
        CallEvents heard = new CallEvents();
        return new Dialled(trunk().dial(request(), heard), heard);
    }

    CallRequest request() {
        return CallRequest.of(new PhoneNumber(OUTSIDE), new PhoneNumber(USER), name, SDP);
    }

    /** A call that a Teams user has made and the PBX has taken. */
    Talk fromTeams(CallPlan.Builder plan) throws Exception {
        return fromTeams(plan, SDP);
    }

    /** The same with another answer. */
    Talk fromTeams(CallPlan.Builder plan, String answer) throws Exception {
        SimulatedCall there = await(teams.placeCall(plan.build()));
        Ringing ringing = awaitIncoming();
        await(ringing.call.ring());
        await(ringing.call.answer(answer));
        ringing.heard.next(CallEvent.Confirmed.class);
        return new Talk(there.awaitAnswered(SOON), ringing.call, ringing.heard);
    }

    /** A call that the PBX has made and a Teams user has taken. */
    Talk intoTeams() {
        Dialled dialled = dial();
        dialled.heard.until(CallEvent.Answered.class);
        return new Talk(teams.awaitCall(SOON).awaitAnswered(SOON), dialled.call, dialled.heard);
    }

    /** A call in either direction. */
    Talk talk(boolean fromTeams) throws Exception {
        return fromTeams ? fromTeams(plan()) : intoTeams();
    }

    static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    /** What a stage fails with. */
    static Throwable failure(CompletionStage<?> stage) throws Exception {
        try {
            throw new AssertionError("completed with " + await(stage));
        } catch (ExecutionException expected) {
            return Objects.requireNonNull(expected.getCause());
        } catch (TimeoutException late) {
            throw new AssertionError("neither completed nor failed", late);
        }
    }

    /** Fails if Microsoft would object to anything that has happened. */
    void assertNoViolation() {
        assertEquals(
                List.of(),
                teams.recording().violations(),
                () -> teams.recording().toString());
    }

    /** Ends all calls; whatever Microsoft would object to until then fails the test. */
    @Override
    public void close() {
        sbc.close();
        assertNoViolation();
    }
}
