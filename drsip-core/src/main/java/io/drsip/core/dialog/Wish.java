package io.drsip.core.dialog;

import io.drsip.sdp.SessionDescription;

/** What we want of the session; the description is made when it is sent. */
sealed interface Wish {

    /** A description that the PBX has made. */
    record Offer(SessionDescription description) implements Wish {}

    /** Changes of the description that there is. */
    enum Simple implements Wish {
        HOLD,
        RESUME,
        REFRESH
    }
}
