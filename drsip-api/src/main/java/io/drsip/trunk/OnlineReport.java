package io.drsip.trunk;

/**
 * Whether OPTIONS flow in both directions, as Microsoft wants to see them before it calls a trunk active.
 *
 * <p>A report, never a gate: calls are tried whatever it says, because a trunk that Microsoft demoted still gets and
 * takes calls (Microsoft, Monitor and troubleshoot Direct Routing). Immutable.
 *
 * @param answered some datacenter answered our OPTIONS with a 2xx within {@link KeepaliveConfig#demotionWarning}
 * @param pinged an OPTIONS of Microsoft arrived within that time
 */
public record OnlineReport(boolean answered, boolean pinged) {

    /** Nothing in either direction: how a trunk starts. */
    public static final OnlineReport SILENT = new OnlineReport(false, false);

    /**
     * Whether nothing is missing.
     *
     * @return true if OPTIONS flow in both directions
     */
    public boolean isOnline() {
        return answered && pinged;
    }

    /** Both directions in words, as in {@code no 2xx to our OPTIONS; OPTIONS from Microsoft arrive}. */
    @Override
    public String toString() {
        return (answered ? "our OPTIONS are answered" : "no 2xx to our OPTIONS")
                + (pinged ? "; OPTIONS from Microsoft arrive" : "; no OPTIONS from Microsoft");
    }
}
