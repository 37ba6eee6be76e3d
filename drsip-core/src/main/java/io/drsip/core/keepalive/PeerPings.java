package io.drsip.core.keepalive;

import io.drsip.sip.Fqdn;
import io.drsip.trunk.PeerPing;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Microsoft's OPTIONS, remembered per origin region and instance. When full, the one not seen for the longest time is
 * forgotten. Single thread.
 */
final class PeerPings {

    static final int LIMIT = 64;

    private static final int LONGEST_LABEL = 32;

    private final LinkedHashMap<Key, PeerPing> pings = new LinkedHashMap<>();

    PeerPings() {}

    void add(Fqdn origin, Optional<String> userAgent, Instant now) {
        Key key = new Key(origin, userAgent.flatMap(PeerPings::instanceOf));
        PeerPing known = pings.remove(key);
        pings.put(
                key,
                known == null
                        ? new PeerPing(origin, key.instance, 1, now, now)
                        : new PeerPing(origin, key.instance, known.count() + 1, known.first(), now));
        if (pings.size() > LIMIT) {
            pings.remove(pings.keySet().iterator().next());
        }
    }

    List<PeerPing> list() {
        return List.copyOf(pings.values());
    }

    /** The word that begins with "i.", as in {@code Microsoft.PSTNHub.SIPProxy v.2020.7.31.1 i.USWE2.3}. */
    private static Optional<String> instanceOf(String userAgent) {
        int start = userAgent.startsWith("i.") ? 0 : userAgent.indexOf(" i.") + 1;
        if (start == 0 && !userAgent.startsWith("i.")) {
            return Optional.empty();
        }
        int space = userAgent.indexOf(' ', start);
        int end = space < 0 ? userAgent.length() : space;
        return end - start > LONGEST_LABEL ? Optional.empty() : Optional.of(userAgent.substring(start, end));
    }

    private record Key(Fqdn origin, Optional<String> instance) {}
}
