package io.drsip.testkit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A 200 to an INVITE that is repeated until its ACK comes, even over a reliable transport (RFC 3261 section 13.3.1.4).
 *
 * <p>Single thread.
 */
final class RepeatedAnswer {

    private static final Duration T1 = Duration.ofMillis(500);
    private static final Duration T2 = Duration.ofSeconds(4);

    private final Site site;
    private final Runnable send;
    private final Runnable onNoAck;

    // Both are off once the ACK has come or the time is over.
    private Site.@Nullable Timer repetition;
    private Site.@Nullable Timer patience;

    RepeatedAnswer(Site site, Runnable send, Runnable onNoAck) {
        this.site = site;
        this.send = send;
        this.onNoAck = onNoAck;
    }

    /** Sends it, and sends it again. */
    void start() {
        send.run();
        repeat(T1);
        patience = site.after(site.knobs().ackTime(), () -> {
            stop();
            onNoAck.run();
        });
    }

    private void repeat(Duration interval) {
        repetition = site.after(interval, () -> {
            send.run();
            Duration twice = interval.multipliedBy(2);
            repeat(twice.compareTo(T2) < 0 ? twice : T2);
        });
    }

    void stop() {
        if (repetition != null) {
            repetition.cancel();
        }
        if (patience != null) {
            patience.cancel();
        }
    }
}
