package io.drsip.core.engine;

import io.drsip.core.keepalive.Keepalive;
import io.drsip.core.keepalive.KeepaliveOutput;
import io.drsip.core.keepalive.ProbeAnswer;
import io.drsip.core.policy.PolicyOutcome;
import io.drsip.sip.Fqdn;
import io.drsip.sip.HeaderType;
import io.drsip.sip.NameAddr;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.SipUri;
import io.drsip.sip.Status;
import io.drsip.trunk.Datacenter;
import io.drsip.trunk.DatacenterState;
import io.drsip.trunk.TrunkEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** The keepalive with its OPTIONS, connections and events. Single thread. */
final class KeepaliveLoop {

    private final EngineContext context;
    private final Flows flows;
    private final Transactions transactions;
    private final Border border;
    private final Child<Keepalive, KeepaliveOutput> keepalive;

    /** Datacenters whose connection the keepalive waits for, and when it last heard that there is none. */
    private final Set<Datacenter> connecting = new HashSet<>();

    private final Map<Datacenter, Instant> lastFailure = new HashMap<>();

    // Set once.
    private boolean stopped;

    KeepaliveLoop(EngineContext context, Flows flows, Transactions transactions, Border border, Keepalive machine) {
        this.context = context;
        this.flows = flows;
        this.transactions = transactions;
        this.border = border;
        this.keepalive = new Child<>(machine, this::perform, context.deadlines());
    }

    static Keepalive machine(EngineContext context, RandomGenerator random, Instant now) {
        return new Keepalive(context.config().cloud(), context.config().keepalive(), random, now);
    }

    void start(Instant now) {
        keepalive.pump(now);
    }

    /** From now on nothing is sent or dialled any more, whatever happens. */
    void stop() {
        stopped = true;
        keepalive.stop();
    }

    Keepalive machine() {
        return keepalive.machine();
    }

    /** Runs an input of the keepalive. */
    void input(Consumer<Keepalive> input, Instant now) {
        if (!stopped) {
            input.accept(keepalive.machine());
            keepalive.pump(now);
        }
    }

    /** An OPTIONS of Microsoft. */
    void onPinged(SipRequest options, Instant now) {
        Optional<Fqdn> origin = options.headers().sound(HeaderType.FROM).stream()
                .findFirst()
                .map(NameAddr::uri)
                .filter(SipUri.class::isInstance)
                .map(uri -> ((SipUri) uri).host())
                .filter(Fqdn.class::isInstance)
                .map(Fqdn.class::cast)
                .filter(context.config().cloud()::contains);
        Optional<String> agent =
                options.headers().sound(HeaderType.USER_AGENT).stream().findFirst();
        origin.ifPresent(host -> input(machine -> machine.onPinged(host, agent, now), now));
    }

    void onCallAnswered(Datacenter datacenter, Status status, Instant now) {
        input(machine -> machine.onCallAnswered(datacenter, status, now), now);
    }

    void onCallRefused(Datacenter datacenter, Optional<Duration> retryAfter, Instant now) {
        input(machine -> machine.onCallRefused(datacenter, retryAfter, now), now);
    }

    /** A call failed there, unless it is the very failure that the keepalive hears of by itself. */
    void onCallFailed(Datacenter datacenter, String cause, Instant now) {
        if (!connecting.contains(datacenter) && !now.equals(lastFailure.get(datacenter))) {
            input(machine -> machine.onCallFailed(datacenter, cause, now), now);
        }
    }

    /** A connection is gone that took new requests until then. */
    void onFlowLost(Flow flow, String cause, Instant now) {
        flow.peer().dialled().flatMap(this::datacenter).ifPresent(datacenter -> {
            lastFailure.put(datacenter, now);
            input(machine -> machine.onConnectionLost(datacenter, cause, now), now);
        });
    }

    private Optional<Datacenter> datacenter(Remote remote) {
        return context.config().cloud().datacenters().stream()
                .filter(each -> remote(each).equals(remote))
                .findFirst();
    }

    private static Remote remote(Datacenter datacenter) {
        return new Remote(datacenter.fqdn(), datacenter.port());
    }

    private void perform(KeepaliveOutput output, Instant now) {
        if (output instanceof KeepaliveOutput.SendOptions send) {
            probe(send.datacenter(), now);
        } else if (output instanceof KeepaliveOutput.Connect connect) {
            connect(connect.datacenter(), now);
        } else if (output instanceof KeepaliveOutput.StateChanged changed) {
            changed(changed, now);
        } else {
            context.tell(event(output, now));
        }
    }

    private TrunkEvent event(KeepaliveOutput output, Instant now) {
        if (output instanceof KeepaliveOutput.IdentityAlarm alarm) {
            return new TrunkEvent.IdentityRefused(
                    context.info(now, alarm.reason()), alarm.datacenter(), alarm.status());
        } else if (output instanceof KeepaliveOutput.CertificateAlarm alarm) {
            return new TrunkEvent.KeepaliveWarning(context.info(now, alarm.cause()), alarm.datacenter());
        } else if (output instanceof KeepaliveOutput.Warning warning) {
            String cause = warning.status() + ": " + warning.reason();
            return new TrunkEvent.KeepaliveWarning(context.info(now, cause), warning.datacenter());
        } else if (output instanceof KeepaliveOutput.OnlineChanged online) {
            return new TrunkEvent.OnlineChanged(
                    context.info(now, online.report().toString()), online.report());
        } else if (output instanceof KeepaliveOutput.DemotionChanged demotion) {
            String cause = "predicted from our OPTIONS that were answered";
            return new TrunkEvent.DemotionPredicted(context.info(now, cause), demotion.to());
        }
        throw new IllegalStateException("an output of the keepalive that nobody performs: " + output);
    }

    private void changed(KeepaliveOutput.StateChanged changed, Instant now) {
        context.tell(new TrunkEvent.DatacenterChanged(
                context.info(now, changed.cause()), changed.datacenter(), changed.from(), changed.to()));
        if (changed.to() == DatacenterState.DOWN) {
            Duration grace = context.config().timers().transactionTimeout();
            flows.usable(remote(changed.datacenter()))
                    .ifPresent(flow -> flows.retire(flow, changed.cause(), grace, now));
        }
    }

    private void connect(Datacenter datacenter, Instant now) {
        connecting.add(datacenter);
        flows.reach(
                remote(datacenter),
                new Flows.Waiter() {
                    @Override
                    public void onFlow(Flow flow, Instant at) {
                        connecting.remove(datacenter);
                        input(machine -> machine.onConnected(datacenter, at), at);
                    }

                    @Override
                    public void onDialFailed(DialFailure failure, Instant at) {
                        connecting.remove(datacenter);
                        lastFailure.put(datacenter, at);
                        if (failure.certificate()) {
                            input(machine -> machine.onCertificateRefused(datacenter, failure.cause(), at), at);
                        } else {
                            input(machine -> machine.onConnectFailed(datacenter, failure.cause(), at), at);
                        }
                    }
                },
                now);
    }

    private void probe(Datacenter datacenter, Instant now) {
        Optional<Flow> flow = flows.usable(remote(datacenter));
        PolicyOutcome outcome = border.outgoing(OptionsShape.of(datacenter, context), Optional.empty(), now);
        if (outcome instanceof PolicyOutcome.Rejected rejected) {
            context.tell(new TrunkEvent.KeepaliveWarning(context.info(now, rejected.toString()), datacenter));
        }
        if (flow.isPresent() && outcome instanceof PolicyOutcome.Passed passed) {
            transactions.start(flow.get(), (SipRequest) passed.message(), new Probe(datacenter, now), now);
        } else {
            input(machine -> machine.onNoAnswer(datacenter, now), now);
        }
    }

    /** One OPTIONS of ours that waits for its answer. */
    private final class Probe implements ClientUser {

        private final Datacenter datacenter;
        private final Instant sent;

        Probe(Datacenter datacenter, Instant sent) {
            this.datacenter = datacenter;
            this.sent = sent;
        }

        @Override
        public void onResponse(SipResponse response, Instant now) {
            if (response.status().isFinal()) {
                ProbeAnswer answer = new ProbeAnswer(
                        response.status(),
                        response.headers().sound(HeaderType.RETRY_AFTER).stream()
                                .findFirst()
                                .map(after -> after.delay()),
                        Duration.between(sent, now),
                        response.headers().sound(HeaderType.REASON).stream()
                                .findFirst()
                                .flatMap(reason -> reason.text())
                                .orElseGet(() -> response.reasonPhrase().toString()));
                input(machine -> machine.onAnswered(datacenter, answer, now), now);
            }
        }

        @Override
        public void onNoResponse(String cause, Instant now) {
            input(machine -> machine.onNoAnswer(datacenter, sent, now), now);
        }
    }
}
