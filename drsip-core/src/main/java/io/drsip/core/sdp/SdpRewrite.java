package io.drsip.core.sdp;

import io.drsip.sdp.SessionDescription;
import java.util.List;

/**
 * A description that was made smaller, and the report. Immutable.
 *
 * @param description the new one; the same object as the old one if nothing was dropped
 * @param dropped what is missing in it, in the order in which it was dropped
 */
public record SdpRewrite(SessionDescription description, List<Dropped> dropped) {

    /**
     * Keeps a copy of the report.
     *
     * @param description the new description
     * @param dropped what is missing in it
     */
    public SdpRewrite {
        dropped = List.copyOf(dropped);
    }

    /** The report, a line for each entry. */
    @Override
    public String toString() {
        return String.join("\n", dropped.stream().map(Dropped::toString).toList());
    }
}
