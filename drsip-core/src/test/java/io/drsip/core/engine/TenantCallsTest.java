package io.drsip.core.engine;

import static io.drsip.core.engine.Shapes.healthy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.call.CallEvent;
import io.drsip.call.CallRequest;
import io.drsip.call.EndCause;
import io.drsip.policy.Direction;
import io.drsip.policy.HeaderPolicy;
import io.drsip.policy.PolicyScope;
import io.drsip.policy.Verdict;
import io.drsip.sip.Fqdn;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Method;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.Status;
import io.drsip.tenant.PhoneNumber;
import io.drsip.tenant.Tenant;
import io.drsip.tenant.TenantChange;
import io.drsip.tenant.TenantLimits;
import io.drsip.trunk.Cloud;
import io.drsip.trunk.DatacenterHealth;
import io.drsip.trunk.DatacenterState;
import io.drsip.trunk.TenantConfig;
import io.drsip.trunk.TrunkConfig;
import io.drsip.trunk.TrunkEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tenants of a carrier trunk: how long a lookup may take, and what their limits do. */
class TenantCallsTest {

    private static final Fqdn BASE = Fqdn.parse("customers.adatum.biz");

    private final EngineRig rig = rig(TenantConfig.defaults());
    private final Map<String, SipRequest> incoming = new HashMap<>();
    private final Map<String, String> calls = new HashMap<>();
    private FlowId flow = new FlowId(0);

    private static EngineRig rig(TenantConfig tenants) {
        EngineRig rig = new EngineRig(
                TrunkConfig.builder(BASE).carrier().tenants(tenants).build());
        rig.peer = (message, now) -> healthy(message);
        return rig;
    }

    private static Fqdn name(String label) {
        return Fqdn.parse(label + "." + BASE);
    }

    private Tenant tenant(String label, TenantLimits limits) {
        Tenant tenant = Tenant.builder(name(label)).limits(limits).build();
        rig.directory.put(tenant.fqdn(), tenant);
        return tenant;
    }

    // --- the interpreter ------------------------------------------------------------------------------------------

    /**
     * One row per step: the moment in seconds, what happens, what comes of it. {@code in} and {@code out} have the name
     * of the call, the tenant and the number; {@code slow} and {@code quick} are the directory.
     */
    private void timeline(String text) {
        rig.start().advance(Duration.ofSeconds(5));
        flow = rig.accept();
        List<String> found = new ArrayList<>();
        for (String row : text.lines().toList()) {
            List<String> cells =
                    List.of(row.split("\\|", -1)).stream().map(String::strip).toList();
            advanceTo(Duration.ofMillis(
                    new BigDecimal(cells.get(0)).movePointRight(3).longValueExact()));
            found.add(cells.get(0) + " | " + cells.get(1) + " | "
                    + step(List.of(cells.get(1).split(" +", -1))));
        }
        String expected = text.lines()
                .map(row -> row.replaceAll(" +", " ").strip())
                .reduce((a, b) -> a + "\n" + b)
                .orElse("");
        assertEquals(expected, String.join("\n", found).replaceAll(" +", " "));
    }

    private void advanceTo(Duration sinceStart) {
        Duration passed = Duration.between(EngineRig.START.plusSeconds(5), rig.now);
        rig.advance(sinceStart.minus(passed));
    }

    private String step(List<String> words) {
        String call = words.get(1);
        switch (words.get(0)) {
            case "in" -> receive(call, words.get(2), words.get(3));
            case "out" -> calls.put(call, dial(words.get(2), words.get(3)));
            case "cancel" ->
                rig.receive(flow, Shapes.ofCall(call, Shapes.request("CANCEL", uri(call), branch(call), "", 1, "")));
            case "hangUp" -> rig.ask((engine, now) -> engine.calls().hangUp(id(call), Optional.empty(), now));
            case "reject" -> rig.ask((engine, now) -> engine.calls().reject(offered(call), Status.BUSY_HERE, now));
            case "quick" -> rig.directoryAnswers = true;
            case "slow" -> rig.directoryAnswers = false;
            case "answer" -> {
                EngineOutput.FindTenant last = rig.questions.get(rig.questions.size() - 1);
                rig.answerDirectory(last.lookup(), Optional.ofNullable(rig.directory.get(last.name())));
            }
            case "see" -> {
                // Only what has come of it.
            }
            default -> throw new IllegalArgumentException(words.toString());
        }
        return incoming.containsKey(call) ? ofIncoming(call) : ofOutgoing(call);
    }

    private void receive(String call, String tenant, String number) {
        SipRequest invite = Shapes.request(
                "INVITE",
                "sip:" + number + "@" + name(tenant) + ":5061;user=phone;transport=tls",
                "z9hG4bK" + call,
                "",
                1,
                Shapes.SDP);
        incoming.put(call, Shapes.ofCall(call, invite));
        rig.receive(flow, invite(call));
    }

    private SipRequest invite(String call) {
        return Objects.requireNonNull(incoming.get(call));
    }

    private String id(String call) {
        return calls.getOrDefault(call, "");
    }

    private String uri(String call) {
        return invite(call).requestUriText().toString();
    }

    private static String branch(String call) {
        return "z9hG4bK" + call;
    }

    private String offered(String call) {
        return rig.offers.stream()
                .filter(offer -> offer.invite()
                        .headers()
                        .require(HeaderType.VIA)
                        .equals(invite(call).headers().require(HeaderType.VIA)))
                .findFirst()
                .orElseThrow()
                .call();
    }

    private String dial(String tenant, String number) {
        return rig.dial(
                CallRequest.of(new PhoneNumber("+14255550111"), new PhoneNumber(number), name(tenant), Shapes.SDP));
    }

    private String ofIncoming(String call) {
        SipRequest invite = invite(call);
        List<Integer> statuses = rig.statuses(invite);
        boolean offered = rig.offers.stream()
                .anyMatch(offer -> offer.invite()
                        .headers()
                        .require(HeaderType.VIA)
                        .equals(invite.headers().require(HeaderType.VIA)));
        String last = String.valueOf(statuses.get(statuses.size() - 1));
        return last.equals("100") && offered ? "offered" : last;
    }

    private String ofOutgoing(String call) {
        String id = id(call);
        List<CallEvent> events = rig.calls.getOrDefault(id, List.of());
        for (CallEvent event : events) {
            if (event instanceof CallEvent.Failed failed) {
                return failed.cause() instanceof EndCause.Unreachable unreachable
                        ? "failed " + unreachable.status().code()
                        : failed.cause().toString();
            }
        }
        return id.isEmpty() ? "-" : "placed " + rig.requests(Method.INVITE).size();
    }

    // --- lookups --------------------------------------------------------------------------------------------------

    @Test
    void aLookupHasThreeSecondsAndThenTheNextTrunkIsTried() {
        tenant("c1", TenantLimits.none());

        timeline("""
                0     | slow -                | -
                1     | in a c1 +14255550111  | 100
                3.999 | see a                 | 100
                4     | see a                 | 503
                5     | answer a              | 503
                6     | quick -               | -
                6     | in b c1 +14255550111  | offered
                """);

        SipResponse late = (SipResponse) rig.sent.stream()
                .map(EngineRig.Sent::message)
                .filter(message -> message instanceof SipResponse response
                        && response.status().equals(Status.SERVICE_UNAVAILABLE))
                .findFirst()
                .orElseThrow();
        assertEquals(
                Duration.ofSeconds(5),
                late.headers().require(HeaderType.RETRY_AFTER).delay());
        TrunkEvent.DirectoryFailed event =
                rig.events(TrunkEvent.DirectoryFailed.class).get(0);
        assertEquals("c1.customers.adatum.biz", event.host());
        assertEquals(
                "the tenant directory has not answered for 3000 ms",
                event.info().cause());
        acknowledge("a");
        rig.finish();
    }

    @Test
    void aCancelDuringTheLookupGets487AndALateAnswerOffersNothing() {
        tenant("c1", TenantLimits.none());

        timeline("""
                0     | slow -                | -
                1     | in a c1 +14255550111  | 100
                2     | cancel a              | 487
                2.5   | answer a              | 487
                9     | see a                 | 487
                """);

        assertEquals(List.of(), rig.offers);
        assertEquals(List.of(), rig.events(TrunkEvent.DirectoryFailed.class));
        rig.finish();
    }

    @Test
    void aCallToTeamsWaitsForTheDirectoryToo() {
        tenant("c1", TenantLimits.none());

        timeline("""
                0     | out a nobody +14255550101 | failed 404
                1     | slow -                    | -
                1     | out b c1 +14255550101     | placed 0
                2     | answer b                  | placed 1
                2     | hangUp b                  | the PBX ended it
                3     | out c c1 +14255550101     | placed 1
                4     | hangUp c                  | the PBX ended it
                5     | answer c                  | the PBX ended it
                6     | out d c1 +14255550101     | placed 1
                9     | see d                     | failed 503
                """);
    }

    @Test
    void anOptionsForATenantIsAnsweredEvenIfTheDirectoryIsNot() {
        tenant("c1", TenantLimits.none());
        rig.start().advance(Duration.ofSeconds(5));
        rig.directoryAnswers = false;
        FlowId theirs = rig.accept();
        SipRequest options = Shapes.options("c1.customers.adatum.biz", "z9hG4bK9");

        rig.receive(theirs, options).advance(Duration.ofSeconds(4));

        assertEquals(List.of(200), rig.statuses(options));
        assertEquals(1, rig.events(TrunkEvent.DirectoryFailed.class).size());
    }

    @Test
    void onlySoManyLookupsWait() {
        EngineRig narrow = rig(TenantConfig.builder().waiting(1).build());
        narrow.start().advance(Duration.ofSeconds(5));
        narrow.directoryAnswers = false;
        FlowId theirs = narrow.accept();
        SipRequest first = Shapes.invite("c1.customers.adatum.biz", "z9hG4bK1");
        SipRequest second = Shapes.ofCall("second", Shapes.invite("c1.customers.adatum.biz", "z9hG4bK2"));

        narrow.receive(theirs, first).receive(theirs, second);

        assertEquals(List.of(100), narrow.statuses(first));
        assertEquals(List.of(100, 503), narrow.statuses(second));
    }

    // --- limits ---------------------------------------------------------------------------------------------------

    @Test
    void asManyCallsAreUpAsTheTenantMayHaveInBothDirectionsTogether() {
        tenant("c1", TenantLimits.none().withCalls(2));
        tenant("c2", TenantLimits.none());

        timeline("""
                0 | in a c1 +14255550111  | offered
                0 | out b c1 +14255550101 | placed 1
                0 | in c c1 +14255550111  | 486
                0 | out d c1 +14255550101 | failed 486
                0 | in e c2 +14255550111  | offered
                1 | reject a              | 486
                1 | in f c1 +14255550111  | offered
                1 | in g c1 +14255550111  | 486
                2 | cancel f              | 487
                2 | in h c1 +14255550111  | offered
                """);

        List<TrunkEvent.CallLimited> refused = rig.events(TrunkEvent.CallLimited.class);
        assertEquals(3, refused.size());
        assertEquals(name("c1"), refused.get(0).tenant());
        assertEquals(TenantLimits.Kind.CALLS, refused.get(0).limit());
        assertEquals(Direction.FROM_MICROSOFT, refused.get(0).direction());
        assertEquals(Direction.TO_MICROSOFT, refused.get(1).direction());
        assertEquals(
                "c1.customers.adatum.biz may have at most 2 calls, any number of calls per second, and has 2",
                refused.get(0).info().cause());
    }

    @Test
    void callsComeAsFastAsTheTenantMay() {
        tenant("c1", TenantLimits.none().withCallsPerSecond(2));

        timeline("""
                0     | in a c1 +14255550111  | offered
                0     | out b c1 +14255550101 | placed 1
                0     | in c c1 +14255550111  | 503
                0.499 | in d c1 +14255550111  | 503
                0.5   | in e c1 +14255550111  | offered
                0.5   | out f c1 +14255550101 | failed 503
                9     | in g c1 +14255550111  | offered
                9     | in h c1 +14255550111  | offered
                9     | in i c1 +14255550111  | 503
                """);

        assertEquals(4, rig.events(TrunkEvent.CallLimited.class).size());
        assertTrue(rig.events(TrunkEvent.CallLimited.class).stream()
                .allMatch(event -> event.limit() == TenantLimits.Kind.CALLS_PER_SECOND));
    }

    @ParameterizedTest
    @ValueSource(strings = {"911", "+911", "112", "911;phone-context=+1"})
    void noLimitRefusesAnEmergencyCallThoughItCounts(String number) {
        tenant("c1", TenantLimits.none().withCalls(1).withCallsPerSecond(1));

        timeline("""
                0 | in a c1 +14255550111  | offered
                0 | in b c1 %1$s          | offered
                0 | in c c1 %1$s          | offered
                0 | out d c1 112          | placed 1
                5 | reject a              | 486
                5 | in e c1 +14255550111  | 486
                """.formatted(number));
    }

    @Test
    void aTenantThatMayHaveNoCallsIsBlockedButForEmergencies() {
        tenant("c1", TenantLimits.none().withCalls(0));

        timeline("""
                0 | in a c1 +14255550111  | 486
                0 | in b c1 +911          | offered
                """);
    }

    @Test
    void limitsNeverTouchTheKeepalive() {
        tenant("c1", TenantLimits.none().withCalls(0).withCallsPerSecond(1));
        timeline("""
                0 | in a c1 +14255550111  | 486
                """);
        SipRequest options = Shapes.options("c1.customers.adatum.biz", "z9hG4bKo");

        rig.receive(flow, options);

        assertEquals(List.of(200), rig.statuses(options));
    }

    // --- coming and going -----------------------------------------------------------------------------------------

    @Test
    void theCallsOfATenantThatIsRemovedGoOnAndNewOnesAreRefused() {
        tenant("c1", TenantLimits.none());
        timeline("""
                0 | in a c1 +14255550111  | offered
                """);

        rig.directory.remove(name("c1"));
        rig.ask((engine, now) -> engine.onTenantChanged(TenantChange.gone(name("c1")), now));
        rig.ask((engine, now) -> engine.onTenantChanged(TenantChange.gone(Fqdn.parse("sbc1.contoso.com")), now));
        rig.ask((engine, now) -> engine.calls().answer(offered("a"), Shapes.SDP, now));
        receive("b", "c1", "+14255550111");

        assertEquals("200", ofIncoming("a"));
        assertEquals("404", ofIncoming("b"));
        assertEquals(1, rig.events(TrunkEvent.TenantChanged.class).size());
        TrunkEvent.TenantChanged gone =
                rig.events(TrunkEvent.TenantChanged.class).get(0);
        assertEquals(List.of(name("c1"), false, 1), List.of(gone.tenant(), gone.present(), gone.calls()));
    }

    // --- one object drives all ------------------------------------------------------------------------------------

    @Test
    void aTenantHasItsOwnPoliciesIfTheTrunkKnowsTheirName() {
        HeaderPolicy blocked = HeaderPolicy.of(
                "blocked",
                PolicyScope.toMicrosoft().initialRequests().methods(Method.INVITE),
                (editor, context) -> Verdict.reject(Status.FORBIDDEN, "not from here"));
        EngineRig named =
                rig(TenantConfig.builder().policies("strict", List.of(blocked)).build());
        for (String label : List.of("strict", "absent")) {
            named.directory.put(
                    name(label), Tenant.builder(name(label)).policy(label).build());
        }
        named.start().advance(Duration.ofSeconds(5));

        String strict = named.dial(request("strict"));
        String absent = named.dial(request("absent"));

        assertEquals(List.of("Failed"), named.names(strict));
        assertEquals(List.of(), named.names(absent));
        SipMessage invite = named.lastRequest(Method.INVITE);
        assertEquals(
                "<sip:+14255550111@absent.customers.adatum.biz:5061;transport=tls>",
                invite.headers().require(HeaderType.CONTACT).toString());
    }

    @Test
    void aTenantWithItsOwnCertificateHasItsOwnConnections() {
        rig.directory.put(
                name("own"), Tenant.builder(name("own")).identity("own").build());
        tenant("plain", TenantLimits.none());
        rig.start().advance(Duration.ofSeconds(5));
        rig.peer = (message, now) ->
                message instanceof SipRequest invite && invite.method().equals(Method.INVITE)
                        ? List.of(Shapes.answer(invite, "fork"))
                        : healthy(message);
        int before = rig.dialled.size();

        rig.dial(request("plain"));
        assertEquals(before, rig.dialled.size());
        String call = rig.dial(request("own"));
        rig.dial(request("own"));

        Remote own = rig.dialled.get(rig.dialled.size() - 1);
        assertEquals(before + 1, rig.dialled.size());
        assertEquals(Optional.of("own"), own.identity());
        assertEquals("sip.pstnhub.microsoft.com:5061 as own", own.toString());
        rig.flowsTo(own).forEach(rig::close);
        rig.ask((engine, now) -> engine.calls().hangUp(call, Optional.empty(), now));
        EngineRig.Sent bye = rig.sent.get(rig.sent.size() - 1);
        assertTrue(bye.isRequest(Method.BYE));
        assertEquals(Optional.of("own"), bye.to().flatMap(Remote::identity));
    }

    @Test
    void aCertificateOfOneTenantThatIsNotTakenSaysNothingAboutTheDatacenters() {
        rig.directory.put(
                name("own"), Tenant.builder(name("own")).identity("own").build());
        rig.start().advance(Duration.ofSeconds(5));
        Cloud.worldwide()
                .datacenters()
                .forEach(datacenter ->
                        rig.unreachable.add(new Remote(datacenter.fqdn(), datacenter.port(), Optional.of("own"))));
        List<DatacenterState> before = states();

        String call = rig.dial(request("own"));
        rig.advance(Duration.ofSeconds(30));

        assertEquals("Failed", rig.names(call).get(rig.names(call).size() - 1));
        assertEquals(before, states());
    }

    private List<DatacenterState> states() {
        return rig.snapshot().datacenters().stream()
                .map(DatacenterHealth::state)
                .toList();
    }

    private static CallRequest request(String tenant) {
        return CallRequest.of(
                new PhoneNumber("+14255550111"), new PhoneNumber("+14255550101"), name(tenant), Shapes.SDP);
    }

    private void acknowledge(String call) {
        rig.receive(flow, Shapes.ofCall(call, Shapes.request("ACK", uri(call), branch(call), "t", 1, "")));
    }
}
