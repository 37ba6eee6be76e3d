package io.drsip.core.policy;

import io.drsip.policy.Direction;
import io.drsip.policy.Phase;
import io.drsip.policy.PolicyContext;
import io.drsip.sip.Method;
import io.drsip.sip.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The plans of one pipeline, each made when its first message comes. Only those of known methods are kept, so that
 * nobody can fill the memory with names. Thread-safe: a plan has final fields, and the worst is to make it twice.
 */
final class Plans {

    private static final List<Method> METHODS = List.of(
            Method.INVITE,
            Method.ACK,
            Method.BYE,
            Method.OPTIONS,
            Method.CANCEL,
            Method.NOTIFY,
            Method.REFER,
            Method.UPDATE,
            Method.INFO,
            Method.PRACK,
            Method.SUBSCRIBE,
            Method.MESSAGE,
            Method.REGISTER,
            Method.PUBLISH);

    private static final int LEAST_STATUS = 100;
    private static final int STATUSES = 600;

    private final List<Step> steps;
    private final @Nullable Plan[] requests = new Plan[2 * 2 * METHODS.size()];
    private final Answers[] responses = new Answers[2 * METHODS.size()];

    Plans(List<Step> steps) {
        this.steps = steps;
        for (int i = 0; i < responses.length; i++) {
            responses[i] = new Answers();
        }
    }

    /** The plans for the responses to one method, by their status. */
    private static final class Answers {

        /** Racy on purpose, as its owner is. */
        private @Nullable Plan @Nullable [] byStatus;

        @Nullable
        Plan[] byStatus() {
            @Nullable Plan[] known = byStatus;
            if (known == null) {
                known = new Plan[STATUSES];
                byStatus = known;
            }
            return known;
        }
    }

    Plan of(PolicyContext context) {
        int method = METHODS.indexOf(context.method());
        if (method < 0) {
            return Plan.of(steps, context);
        }
        int way = context.direction() == Direction.TO_MICROSOFT ? 0 : 1;
        if (context.phase() == Phase.RESPONSE) {
            int status = context.status().map(Status::code).orElse(0) - LEAST_STATUS;
            return status < 0 || status >= STATUSES
                    ? Plan.of(steps, context)
                    : known(responses[way * METHODS.size() + method].byStatus(), status, context);
        }
        int kind = context.phase() == Phase.INITIAL_REQUEST ? 0 : 1;
        return known(requests, (way * 2 + kind) * METHODS.size() + method, context);
    }

    private Plan known(@Nullable Plan[] plans, int at, PolicyContext context) {
        Plan plan = plans[at];
        if (plan == null) {
            plan = Plan.of(steps, context);
            plans[at] = plan;
        }
        return plan;
    }
}
