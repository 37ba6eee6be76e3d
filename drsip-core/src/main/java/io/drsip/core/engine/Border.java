package io.drsip.core.engine;

import io.drsip.core.policy.PolicyOutcome;
import io.drsip.core.policy.PolicyPipeline;
import io.drsip.core.policy.TeamsPolicies;
import io.drsip.policy.Direction;
import io.drsip.policy.PolicyContext;
import io.drsip.sip.Fqdn;
import io.drsip.sip.SipMessage;
import io.drsip.trunk.TrunkConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where messages cross between this side and Microsoft's: the policies, with their context. Single thread. */
final class Border {

    private final EngineContext context;
    private final PolicyPipeline ofTrunk;
    private final Map<String, PolicyPipeline> byName = new HashMap<>();

    Border(EngineContext context) {
        this.context = context;
        TrunkConfig config = context.config();
        this.ofTrunk = PolicyPipeline.of(config.policies().orElseGet(TeamsPolicies::standard));
        config.tenants().policies().forEach((name, policies) -> byName.put(name, PolicyPipeline.of(policies)));
    }

    PolicyOutcome outgoing(SipMessage message, Optional<Party> party) {
        return apply(Direction.TO_MICROSOFT, message, party);
    }

    PolicyOutcome incoming(SipMessage message, Optional<Party> party) {
        return apply(Direction.FROM_MICROSOFT, message, party);
    }

    private PolicyOutcome apply(Direction direction, SipMessage message, Optional<Party> party) {
        return pipeline(party).apply(message, policyContext(direction, message, party.map(Party::name)));
    }

    /** A tenant that names policies which are not there has those of the trunk: its calls are worth more. */
    private PolicyPipeline pipeline(Optional<Party> party) {
        return party.flatMap(known -> known.tenant().policy()).map(byName::get).orElse(ofTrunk);
    }

    private PolicyContext policyContext(Direction direction, SipMessage message, Optional<Fqdn> tenant) {
        PolicyContext.Builder builder = PolicyContext.builder(
                        direction, message, context.config().fqdn())
                .port(context.config().port());
        tenant.ifPresent(builder::tenant);
        return builder.build();
    }
}
