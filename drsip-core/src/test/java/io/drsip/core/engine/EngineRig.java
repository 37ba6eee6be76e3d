package io.drsip.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.call.CallEvent;
import io.drsip.call.CallRequest;
import io.drsip.sip.Fqdn;
import io.drsip.sip.Frame;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Method;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.tenant.PhoneNumber;
import io.drsip.tenant.Tenant;
import io.drsip.testkit.StrictMessage;
import io.drsip.trunk.Datacenter;
import io.drsip.trunk.TrunkConfig;
import io.drsip.trunk.TrunkEvent;
import io.drsip.trunk.TrunkSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** An engine with a clock that is moved by hand and a network that is made of method calls. */
final class EngineRig {

    private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(32);
    private static final Duration SESSION = Duration.ofHours(1);

    /** What Microsoft allows; nothing else is ever sent to it. */
    private static final Set<Method> ALLOWED =
            Set.of(Method.INVITE, Method.ACK, Method.CANCEL, Method.BYE, Method.OPTIONS, Method.NOTIFY);

    static final Instant START = Instant.parse("2026-06-01T08:00:00Z");
    static final Fqdn TRUNK = Fqdn.parse("sbc1.contoso.com");

    /** What the other side does with what it gets: the octets it sends back over the same connection, at once. */
    interface Peer {
        List<SipMessage> receive(SipMessage message, Instant now);
    }

    private final TrunkEngine engine;
    private final Queue<Runnable> inputs = new ArrayDeque<>();
    private final Map<FlowId, Remote> open = new LinkedHashMap<>();

    final List<TrunkEvent> events = new ArrayList<>();
    final Map<String, List<CallEvent>> calls = new LinkedHashMap<>();
    final List<EngineOutput.OfferCall> offers = new ArrayList<>();
    final List<EngineOutput.FindTenant> questions = new ArrayList<>();
    final List<Sent> sent = new ArrayList<>();
    final List<Remote> dialled = new ArrayList<>();
    final Set<Remote> unreachable = new HashSet<>();
    final Map<Fqdn, Tenant> directory = new HashMap<>();
    Peer peer = (message, now) -> List.of();
    Consumer<SipMessage> judge = EngineRig::assertStrict;
    boolean directoryAnswers = true;
    Instant now = START;

    // Number connections and calls.
    private long lastFlow;
    private long lastCall;

    EngineRig() {
        this(TrunkConfig.builder(TRUNK).build());
    }

    EngineRig(TrunkConfig config) {
        engine = new TrunkEngine(config, 1, new SplittableRandom(7), START);
        directory.put(TRUNK, Tenant.of(TRUNK));
    }

    /** A message that left, with the moment and the name that its connection was dialled by. */
    record Sent(Instant at, FlowId flow, Optional<Remote> to, SipMessage message) {

        boolean isRequest(Method method) {
            return message instanceof SipRequest request && request.method().equals(method);
        }
    }

    EngineRig start() {
        engine.onStart(now);
        return settle();
    }

    TrunkSnapshot snapshot() {
        return engine.snapshot();
    }

    // --- time -----------------------------------------------------------------------------------------------------

    /** Lets time pass, from deadline to deadline. */
    EngineRig advance(Duration duration) {
        Instant target = now.plus(duration);
        Optional<Instant> deadline = engine.deadline();
        while (deadline.isPresent() && !deadline.get().isAfter(target)) {
            now = deadline.get().isAfter(now) ? deadline.get() : now;
            engine.onTimeout(now);
            settle();
            deadline = engine.deadline();
        }
        now = target;
        return this;
    }

    /** Ends everything, waits as long as any transaction can live, and finds nothing left. */
    void finish() {
        engine.onStop(now);
        settle();
        advance(LONGEST_TRANSACTION.multipliedBy(2).plus(SESSION));
        assertEquals(0, snapshot().calls(), "calls");
        assertEquals(0, snapshot().transactions(), "transactions");
        assertTrue(engine.isIdle(), "dialogs");
        List.copyOf(open.keySet()).forEach(flow -> engine.onFlowClosed(flow, "the test is over", now));
        open.clear();
        settle();
        assertEquals(List.of(), snapshot().flows(), "flows");
        assertEquals(Optional.empty(), engine.deadline(), "timers");
    }

    // --- inputs ---------------------------------------------------------------------------------------------------

    FlowId accept() {
        FlowId flow = new FlowId(++lastFlow);
        engine.onFlowOpened(
                flow, new PeerIdentity(List.of("*.pstnhub.microsoft.com"), "127.0.0.9:40000", Optional.empty()), now);
        open.put(flow, new Remote(Fqdn.parse("accepted.example"), 1));
        settle();
        return flow;
    }

    EngineRig receive(FlowId flow, SipMessage message) {
        return receive(flow, new Frame.Message(message));
    }

    EngineRig receive(FlowId flow, Frame frame) {
        engine.onFrame(flow, frame, now);
        return settle();
    }

    EngineRig close(FlowId flow) {
        open.remove(flow);
        engine.onFlowClosed(flow, "reset by peer", now);
        return settle();
    }

    /** Breaks the connections to a datacenter, and refuses new ones. */
    EngineRig kill(Datacenter datacenter) {
        Remote remote = new Remote(datacenter.fqdn(), datacenter.port());
        unreachable.add(remote);
        flowsTo(remote).forEach(this::close);
        return this;
    }

    EngineRig revive(Datacenter datacenter) {
        unreachable.remove(new Remote(datacenter.fqdn(), datacenter.port()));
        return this;
    }

    boolean isOpen(FlowId flow) {
        return open.containsKey(flow);
    }

    List<FlowId> flowsTo(Remote remote) {
        return open.entrySet().stream()
                .filter(entry -> entry.getValue().equals(remote))
                .map(Map.Entry::getKey)
                .toList();
    }

    String dial(String from, String to) {
        return dial(CallRequest.of(new PhoneNumber(from), new PhoneNumber(to), TRUNK, Shapes.SDP));
    }

    String dial(CallRequest request) {
        String call = "call-" + ++lastCall;
        engine.calls().dial(call, request, now);
        settle();
        return call;
    }

    EngineRig ask(BiConsumer<TrunkEngine, Instant> input) {
        input.accept(engine, now);
        return settle();
    }

    EngineRig answerDirectory(long lookup, Optional<Tenant> tenant) {
        engine.onTenantFound(lookup, tenant, now);
        return settle();
    }

    // --- what left ------------------------------------------------------------------------------------------------

    List<SipRequest> requests(Method method) {
        return sent.stream()
                .filter(each -> each.isRequest(method))
                .map(each -> (SipRequest) each.message())
                .toList();
    }

    SipRequest lastRequest(Method method) {
        List<SipRequest> all = requests(method);
        return all.get(all.size() - 1);
    }

    List<Integer> statuses(SipRequest of) {
        return sent.stream()
                .map(Sent::message)
                .filter(SipResponse.class::isInstance)
                .map(SipResponse.class::cast)
                .filter(response -> response.headers()
                                .require(HeaderType.VIA)
                                .equals(of.headers().require(HeaderType.VIA))
                        && response.headers()
                                .require(HeaderType.CSEQ)
                                .equals(of.headers().require(HeaderType.CSEQ)))
                .map(response -> response.status().code())
                .toList();
    }

    <T extends TrunkEvent> List<T> events(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<String> names(String call) {
        return calls.getOrDefault(call, List.of()).stream()
                .map(event -> event.getClass().getSimpleName())
                .toList();
    }

    // --- the pump -------------------------------------------------------------------------------------------------

    private EngineRig settle() {
        do {
            for (EngineOutput output = engine.poll(); output != null; output = engine.poll()) {
                perform(output);
            }
            Runnable input = inputs.poll();
            if (input == null) {
                return this;
            }
            input.run();
        } while (true);
    }

    private void perform(EngineOutput output) {
        if (output instanceof EngineOutput.Dial dial) {
            dialled.add(dial.remote());
            inputs.add(() -> connect(dial.remote()));
        } else if (output instanceof EngineOutput.Send send) {
            deliver(send);
        } else if (output instanceof EngineOutput.CloseFlow close) {
            open.remove(close.flow());
            inputs.add(() -> engine.onFlowClosed(close.flow(), close.cause(), now));
        } else if (output instanceof EngineOutput.FindTenant find) {
            questions.add(find);
            if (directoryAnswers) {
                inputs.add(() ->
                        engine.onTenantFound(find.lookup(), Optional.ofNullable(directory.get(find.name())), now));
            }
        } else if (output instanceof EngineOutput.Tell tell) {
            events.add(tell.event());
        } else if (output instanceof EngineOutput.OfferCall offer) {
            offers.add(offer);
        } else if (output instanceof EngineOutput.TellCall tell) {
            calls.computeIfAbsent(tell.call(), name -> new ArrayList<>()).add(tell.event());
        }
    }

    private void connect(Remote remote) {
        if (unreachable.contains(remote)) {
            engine.onDialFailed(remote, new DialFailure("connection refused", false), now);
            return;
        }
        FlowId flow = new FlowId(++lastFlow);
        open.put(flow, remote);
        List<String> names = List.of("*.pstnhub.microsoft.com");
        engine.onFlowOpened(flow, new PeerIdentity(names, "127.0.0.1:5061", Optional.of(remote)), now);
    }

    private static void assertStrict(SipMessage message) {
        List<String> problems = StrictMessage.problems(message.bytes().toByteArray());
        assertEquals(List.of(), problems, () -> "not strict: " + message.bytes());
    }

    private void deliver(EngineOutput.Send send) {
        Remote remote = open.get(send.flow());
        if (remote == null) {
            return;
        }
        judge.accept(send.message());
        if (send.message() instanceof SipRequest request) {
            assertTrue(ALLOWED.contains(request.method()), () -> request.method() + " is sent to Microsoft");
        }
        sent.add(new Sent(now, send.flow(), Optional.of(remote), send.message()));
        for (SipMessage reply : peer.receive(send.message(), now)) {
            inputs.add(() -> {
                if (open.containsKey(send.flow())) {
                    engine.onFrame(send.flow(), new Frame.Message(reply), now);
                }
            });
        }
    }
}
