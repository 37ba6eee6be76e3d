package io.drsip.directory;

import io.drsip.sip.Fqdn;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A bounded row of names. When it is full the oldest goes, unless somebody wanted it lately: then it goes to the end of
 * the row (second chance). Guarded by its owner.
 */
final class Shelf {

    /** So that a full row of wanted names costs nobody more than this. */
    private static final int CHANCES = 32;

    private final int limit;
    private final Map<Fqdn, CachedName> row = new LinkedHashMap<>();

    Shelf(int limit) {
        this.limit = limit;
    }

    int size() {
        return row.size();
    }

    void remove(Fqdn name) {
        row.remove(name);
    }

    void clear() {
        row.clear();
    }

    /** Puts a name in, and returns the one that had to go. */
    @Nullable
    CachedName put(CachedName added) {
        row.put(added.name(), added);
        if (row.size() <= limit) {
            return null;
        }
        for (int chances = CHANCES; ; chances--) {
            Iterator<CachedName> oldestFirst = row.values().iterator();
            CachedName oldest = oldestFirst.next();
            oldestFirst.remove();
            if (oldest != added && (chances <= 0 || !oldest.takeWanted())) {
                return oldest;
            }
            row.put(oldest.name(), oldest);
        }
    }
}
