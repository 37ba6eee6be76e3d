package io.drsip.core.message;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Where instrumented code counts its work. {@link StepCounter} loads a copy of its own, so that the count belongs to it
 * alone. Single thread.
 */
public final class Steps {

    private static long count;

    private Steps() {}

    static long count() {
        return count;
    }

    /** A method begins, or a loop goes round. */
    public static void step() {
        count++;
    }

    /** So many elements are made room for, copied, compared or filled by the JDK. */
    public static void steps(int elements) {
        count += 1 + Math.max(0, elements) / 8;
    }

    /** A text was made by the JDK. */
    public static void text(@Nullable Object text) {
        steps(text instanceof CharSequence letters ? letters.length() : 0);
    }

    /** A collection was made or given by the JDK. */
    public static void collection(@Nullable Object elements) {
        steps(elements instanceof Collection<?> list ? list.size() : 0);
    }
}
