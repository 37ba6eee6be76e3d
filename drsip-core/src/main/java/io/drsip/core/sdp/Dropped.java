package io.drsip.core.sdp;

/**
 * A line, or a part of one, that a rewriting left out. Immutable.
 *
 * @param step what for, such as {@code candidates}
 * @param what the line without its end, or the format and its codec; of a line with a key only its name
 */
public record Dropped(String step, String what) {

    /** Step and line. */
    @Override
    public String toString() {
        return step + ": " + what;
    }
}
