package io.drsip.core.engine;

import io.drsip.core.policy.PolicyOutcome;
import io.drsip.core.policy.PolicyPipeline;
import io.drsip.core.policy.TeamsPolicies;
import io.drsip.policy.Direction;
import io.drsip.policy.Finding;
import io.drsip.policy.HeaderPolicy;
import io.drsip.policy.PolicyContext;
import io.drsip.sip.NameAddr;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipResponse;
import io.drsip.tenant.Tenant;
import io.drsip.trunk.EventInfo;
import io.drsip.trunk.TrunkConfig;
import io.drsip.trunk.TrunkEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where messages cross between this side and Microsoft's: the policies, with their context. Single thread. */
final class Border {

    private final EngineContext context;
    private final TenantNumbers numbers = new TenantNumbers();
    private final Pipelines ofTrunk;
    private final Map<String, Pipelines> byName = new HashMap<>();

    Border(EngineContext context) {
        this.context = context;
        TrunkConfig config = context.config();
        this.ofTrunk = pipelines(config.policies().orElseGet(TeamsPolicies::standard));
        config.tenants().policies().forEach((name, policies) -> byName.put(name, pipelines(policies)));
    }

    /** The same policies for tenants without a number plan, and for those with one. */
    private record Pipelines(PolicyPipeline plain, PolicyPipeline planned) {}

    private Pipelines pipelines(List<HeaderPolicy> policies) {
        return new Pipelines(PolicyPipeline.of(policies), PolicyPipeline.of(numbers.in(policies)));
    }

    PolicyOutcome outgoing(SipMessage message, Optional<Party> party, Instant now) {
        return apply(context(Direction.TO_MICROSOFT, message), message, party, now);
    }

    /** An INVITE that a REFER asked for, by whom. */
    PolicyOutcome referred(SipMessage invite, Party party, NameAddr referredBy, Instant now) {
        PolicyContext.Builder builder = context(Direction.TO_MICROSOFT, invite).referredBy(referredBy);
        return apply(builder, invite, Optional.of(party), now);
    }

    PolicyOutcome incoming(SipMessage message, Optional<Party> party, Instant now) {
        return apply(context(Direction.FROM_MICROSOFT, message), message, party, now);
    }

    /** What the PBX sees of an answer to its call: as it came if a policy refuses it, for an answer stands. */
    SipResponse shown(SipResponse response, Party party, Instant now) {
        PolicyOutcome outcome = incoming(response, Optional.of(party), now);
        if (outcome instanceof PolicyOutcome.Passed passed) {
            return (SipResponse) passed.message();
        }
        context.tell(new TrunkEvent.Dropped(
                context.info(now, "an answer was " + outcome + "; it was handed over as it came")));
        return response;
    }

    private PolicyContext.Builder context(Direction direction, SipMessage message) {
        return PolicyContext.builder(direction, message, context.config().fqdn())
                .port(context.config().port())
                .capabilities(context.capabilities());
    }

    private PolicyOutcome apply(PolicyContext.Builder builder, SipMessage message, Optional<Party> party, Instant now) {
        if (party.isEmpty()) {
            return run(ofTrunk.plain, message, builder.build(), now);
        }
        Tenant tenant = party.get().tenant();
        tenant.numberPlan().ifPresent(builder::numberPlan);
        Pipelines policies = policies(tenant);
        PolicyPipeline pipeline = tenant.numberPlan().isPresent() ? policies.planned : policies.plain;
        return run(pipeline, message, builder.tenant(party.get().name()).build(), now);
    }

    /** What rules that only report find, they find in what goes on. */
    private PolicyOutcome run(PolicyPipeline pipeline, SipMessage message, PolicyContext where, Instant now) {
        PolicyOutcome outcome = pipeline.apply(message, where);
        if (outcome instanceof PolicyOutcome.Passed passed) {
            List<Finding> findings = pipeline.findings(passed.message(), where);
            if (!findings.isEmpty()) {
                EventInfo info = context.info(now, where + ": " + inWords(findings));
                context.tell(new TrunkEvent.RulesBroken(info, where.direction(), findings));
            }
        }
        return outcome;
    }

    private static String inWords(List<Finding> findings) {
        Finding first = findings.get(0);
        String more = findings.size() == 1 ? "" : ", and " + (findings.size() - 1) + " more";
        return first.rule() + " found " + first.found().orElse("nothing") + " in " + first.header() + more;
    }

    /** A tenant that names policies which are not there has those of the trunk: its calls are worth more. */
    private Pipelines policies(Tenant tenant) {
        return tenant.policy().map(byName::get).orElse(ofTrunk);
    }
}
