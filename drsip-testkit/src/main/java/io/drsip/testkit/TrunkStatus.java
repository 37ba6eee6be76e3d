package io.drsip.testkit;

/** How Microsoft's dashboard shows a trunk. */
public enum TrunkStatus {
    /** OPTIONS come, and those of Microsoft were answered. */
    ACTIVE,
    /** Paired, but no OPTIONS ever came, or none for three minutes, or Microsoft's own get no answer. */
    WARNING,
    /** No OPTIONS for five minutes at any datacenter: tried last (Microsoft, What's new in Direct Routing, 2022). */
    DEMOTED
}
