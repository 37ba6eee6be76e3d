package io.drsip.core.engine;

/**
 * A connection, as the driver numbers it. Never reused. Immutable.
 *
 * @param number unique within the driver
 */
public record FlowId(long number) {

    /** The number with a mark in front, for events. */
    @Override
    public String toString() {
        return "flow-" + number;
    }
}
