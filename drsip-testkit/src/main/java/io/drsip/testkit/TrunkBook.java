package io.drsip.testkit;

import io.drsip.sip.Fqdn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * What Microsoft knows about the health of trunks: when each datacenter last had a valid OPTIONS, and whether its own
 * were answered.
 *
 * <pre>
 *   never an OPTIONS, or none of Microsoft's answered    WARNING
 *   one within three minutes at some datacenter           ACTIVE    (Microsoft, Monitor and troubleshoot)
 *   three to five minutes ago                             WARNING
 *   more than five minutes ago                            DEMOTED   (Microsoft, What's new, 2022)
 * </pre>
 *
 * <p>Thread-safe.
 */
final class TrunkBook {

    private static final Duration HEALTHY = Duration.ofMinutes(3);
    private static final Duration DEMOTED = Duration.ofMinutes(5);

    private final Clock clock;
    private final Knobs knobs;
    private final Map<Key, Page> pages = new ConcurrentHashMap<>();

    TrunkBook(Clock clock, Knobs knobs) {
        this.clock = clock;
        this.knobs = knobs;
    }

    private record Key(Fqdn trunk, String datacenter) {}

    private record Page(Instant seen, boolean answered) {}

    /** Notes a valid OPTIONS, and tells when the one before came. */
    Optional<Instant> seen(Fqdn trunk, String datacenter) {
        Instant now = clock.instant();
        Page before = pages.get(new Key(trunk, datacenter));
        pages.put(new Key(trunk, datacenter), new Page(now, before != null && before.answered));
        return Optional.ofNullable(before).map(Page::seen);
    }

    void answered(Fqdn trunk, String datacenter, boolean well) {
        change(trunk, datacenter, page -> new Page(page.seen, well));
    }

    private void change(Fqdn trunk, String datacenter, UnaryOperator<Page> change) {
        pages.computeIfPresent(new Key(trunk, datacenter), (key, page) -> change.apply(page));
    }

    TrunkStatus status(Fqdn trunk, String datacenter) {
        return Optional.ofNullable(pages.get(new Key(trunk, datacenter)))
                .map(this::status)
                .orElse(TrunkStatus.WARNING);
    }

    /** The best that any datacenter says. */
    TrunkStatus status(Fqdn trunk) {
        return pages.entrySet().stream()
                .filter(entry -> entry.getKey().trunk.equals(trunk))
                .map(entry -> status(entry.getValue()))
                .min(TrunkStatus::compareTo)
                .orElse(TrunkStatus.WARNING);
    }

    private TrunkStatus status(Page page) {
        Duration silence = Duration.between(page.seen, clock.instant());
        if (silence.compareTo(knobs.scaled(DEMOTED)) > 0) {
            return TrunkStatus.DEMOTED;
        }
        return page.answered && silence.compareTo(knobs.scaled(HEALTHY)) <= 0
                ? TrunkStatus.ACTIVE
                : TrunkStatus.WARNING;
    }

    void clear() {
        pages.clear();
    }
}
