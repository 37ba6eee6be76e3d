package io.drsip.core.engine;

import io.drsip.call.CallConfig;
import io.drsip.core.Machine;
import io.drsip.core.dialog.LegProfile;
import io.drsip.policy.Capabilities;
import io.drsip.sip.Host;
import io.drsip.sip.Method;
import io.drsip.sip.OptionTag;
import io.drsip.sip.ParseIssue;
import io.drsip.sip.SipMessage;
import io.drsip.sip.Status;
import io.drsip.sip.Via;
import io.drsip.trunk.EventInfo;
import io.drsip.trunk.TrunkConfig;
import io.drsip.trunk.TrunkEvent;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What all parts of one engine share: settings, identifiers, deadlines, and the queue of outputs. Single thread. */
final class EngineContext {

    private final TrunkConfig config;
    private final Identifiers identifiers;
    private final LegProfile profile;
    private final Capabilities capabilities;
    private final Deadlines deadlines = new Deadlines();
    private final Queue<EngineOutput> outputs = new ArrayDeque<>();

    EngineContext(TrunkConfig config, Identifiers identifiers) {
        this.config = config;
        this.identifiers = identifiers;
        this.profile = profile(config);
        this.capabilities = capabilities(config.calls());
    }

    private static LegProfile profile(TrunkConfig config) {
        CallConfig calls = config.calls();
        LegProfile.Builder profile = LegProfile.builder()
                .timers(config.timers())
                .minSe(calls.minSessionInterval())
                .offerTime(calls.offerPatience())
                .ringInterval(calls.ringRepeat());
        calls.sessionInterval().ifPresent(profile::sessionInterval);
        return profile.build();
    }

    /** What is served is what is announced. */
    private static Capabilities capabilities(CallConfig calls) {
        Capabilities standard = Capabilities.standard().withOptionTag(OptionTag.REPLACES);
        Capabilities timed = calls.sessionInterval().isPresent() ? standard.withOptionTag(OptionTag.TIMER) : standard;
        return calls.transfers().takesRefer() ? timed.withMethod(Method.REFER) : timed;
    }

    TrunkConfig config() {
        return config;
    }

    /** What Microsoft's side is like. */
    LegProfile profile() {
        return profile;
    }

    /** What Allow and Supported say, and what is served. */
    Capabilities capabilities() {
        return capabilities;
    }

    Identifiers identifiers() {
        return identifiers;
    }

    Deadlines deadlines() {
        return deadlines;
    }

    /** Takes a machine in; its first outputs are performed at once. */
    <M extends Machine<O>, O> Child<M, O> adopt(M machine, BiConsumer<O, Instant> perform, Instant now) {
        Child<M, O> child = new Child<>(machine, perform, deadlines);
        child.pump(now);
        return child;
    }

    void emit(EngineOutput output) {
        outputs.add(output);
    }

    void tell(TrunkEvent event) {
        emit(new EngineOutput.Tell(event));
    }

    /** Says which headers of a message that is served break a rule. */
    void tellBrokenHeaders(FlowId flow, SipMessage message, Instant now) {
        List<ParseIssue> issues = message.headers().issues();
        if (!issues.isEmpty()) {
            tell(new TrunkEvent.BrokenHeaders(info(now, flow, issues.get(0).toString()), issues));
        }
    }

    /** Says that a name is nobody's, or that nobody can tell. */
    void tellUnknown(Host host, Refusal refusal, Instant now) {
        EventInfo info = info(now, refusal.cause());
        tell(
                refusal.status().equals(Status.NOT_FOUND)
                        ? new TrunkEvent.UnknownTenant(info, host.toString())
                        : new TrunkEvent.DirectoryFailed(info, host.toString()));
    }

    @Nullable
    EngineOutput poll() {
        return outputs.poll();
    }

    EventInfo info(Instant now, String cause) {
        return new EventInfo(now, config.fqdn(), Optional.empty(), cause);
    }

    EventInfo info(Instant now, FlowId flow, String cause) {
        return new EventInfo(now, config.fqdn(), Optional.of(flow.toString()), cause);
    }

    /** Our Via with a new branch, in the form that Microsoft's documents show. */
    Via via() {
        return Via.of("TLS", config.fqdn(), config.port()).withParam("alias").withParam("branch", identifiers.branch());
    }
}
