package io.drsip.call;

import io.drsip.sip.Status;

/**
 * What becomes of early media, which may be silence.
 *
 * <p>When a 180 comes the caller's side plays the ringing tone. When a 183 with a session description comes it connects
 * the media instead, but what Teams sends there can be silence, so that the caller hears nothing until somebody answers
 * (Microsoft, Issues that affect inbound Direct Routing calls; dSIPRouter drops such a 183).
 */
public enum SilentMediaPolicy {

    /** Early media is told as such: for a PBX that plays the ringing tone until media really arrives. */
    PASS,

    /** It is told as ringing, without its session description: the caller hears the ringing tone of his side. */
    AS_RINGING,

    /** It is not told at all: for a PBX that rings by itself as soon as it has dialled, or waits for a 180. */
    DROP;

    /**
     * What this makes of a response with a session description. A 180 stays ringing, whatever becomes of its media.
     *
     * @param status a provisional status
     * @return this, or {@link #AS_RINGING} where dropping would swallow a 180
     */
    public SilentMediaPolicy forStatus(Status status) {
        return this == DROP && status.equals(Status.RINGING) ? AS_RINGING : this;
    }
}
