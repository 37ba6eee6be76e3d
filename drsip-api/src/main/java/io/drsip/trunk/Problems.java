package io.drsip.trunk;

import java.util.ArrayList;
import java.util.List;

/** Everything that is wrong with a configuration, so that one attempt shows it all. Single thread. */
final class Problems {

    private final List<String> found = new ArrayList<>();

    Problems() {}

    void require(boolean holds, String whatToChange) {
        if (!holds) {
            found.add(whatToChange);
        }
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", found));
        }
    }
}
