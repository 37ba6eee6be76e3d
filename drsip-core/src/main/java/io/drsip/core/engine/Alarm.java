package io.drsip.core.engine;

import io.drsip.core.Machine;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Goes off once. Single thread. */
final class Alarm implements Machine<Alarm.Output> {

    enum Output {
        WENT_OFF
    }

    private final Instant at;

    // WAITING, then RINGING for one poll, then DONE.
    private boolean ringing;
    private boolean done;

    Alarm(Instant at) {
        this.at = at;
    }

    @Override
    public @Nullable Output poll() {
        boolean now = ringing;
        ringing = false;
        return now ? Output.WENT_OFF : null;
    }

    @Override
    public Optional<Instant> deadline() {
        return done ? Optional.empty() : Optional.of(at);
    }

    @Override
    public void onTimeout(Instant now) {
        if (!done && !now.isBefore(at)) {
            done = true;
            ringing = true;
        }
    }
}
