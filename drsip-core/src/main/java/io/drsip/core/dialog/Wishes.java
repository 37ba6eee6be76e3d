package io.drsip.core.dialog;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What we want of the session: one wish that was or will be sent, one behind it, and a refresh. Single thread. */
final class Wishes {

    // The first one, how often it was sent, and when it may be sent again.
    private @Nullable Wish first;
    private int sent;
    private Instant notBefore = Instant.MIN;

    private @Nullable Wish second;
    private boolean refreshDue;

    /** Takes a wish unless one waits already. */
    boolean add(Wish wish) {
        if (first == null) {
            first = wish;
            return true;
        }
        boolean free = second == null && sent > 0;
        second = free ? wish : second;
        return free;
    }

    void refresh() {
        refreshDue = true;
    }

    /** A 2xx in either direction has refreshed the session. */
    void onRefreshed() {
        refreshDue = false;
    }

    @Nullable
    Wish current() {
        return first;
    }

    /** The wish that is to be sent now. */
    @Nullable
    Wish take(Instant now) {
        if (now.isBefore(notBefore)) {
            return null;
        }
        if (first == null && refreshDue) {
            first = Wish.Simple.REFRESH;
            refreshDue = false;
        }
        if (first != null) {
            sent++;
        }
        return first;
    }

    boolean mayRepeat() {
        return sent == 1;
    }

    void repeat(Instant at) {
        notBefore = at;
    }

    /** The first one has come to its end, whatever that was. */
    void finish() {
        first = second;
        second = null;
        sent = 0;
        notBefore = Instant.MIN;
    }

    void clear() {
        finish();
        first = null;
        refreshDue = false;
    }

    Optional<Instant> deadline() {
        return first == null ? Optional.empty() : Optional.of(notBefore);
    }
}
