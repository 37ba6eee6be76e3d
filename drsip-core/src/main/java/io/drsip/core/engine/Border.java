package io.drsip.core.engine;

import io.drsip.core.policy.PolicyOutcome;
import io.drsip.core.policy.PolicyPipeline;
import io.drsip.policy.Direction;
import io.drsip.policy.PolicyContext;
import io.drsip.sip.Fqdn;
import io.drsip.sip.SipMessage;
import java.util.Optional;

/** Where messages cross between this side and Microsoft's: the policies, with their context. Single thread. */
final class Border {

    private final EngineContext context;
    private final PolicyPipeline pipeline;

    Border(EngineContext context, PolicyPipeline pipeline) {
        this.context = context;
        this.pipeline = pipeline;
    }

    PolicyOutcome outgoing(SipMessage message, Optional<Fqdn> tenant) {
        return pipeline.apply(message, policyContext(Direction.TO_MICROSOFT, message, tenant));
    }

    PolicyOutcome incoming(SipMessage message, Optional<Fqdn> tenant) {
        return pipeline.apply(message, policyContext(Direction.FROM_MICROSOFT, message, tenant));
    }

    private PolicyContext policyContext(Direction direction, SipMessage message, Optional<Fqdn> tenant) {
        PolicyContext.Builder builder = PolicyContext.builder(
                        direction, message, context.config().fqdn())
                .port(context.config().port());
        tenant.ifPresent(builder::tenant);
        return builder.build();
    }
}
