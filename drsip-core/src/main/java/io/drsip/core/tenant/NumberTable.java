package io.drsip.core.tenant;

import io.drsip.sip.Fqdn;
import org.jspecify.annotations.Nullable;

/**
 * Packed numbers and whose they are, in two arrays: open addressing, at most three quarters full, and a removal moves
 * what stood behind it, so that there are no tombstones. Not thread-safe.
 */
final class NumberTable {

    private static final int SMALLEST = 16;

    // Zero is no number, so that it marks a free place.
    private long[] keys = new long[SMALLEST];
    private @Nullable Fqdn[] owners = new @Nullable Fqdn[SMALLEST];
    private int size;

    NumberTable() {}

    int size() {
        return size;
    }

    @Nullable
    Fqdn find(long key) {
        return owners[place(key)];
    }

    @Nullable
    Fqdn put(long key, Fqdn owner) {
        int place = place(key);
        Fqdn before = owners[place];
        keys[place] = key;
        owners[place] = owner;
        if (before == null && ++size * 4L > keys.length * 3L) {
            // By half, not twofold: a million numbers must not take the room of two.
            rebuild(keys.length + keys.length / 2);
        }
        return before;
    }

    @Nullable
    Fqdn remove(long key) {
        int place = place(key);
        Fqdn before = owners[place];
        if (before != null) {
            size--;
            close(place);
        }
        return before;
    }

    /** The place of a key, or the free one where it belongs. */
    private int place(long key) {
        int place = home(key);
        while (keys[place] != 0 && keys[place] != key) {
            place = next(place);
        }
        return place;
    }

    /** The hash as a fraction of the table, whose length is no power of two. */
    private int home(long key) {
        long fraction = PackedNumber.hash(key) & 0xFFFF_FFFFL;
        return (int) ((fraction * keys.length) >>> 32);
    }

    private int next(int place) {
        return place + 1 == keys.length ? 0 : place + 1;
    }

    /** Fills a hole with what stands behind it, as long as that would be found there. */
    private void close(int removed) {
        int hole = removed;
        for (int place = next(hole); keys[place] != 0; place = next(place)) {
            int home = home(keys[place]);
            boolean reachesHole = hole <= place ? (home <= hole || home > place) : (home <= hole && home > place);
            if (reachesHole) {
                keys[hole] = keys[place];
                owners[hole] = owners[place];
                hole = place;
            }
        }
        keys[hole] = 0;
        owners[hole] = null;
    }

    private void rebuild(int length) {
        long[] oldKeys = keys;
        @Nullable Fqdn[] oldOwners = owners;
        keys = new long[length];
        owners = new @Nullable Fqdn[length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int place = place(oldKeys[i]);
                keys[place] = oldKeys[i];
                owners[place] = oldOwners[i];
            }
        }
    }
}
