package io.drsip.testkit;

/**
 * What names a dialog (RFC 3261 section 12). Immutable.
 *
 * @param callId the Call-ID
 * @param teamsTag the tag of Microsoft's end
 * @param sbcTag the tag of the SBC's end
 */
public record SimulatedDialog(String callId, String teamsTag, String sbcTag) {}
