package io.drsip.core;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A protocol machine. Not thread-safe; knows no socket, no thread and no clock.
 *
 * <p>Inputs are the other methods of the implementing class, with {@code Instant now} as last argument. After every
 * input, {@link #onTimeout} included, the owner polls until null and performs each output, and then asks for the {@link
 * #deadline} again.
 *
 * @param <O> what the machine asks its owner to perform, or tells it
 */
public interface Machine<O> {

    /**
     * The next thing to perform.
     *
     * @return the oldest output that was not polled yet, or null if there is none
     */
    @Nullable
    O poll();

    /**
     * When {@link #onTimeout} wants to be called.
     *
     * @return the earliest moment at which something happens without an input, or empty if nothing will
     */
    Optional<Instant> deadline();

    /**
     * Tells the machine what time it is. Calls that are early or repeated do no harm.
     *
     * @param now the moment of the call, never before that of an earlier input
     */
    void onTimeout(Instant now);
}
