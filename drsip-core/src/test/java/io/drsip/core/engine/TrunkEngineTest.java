package io.drsip.core.engine;

import static io.drsip.core.engine.Shapes.answer;
import static io.drsip.core.engine.Shapes.healthy;
import static io.drsip.core.engine.Shapes.invite;
import static io.drsip.core.engine.Shapes.ofCall;
import static io.drsip.core.engine.Shapes.options;
import static io.drsip.core.engine.Shapes.request;
import static io.drsip.core.engine.Shapes.ringing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.call.CallEvent;
import io.drsip.call.EndCause;
import io.drsip.sip.Fqdn;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Method;
import io.drsip.sip.RetryAfter;
import io.drsip.sip.SipFramer;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.Status;
import io.drsip.tenant.Tenant;
import io.drsip.trunk.Cloud;
import io.drsip.trunk.Datacenter;
import io.drsip.trunk.TrunkConfig;
import io.drsip.trunk.TrunkEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrunkEngineTest {

    private static final List<Datacenter> CLOUD = Cloud.worldwide().datacenters();

    @Test
    void aTrunkComesOnlineWhenBothSidesHaveAnsweredOptions() {
        EngineRig rig = new EngineRig();
        rig.peer = (message, now) -> healthy(message);

        rig.start().advance(Duration.ofSeconds(5));
        assertFalse(rig.snapshot().online().isOnline());
        FlowId theirs = rig.accept();
        rig.receive(theirs, options("sbc1.contoso.com", "z9hG4bK11"));

        assertTrue(rig.snapshot().online().isOnline());
        assertEquals(List.of(200), rig.statuses(options("sbc1.contoso.com", "z9hG4bK11")));
        SipResponse pong = (SipResponse) rig.sent.get(rig.sent.size() - 1).message();
        assertEquals(
                "<sip:sbc1.contoso.com:5061;transport=tls>",
                pong.headers().require(HeaderType.CONTACT).toString());
        assertTrue(pong.headers().all(HeaderType.ALLOW).contains(Method.NOTIFY));
        rig.finish();
    }

    @Test
    void ourOptionsHaveTheNameAndPortThatMicrosoftDials() {
        EngineRig rig =
                new EngineRig(TrunkConfig.builder(EngineRig.TRUNK).port(5067).build());
        rig.peer = (message, now) -> healthy(message);

        rig.start();

        SipRequest options = rig.requests(Method.OPTIONS).get(0);
        assertEquals(
                "<sip:sbc1.contoso.com:5067;transport=tls>",
                options.headers().require(HeaderType.CONTACT).toString());
        String via = options.headers().require(HeaderType.VIA).toString();
        assertTrue(via.startsWith("SIP/2.0/TLS sbc1.contoso.com:5067;alias;branch=z9hG4bK1."), via);
        assertEquals(
                List.of(Method.INVITE, Method.ACK, Method.CANCEL, Method.BYE, Method.OPTIONS, Method.NOTIFY),
                options.headers().all(HeaderType.ALLOW));
        rig.finish();
    }

    @Test
    void aDayHasOneOptionsAMinuteAndNeverTwoWithinOne() {
        EngineRig rig = new EngineRig();
        rig.peer = (message, now) -> healthy(message);

        rig.start().advance(Duration.ofDays(1));

        int total = 0;
        for (Datacenter datacenter : CLOUD) {
            Remote remote = new Remote(datacenter.fqdn(), datacenter.port());
            List<Instant> moments = rig.sent.stream()
                    .filter(sent -> sent.isRequest(Method.OPTIONS) && sent.to().equals(Optional.of(remote)))
                    .map(EngineRig.Sent::at)
                    .toList();
            for (int i = 1; i < moments.size(); i++) {
                Duration gap = Duration.between(moments.get(i - 1), moments.get(i));
                assertTrue(gap.compareTo(Duration.ofSeconds(60)) >= 0, () -> datacenter + " after " + gap);
            }
            total += moments.size();
        }
        assertTrue(total >= 3_927 && total <= 4_320, "OPTIONS of a day: " + total);
        rig.finish();
    }

    @Test
    void aCallFromTeamsRingsIsAnsweredConfirmedAndEnded() {
        EngineRig rig = started();
        FlowId flow = rig.accept();
        SipRequest invite = invite("sbc1.contoso.com", "z9hG4bK63b8fe05");

        rig.receive(flow, invite);
        String call = rig.offers.get(0).call();
        rig.ask((engine, now) -> engine.calls().ring(call, now));
        rig.ask((engine, now) -> engine.calls().answer(call, Shapes.SDP, now));
        assertEquals(List.of(100, 180, 200), rig.statuses(invite));

        SipResponse ok = (SipResponse) rig.sent.get(rig.sent.size() - 1).message();
        String tag = ok.headers().require(HeaderType.TO).tag().orElseThrow();
        assertEquals(invite.headers().all(HeaderType.RECORD_ROUTE), ok.headers().all(HeaderType.RECORD_ROUTE));
        rig.receive(flow, request("ACK", "sip:sbc1.contoso.com:5061", "z9hG4bKack", tag, 1, ""));
        rig.receive(rig.accept(), request("BYE", "sip:sbc1.contoso.com:5061", "z9hG4bKbye", tag, 2, ""));

        assertEquals(List.of("Confirmed", "Ended"), rig.names(call));
        rig.finish();
    }

    @Test
    void aRepeated200IsSentUntilTheAckComesAndThenTheCallIsGivenUp() {
        EngineRig rig = started();
        FlowId flow = rig.accept();
        SipRequest invite = invite("sbc1.contoso.com", "z9hG4bK63b8fe05");
        rig.receive(flow, invite);
        String call = rig.offers.get(0).call();

        rig.ask((engine, now) -> engine.calls().answer(call, Shapes.SDP, now));
        rig.advance(Duration.ofSeconds(33));

        long repeated =
                rig.statuses(invite).stream().filter(code -> code == 200).count();
        assertTrue(repeated >= 10, "sent " + repeated + " times");
        assertEquals(1, rig.requests(Method.BYE).size());
        rig.finish();
        assertInstanceOf(
                EndCause.Lost.class, last(rig, call, CallEvent.Ended.class).cause());
    }

    @Test
    void aCancelledCallIsAnswered487AndThePbxHearsIt() {
        EngineRig rig = started();
        FlowId flow = rig.accept();
        SipRequest invite = invite("sbc1.contoso.com", "z9hG4bK63b8fe05");
        rig.receive(flow, invite);
        String call = rig.offers.get(0).call();
        SipRequest cancel = request(
                "CANCEL",
                "sip:+14255550111@sbc1.contoso.com:5061;user=phone;transport=tls",
                "z9hG4bK63b8fe05",
                "",
                1,
                "");

        rig.receive(flow, cancel);

        assertEquals(List.of(200), rig.statuses(cancel));
        assertEquals(List.of(100, 487), rig.statuses(invite));
        assertEquals(List.of("Failed"), rig.names(call));
        rig.finish();
    }

    @Test
    void tryingLeavesBeforeTheDirectoryIsAskedAndAnUnknownTenantIsRefused() {
        EngineRig rig = started();
        rig.directoryAnswers = false;
        FlowId flow = rig.accept();
        SipRequest invite = invite("stranger.contoso.com", "z9hG4bK1");

        rig.receive(flow, invite);
        assertEquals(List.of(100), rig.statuses(invite));
        for (int asked = 0; asked < rig.questions.size(); asked++) {
            rig.answerDirectory(rig.questions.get(asked).lookup(), Optional.empty());
        }

        assertEquals(List.of(100, 404), rig.statuses(invite));
        assertEquals(
                "stranger.contoso.com",
                rig.events(TrunkEvent.UnknownTenant.class).get(0).host());
        rig.receive(flow, request("ACK", "sip:x@stranger.contoso.com", "z9hG4bK1", "t", 1, ""));
        rig.finish();
    }

    @Test
    void aCallToTeamsIsConfirmedWithTheTagOfItsAnswerAndNotOfItsFirstRinging() {
        EngineRig rig = started();
        rig.peer = (message, now) -> {
            if (message instanceof SipRequest invite && invite.method().equals(Method.INVITE)) {
                return List.of(
                        Shapes.respond(invite, 100, "").build(),
                        ringing(invite, 180, "fork-a"),
                        ringing(invite, 180, "fork-b"),
                        answer(invite, "fork-b"));
            }
            return message instanceof SipRequest bye && bye.method().equals(Method.BYE)
                    ? List.of(Shapes.respond(bye, 200, "").build())
                    : healthy(message);
        };

        String call = rig.dial("+14255550111", "+12065550100");
        assertEquals(List.of("Trying", "Ringing", "Ringing", "Answered"), rig.names(call));
        SipRequest ack = rig.lastRequest(Method.ACK);
        assertEquals("fork-b", ack.headers().require(HeaderType.TO).tag().orElseThrow());
        assertEquals(Shapes.CONTACT, "<" + ack.requestUriText() + ">");
        rig.ask((engine, now) -> engine.calls().hangUp(call, Optional.empty(), now));

        assertEquals(
                2,
                rig.lastRequest(Method.BYE).headers().require(HeaderType.CSEQ).number());
        assertEquals(
                new EndCause.HungUpHere(),
                last(rig, call, CallEvent.Ended.class).cause());
        rig.finish();
    }

    @Test
    void aSecond200OfAnotherEndpointIsAcknowledgedAndEnded() {
        EngineRig rig = started();
        rig.peer = (message, now) ->
                message instanceof SipRequest invite && invite.method().equals(Method.INVITE)
                        ? List.of(answer(invite, "fork-a"), answer(invite, "fork-b"), answer(invite, "fork-a"))
                        : healthy(message);

        String call = rig.dial("+14255550111", "+12065550100");

        assertEquals(3, rig.requests(Method.ACK).size());
        assertEquals(
                "fork-b",
                rig.lastRequest(Method.BYE)
                        .headers()
                        .require(HeaderType.TO)
                        .tag()
                        .orElseThrow());
        assertEquals(List.of("Answered"), rig.names(call));
        rig.finish();
    }

    @Test
    void aBusyDatacenterPassesTheCallOnAndItsConnectionTakesNoMore() {
        EngineRig rig = started();
        rig.peer = (message, now) -> {
            if (message instanceof SipRequest invite && invite.method().equals(Method.INVITE)) {
                boolean first = invite.requestUriText().toString().contains("@sip.pstnhub");
                return List.of(
                        first
                                ? Shapes.respond(invite, 503, "x")
                                        .header(HeaderType.RETRY_AFTER, RetryAfter.of(Duration.ofSeconds(1)))
                                        .build()
                                : answer(invite, "fork"));
            }
            return healthy(message);
        };
        Remote first = new Remote(CLOUD.get(0).fqdn(), 5061);
        FlowId busy = rig.flowsTo(first).get(0);

        String call = rig.dial("+14255550111", "+12065550100");

        assertEquals(List.of("Answered"), rig.names(call));
        List<SipRequest> invites = rig.requests(Method.INVITE);
        assertEquals(2, invites.size());
        assertFalse(invites.get(0)
                .headers()
                .require(HeaderType.CALL_ID)
                .equals(invites.get(1).headers().require(HeaderType.CALL_ID)));
        assertFalse(rig.flowsTo(first).contains(busy));
        assertEquals(1, rig.events(TrunkEvent.CallMoved.class).size());
        rig.finish();
    }

    @Test
    void aDeclinedCallIsNeverTriedElsewhere() {
        EngineRig rig = started();
        rig.peer = (message, now) ->
                message instanceof SipRequest invite && invite.method().equals(Method.INVITE)
                        ? List.of(Shapes.respond(invite, 603, "x").build())
                        : healthy(message);

        String call = rig.dial("+14255550111", "+12065550100");

        assertEquals(1, rig.requests(Method.INVITE).size());
        EndCause.Refused refused =
                (EndCause.Refused) last(rig, call, CallEvent.Failed.class).cause();
        assertEquals(Status.DECLINE, refused.status());
        rig.finish();
    }

    @Test
    void silenceForFourSecondsMovesTheCallAndALateAnswerIsAcknowledgedAndEnded() {
        EngineRig rig = started();
        rig.peer = (message, now) -> healthy(message);
        String call = rig.dial("+14255550111", "+12065550100");
        SipRequest first = rig.lastRequest(Method.INVITE);
        FlowId flow = rig.flowsTo(new Remote(CLOUD.get(0).fqdn(), 5061)).get(0);

        rig.advance(Duration.ofMillis(4_001));
        assertEquals(2, rig.requests(Method.INVITE).size());
        rig.receive(flow, answer(first, "late"));

        assertEquals(
                "late",
                rig.lastRequest(Method.ACK)
                        .headers()
                        .require(HeaderType.TO)
                        .tag()
                        .orElseThrow());
        assertEquals(
                "late",
                rig.lastRequest(Method.BYE)
                        .headers()
                        .require(HeaderType.TO)
                        .tag()
                        .orElseThrow());
        assertEquals(List.of(), rig.names(call));
        rig.finish();
    }

    @Test
    void aLateRingingOfAnAbandonedAttemptIsCancelled() {
        EngineRig rig = started();
        rig.peer = (message, now) -> healthy(message);
        rig.dial("+14255550111", "+12065550100");
        SipRequest first = rig.lastRequest(Method.INVITE);
        FlowId flow = rig.flowsTo(new Remote(CLOUD.get(0).fqdn(), 5061)).get(0);
        rig.advance(Duration.ofMillis(4_001));

        rig.receive(flow, ringing(first, 180, "late"));

        SipRequest cancel = rig.lastRequest(Method.CANCEL);
        assertEquals(first.headers().require(HeaderType.VIA), cancel.headers().require(HeaderType.VIA));
        rig.finish();
    }

    @Test
    void withAllDatacentersDeadTheCallFailsAtOnceWithoutAConnection() {
        EngineRig rig = started();
        CLOUD.forEach(rig::kill);
        rig.advance(Duration.ofSeconds(10));
        int before = rig.dialled.size();

        String call = rig.dial("+14255550111", "+12065550100");

        EndCause.Unreachable cause =
                (EndCause.Unreachable) last(rig, call, CallEvent.Failed.class).cause();
        assertEquals(Status.SERVICE_UNAVAILABLE, cause.status());
        assertTrue(cause.retryAfter().isPresent());
        assertEquals(before, rig.dialled.size());
        rig.finish();
    }

    @Test
    void aDatacenterThatDiesIsLeftAndComesBack() {
        EngineRig rig = started();
        rig.peer = (message, now) ->
                message instanceof SipRequest invite && invite.method().equals(Method.INVITE)
                        ? List.of(Shapes.respond(invite, 486, "x").build())
                        : healthy(message);
        rig.kill(CLOUD.get(0));
        rig.advance(Duration.ofSeconds(3));

        rig.dial("+14255550111", "+12065550100");
        assertTrue(rig.lastRequest(Method.INVITE).requestUriText().toString().contains("@sip2."));
        rig.revive(CLOUD.get(0));
        rig.advance(Duration.ofMinutes(20));
        rig.dial("+14255550111", "+12065550100");

        assertTrue(rig.lastRequest(Method.INVITE).requestUriText().toString().contains("@sip."));
        rig.finish();
    }

    @Test
    void aByeAfterTheConnectionBrokeGoesOverANewOneToTheRecordRoute() {
        EngineRig rig = started();
        rig.peer = (message, now) ->
                message instanceof SipRequest invite && invite.method().equals(Method.INVITE)
                        ? List.of(answer(invite, "fork"))
                        : healthy(message);
        String call = rig.dial("+14255550111", "+12065550100");
        Remote first = new Remote(CLOUD.get(0).fqdn(), 5061);
        rig.flowsTo(first).forEach(rig::close);

        rig.ask((engine, now) -> engine.calls().hangUp(call, Optional.empty(), now));

        EngineRig.Sent bye = rig.sent.get(rig.sent.size() - 1);
        assertTrue(bye.isRequest(Method.BYE));
        assertEquals(Optional.of(new Remote(Fqdn.parse("sip-du-a-eu.pstnhub.microsoft.com"), 5061)), bye.to());
        rig.finish();
    }

    @Test
    void aTenantThatCoversSubdomainsIsAnsweredUnderTheNameThatWasCalled() {
        EngineRig rig = started();
        Fqdn domain = Fqdn.parse("fabrikam.com");
        rig.directory.put(domain, Tenant.of(domain).coveringSubdomains());
        FlowId flow = rig.accept();
        SipRequest invite = invite("sbc9.fabrikam.com", "z9hG4bK1");

        rig.receive(flow, invite);
        rig.ask((engine, now) -> engine.calls().ring(rig.offers.get(0).call(), now));

        SipMessage ringing = rig.sent.get(rig.sent.size() - 1).message();
        assertTrue(ringing.headers().require(HeaderType.CONTACT).toString().contains("@sbc9.fabrikam.com:5061"));
        assertEquals(domain, rig.offers.get(0).tenant().fqdn());
        rig.finish();
    }

    @Test
    void aHangUpBeforeTheAnswerIsACancel() {
        EngineRig rig = started();
        rig.peer = (message, now) ->
                message instanceof SipRequest invite && invite.method().equals(Method.INVITE)
                        ? List.of(ringing(invite, 180, "fork"))
                        : healthy(message);
        String call = rig.dial("+14255550111", "+12065550100");

        rig.ask((engine, now) -> engine.calls().hangUp(call, Optional.empty(), now));

        assertEquals(1, rig.requests(Method.CANCEL).size());
        assertEquals(
                new EndCause.HungUpHere(),
                last(rig, call, CallEvent.Failed.class).cause());
        rig.finish();
    }

    @Test
    void malformedRequestsAreAnswered400AndTheNextOneIsServed() {
        EngineRig rig = started();
        FlowId flow = rig.accept();
        SipRequest sound = options("sbc1.contoso.com", "z9hG4bK1");
        String broken = sound.bytes().toString().replace("CSEQ: 1 OPTIONS", "CSEQ: 1 INVITE");

        rig.receive(flow, SipMessage.parse(broken.getBytes(StandardCharsets.UTF_8)));
        rig.receive(flow, options("sbc1.contoso.com", "z9hG4bK2"));

        List<Integer> statuses = rig.sent.stream()
                .map(EngineRig.Sent::message)
                .filter(SipResponse.class::isInstance)
                .map(message -> ((SipResponse) message).status().code())
                .toList();
        assertEquals(List.of(400, 200), statuses);
        assertEquals(1, rig.events(TrunkEvent.MalformedReceived.class).size());
        rig.finish();
    }

    @Test
    void octetsThatAreNoSipCloseTheirConnectionAndNoOther() {
        EngineRig rig = started();
        FlowId stranger = rig.accept();
        FlowId other = rig.accept();
        SipFramer framer = new SipFramer();
        framer.feed("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8));

        rig.receive(stranger, Objects.requireNonNull(framer.poll()));
        rig.receive(other, options("sbc1.contoso.com", "z9hG4bK2"));

        assertFalse(rig.snapshot().flows().stream().anyMatch(flow -> flow.startsWith(stranger.toString() + " ")));
        assertEquals(List.of(200), rig.statuses(options("sbc1.contoso.com", "z9hG4bK2")));
        rig.finish();
    }

    @Test
    void requestsForUnknownDialogsAndMethodsGetTheirAnswers() {
        EngineRig rig = started();
        FlowId flow = rig.accept();
        SipRequest bye = request("BYE", "sip:sbc1.contoso.com", "z9hG4bK1", "nobody", 2, "");
        SipRequest refer = request("REFER", "sip:sbc1.contoso.com", "z9hG4bK2", "nobody", 3, "");
        SipRequest odd = request("JUMP", "sip:sbc1.contoso.com", "z9hG4bK3", "", 4, "");

        rig.receive(flow, bye).receive(flow, refer).receive(flow, odd);

        assertEquals(List.of(481), rig.statuses(bye));
        assertEquals(List.of(405), rig.statuses(refer));
        assertEquals(List.of(501), rig.statuses(odd));
        rig.finish();
    }

    @Test
    void aCarrierTrunkPingsWithItsBaseNameAndCallsWithItsCustomers() {
        Fqdn base = Fqdn.parse("customers.adatum.biz");
        Fqdn derived = Fqdn.parse("sbc7.customers.adatum.biz");
        EngineRig rig = new EngineRig(TrunkConfig.builder(base).carrier().build());
        rig.directory.put(derived, Tenant.of(derived));
        rig.directory.put(base, Tenant.of(base).coveringSubdomains());
        rig.peer = (message, now) -> healthy(message);
        rig.start().advance(Duration.ofSeconds(3));
        FlowId flow = rig.accept();

        rig.receive(flow, invite("sbc7.customers.adatum.biz", "z9hG4bK1"));
        rig.receive(flow, ofCall("second", invite("customers.adatum.biz", "z9hG4bK2")));
        rig.receive(flow, ofCall("third", invite("other.customers.adatum.biz", "z9hG4bK3")));

        assertEquals(
                List.of(derived),
                rig.offers.stream().map(offer -> offer.tenant().fqdn()).toList());
        assertEquals(2, rig.events(TrunkEvent.UnknownTenant.class).size());
        assertTrue(rig.requests(Method.OPTIONS)
                        .get(0)
                        .headers()
                        .require(HeaderType.CONTACT)
                        .toString()
                        .contains("@customers.adatum.biz")
                || rig.requests(Method.OPTIONS)
                        .get(0)
                        .headers()
                        .require(HeaderType.CONTACT)
                        .toString()
                        .contains("sip:customers.adatum.biz:5061"));
        rig.ask((engine, now) -> engine.calls().answer(rig.offers.get(0).call(), Shapes.SDP, now));
        SipMessage ok = rig.sent.get(rig.sent.size() - 1).message();
        assertTrue(ok.headers().require(HeaderType.CONTACT).toString().contains("@sbc7.customers.adatum.biz:5061"));
        rig.finish();
    }

    private static EngineRig started() {
        EngineRig rig = new EngineRig();
        rig.peer = (message, now) -> healthy(message);
        return rig.start().advance(Duration.ofSeconds(5));
    }

    private static <T extends CallEvent> T last(EngineRig rig, String call, Class<T> kind) {
        List<CallEvent> events = rig.calls.getOrDefault(call, List.of());
        return kind.cast(events.get(events.size() - 1));
    }
}
