package io.drsip.core.engine;

import io.drsip.trunk.TrunkEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Emptying a trunk without cutting anybody off: calls that run go on until a deadline, new ones are refused, but for
 * emergency calls. OPTIONS are answered all the while, so that Microsoft does not count the trunk as broken. Single
 * thread.
 */
final class Drain {

    /** Short, since Microsoft has other trunks to try, and a cap of a minute on our own calls that wait. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(60);

    private final EngineContext context;
    private final Calls calls;

    // While it goes on.
    private @Nullable Child<Alarm, Alarm.Output> end;

    Drain(EngineContext context, Calls calls) {
        this.context = context;
        this.calls = calls;
    }

    void begin(Duration limit, Instant now) {
        cancel();
        end = context.adopt(new Alarm(now.plus(limit)), (output, at) -> cut(at), now);
        context.tell(new TrunkEvent.Draining(context.info(now, "at the latest in " + limit), calls.size()));
    }

    /** Takes calls again. */
    void cancel() {
        if (end != null) {
            end.stop();
            end = null;
        }
    }

    /** Why a call is not taken now, if it is not. */
    Optional<Refusal> objection(boolean emergency) {
        return end == null || emergency
                ? Optional.empty()
                : Optional.of(Refusal.unavailable("the trunk is being drained", RETRY_AFTER));
    }

    private void cut(Instant now) {
        calls.all().forEach(leg -> leg.hangUp(Optional.empty(), now));
    }
}
