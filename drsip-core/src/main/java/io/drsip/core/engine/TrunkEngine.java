package io.drsip.core.engine;

import io.drsip.core.Machine;
import io.drsip.core.keepalive.Keepalive;
import io.drsip.core.message.MessageCheck;
import io.drsip.core.message.SipMessages;
import io.drsip.sip.Frame;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipParseException;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.Status;
import io.drsip.tenant.Tenant;
import io.drsip.tenant.TenantChange;
import io.drsip.trunk.Datacenter;
import io.drsip.trunk.TrunkConfig;
import io.drsip.trunk.TrunkEvent;
import io.drsip.trunk.TrunkSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One trunk without its sockets: keepalive, calls, tenants and policies over connections that a driver opens.
 *
 * <p>Feed it what happens, poll until null and perform each output, then wake it at its deadline: the law of {@link
 * Machine}. It never throws because of what a peer sent. Single thread.
 */
public final class TrunkEngine implements Machine<EngineOutput> {

    private final EngineContext context;
    private final Flows flows;
    private final TenantQuestions tenants;
    private final EngineParts parts;
    private final Requests requests;
    private final CallControl calls;

    /**
     * Makes an engine; the keepalive begins with {@link #onStart}.
     *
     * @param config how the trunk is paired and behaves
     * @param trunkNumber tells this trunk's branches, tags and Call-IDs from those of other trunks of the same SBC
     * @param random where identifiers and jitter come from; hard to guess, or in-dialog requests can be forged
     * @param now the moment of the start
     */
    public TrunkEngine(TrunkConfig config, int trunkNumber, RandomGenerator random, Instant now) {
        this.context = new EngineContext(config, new Identifiers(trunkNumber, random));
        this.flows = new Flows(context);
        this.tenants = new TenantQuestions(context);
        Transactions transactions = new Transactions(context, flows);
        Border border = new Border(context);
        TenantUsage usage = new TenantUsage(config.tenants());
        Keepalive keepalive = KeepaliveLoop.machine(context, random, now);
        this.parts = new EngineParts(
                context,
                flows,
                transactions,
                border,
                new Calls(config.calls().maxCalls(), usage, context),
                new KeepaliveLoop(context, flows, transactions, border, keepalive),
                new DialogRequests(context, flows, transactions, border),
                new Answers(context, border));
        this.requests = new Requests(parts, tenants);
        this.calls = new CallControl(parts, tenants);
    }

    /**
     * Begins: connections to all datacenters, and OPTIONS over them.
     *
     * @param now the moment
     */
    public void onStart(Instant now) {
        parts.health().start(now);
    }

    /**
     * Ends: no more keepalive, and every call is hung up. When {@link #isIdle} the driver may close everything.
     *
     * @param now the moment
     */
    public void onStop(Instant now) {
        parts.health().stop();
        parts.calls().drain().cancel();
        parts.calls().all().forEach(leg -> leg.hangUp(Optional.empty(), now));
    }

    /**
     * Empties the trunk: new calls are refused with 503, but for emergency calls, and those that run go on. When {@link
     * #isIdle} nobody talks any more.
     *
     * @param limit after which calls that still run are hung up
     * @param now the moment
     */
    public void onDrain(Duration limit, Instant now) {
        parts.calls().drain().begin(limit, now);
    }

    /** Takes calls again. */
    public void onDrainCancelled() {
        parts.calls().drain().cancel();
    }

    /**
     * Whether nothing is open any more.
     *
     * @return true without calls, and without anything left of one
     */
    public boolean isIdle() {
        return parts.calls().isEmpty();
    }

    /**
     * Whether an identifier was made by this trunk, so that a message with it belongs here. From any thread.
     *
     * @param identifier a tag, a branch or a Call-ID
     * @return true if it has this trunk's number
     */
    public boolean owns(String identifier) {
        return context.identifiers().isOurs(identifier);
    }

    // --- connections ----------------------------------------------------------------------------------------------

    /**
     * A connection stands, and the peer's certificate is verified.
     *
     * @param flow its number
     * @param peer who is at the other end, and what was dialled if we dialled
     * @param now the moment
     */
    public void onFlowOpened(FlowId flow, PeerIdentity peer, Instant now) {
        flows.onOpened(flow, peer, now);
    }

    /**
     * A connection that {@link EngineOutput.Dial} asked for could not be made.
     *
     * @param remote what was dialled
     * @param failure why not
     * @param now the moment
     */
    public void onDialFailed(Remote remote, DialFailure failure, Instant now) {
        flows.onDialFailed(remote, failure, now);
    }

    /**
     * A connection is gone, whoever closed it.
     *
     * @param flow its number; one that is not known does no harm
     * @param cause why, in words
     * @param now the moment
     */
    public void onFlowClosed(FlowId flow, String cause, Instant now) {
        boolean usable = flows.find(flow).map(Flow::isUsable).orElse(false);
        Optional<Flow> closed = flows.onClosed(flow, cause, now);
        if (usable) {
            closed.ifPresent(gone -> parts.health().onFlowLost(gone, cause, now));
        }
    }

    /**
     * A frame has come. A {@link Frame.Ping} is the driver's to answer; here it does no harm.
     *
     * @param flow over which connection
     * @param frame what it is
     * @param now the moment
     */
    public void onFrame(FlowId flow, Frame frame, Instant now) {
        flows.find(flow).ifPresent(known -> {
            if (frame instanceof Frame.Message message) {
                onMessage(known, message.message(), now);
            } else if (frame instanceof Frame.Malformed malformed) {
                onMalformed(known, malformed, now);
            }
        });
    }

    private void onMessage(Flow flow, SipMessage message, Instant now) {
        try {
            if (message instanceof SipRequest request) {
                requests.onRequest(flow, request, now);
            } else if (message instanceof SipResponse response) {
                onResponse(flow, response, now);
            }
        } catch (SipParseException error) {
            context.tell(new TrunkEvent.MalformedReceived(
                    context.info(now, flow.id(), error.rule()), error.offset(), Optional.empty()));
        }
    }

    private void onResponse(Flow flow, SipResponse response, Instant now) {
        Optional<MessageCheck.Problem> problem = MessageCheck.check(response);
        if (problem.isPresent()) {
            context.tell(new TrunkEvent.MalformedReceived(
                    context.info(now, flow.id(), problem.get().rule()),
                    problem.get().offset(),
                    Optional.empty()));
            return;
        }
        context.tellBrokenHeaders(flow.id(), response, now);
        Optional<ClientTransaction> transaction = parts.transactions().find(response);
        if (transaction.isPresent()) {
            transaction.get().onResponse(response, now);
        } else {
            String cause = "a " + response.status() + " that answers nothing";
            context.tell(new TrunkEvent.Dropped(context.info(now, flow.id(), cause)));
        }
    }

    private void onMalformed(Flow flow, Frame.Malformed malformed, Instant now) {
        SipParseException error = malformed.cause();
        Optional<Status> answered = malformed
                .headers()
                .flatMap(headers -> SipMessages.refusal(headers, error.status(), error.rule()))
                .map(response -> {
                    flows.send(flow, response);
                    return response.status();
                });
        context.tell(
                new TrunkEvent.MalformedReceived(context.info(now, flow.id(), error.rule()), error.offset(), answered));
        if (malformed.streamLost()) {
            flows.close(flow, error.rule());
        }
    }

    // --- tenants --------------------------------------------------------------------------------------------------

    /**
     * The directory has answered {@link EngineOutput.FindTenant}.
     *
     * @param lookup the number of the question
     * @param tenant what it found, if it found one
     * @param now the moment
     */
    public void onTenantFound(long lookup, Optional<Tenant> tenant, Instant now) {
        tenants.onFound(lookup, tenant, now);
    }

    /**
     * The directory has failed: the call that waits is refused with 503 and Retry-After.
     *
     * @param lookup the number of the question
     * @param cause what it says
     * @param now the moment
     */
    public void onTenantLookupFailed(long lookup, String cause, Instant now) {
        tenants.onFailed(lookup, cause, now);
    }

    /**
     * The directory says that a tenant came, changed or went. Calls that run go on; the next lookup decides about new
     * ones.
     *
     * @param change who; one that has nothing to do with this trunk does no harm
     * @param now the moment
     */
    public void onTenantChanged(TenantChange change, Instant now) {
        if (tenants.concerns(change.fqdn())) {
            int calls = parts.calls().usage().calls(change.fqdn());
            boolean present = change.tenant().isPresent();
            String cause = present ? "it is in the directory" : "it is gone; calls that run go on";
            context.tell(new TrunkEvent.TenantChanged(context.info(now, cause), change.fqdn(), present, calls));
        }
    }

    // --- the PBX --------------------------------------------------------------------------------------------------

    /**
     * What a PBX does with its calls.
     *
     * @return inputs of this engine, after which it is to be polled as after all others
     */
    public CallControl calls() {
        return calls;
    }

    // --- the operator ---------------------------------------------------------------------------------------------

    /**
     * Takes a datacenter out of use.
     *
     * @param datacenter which one
     * @param reason why
     * @param now the moment
     */
    public void disable(Datacenter datacenter, String reason, Instant now) {
        parts.health().input(machine -> machine.disable(datacenter, reason, now), now);
    }

    /**
     * Brings a datacenter back.
     *
     * @param datacenter which one
     * @param reason why
     * @param now the moment
     */
    public void enable(Datacenter datacenter, String reason, Instant now) {
        parts.health().input(machine -> machine.enable(datacenter, reason, now), now);
    }

    /**
     * Believes that a datacenter is up.
     *
     * @param datacenter which one
     * @param reason why
     * @param now the moment
     */
    public void forceUp(Datacenter datacenter, String reason, Instant now) {
        parts.health().input(machine -> machine.forceUp(datacenter, reason, now), now);
    }

    /**
     * How the trunk is.
     *
     * @return a picture of this moment
     */
    public TrunkSnapshot snapshot() {
        Keepalive keepalive = parts.health().machine();
        return new TrunkSnapshot(
                context.config().fqdn(),
                keepalive.online(),
                keepalive.demotion(),
                keepalive.health(),
                keepalive.pings(),
                flows.describe(),
                parts.calls().size(),
                parts.transactions().size());
    }

    // --- the machine ----------------------------------------------------------------------------------------------

    @Override
    public @Nullable EngineOutput poll() {
        return context.poll();
    }

    @Override
    public Optional<Instant> deadline() {
        return context.deadlines().next();
    }

    @Override
    public void onTimeout(Instant now) {
        context.deadlines().onTimeout(now);
    }
}
