package io.drsip.core.engine;

import io.drsip.core.Machine;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A machine inside the engine, with what is done with its outputs and its place among the deadlines. Single thread.
 *
 * @param <M> the machine
 * @param <O> its outputs
 */
final class Child<M extends Machine<O>, O> {

    private final M machine;
    private final BiConsumer<O, Instant> perform;
    private final Deadlines deadlines;

    /** The deadline under which it is filed now. */
    Deadlines.@Nullable Entry filed;

    Child(M machine, BiConsumer<O, Instant> perform, Deadlines deadlines) {
        this.machine = machine;
        this.perform = perform;
        this.deadlines = deadlines;
    }

    /** For an input, after which {@link #pump} must be called. */
    M machine() {
        return machine;
    }

    /** Performs what the machine asks for, and files its deadline. */
    void pump(Instant now) {
        for (O output = machine.poll(); output != null; output = machine.poll()) {
            perform.accept(output, now);
        }
        deadlines.file(this, machine.deadline());
    }

    void onTimeout(Instant now) {
        machine.onTimeout(now);
        pump(now);
    }

    /** Takes it out of the deadlines. */
    void stop() {
        deadlines.file(this, Optional.empty());
    }
}
