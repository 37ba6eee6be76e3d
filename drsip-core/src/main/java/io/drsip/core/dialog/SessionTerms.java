package io.drsip.core.dialog;

import io.drsip.sip.SessionExpires;
import io.drsip.sip.SessionExpires.Refresher;
import java.time.Duration;

/**
 * What two sides have agreed about the timer of their session (RFC 4028). Immutable.
 *
 * @param interval how long it lives without a refresh, whole seconds
 * @param weRefresh whether it is for us to refresh it
 */
public record SessionTerms(Duration interval, boolean weRefresh) {

    /** As our 2xx says it, where we are the one who answers. */
    SessionExpires ofAnswer() {
        return SessionExpires.of(interval).withRefresher(weRefresh ? Refresher.UAS : Refresher.UAC);
    }
}
