package io.drsip.core.engine;

import io.drsip.sip.SipResponse;
import java.time.Instant;

/** Who sent a request: hears its responses, or that there will be none. */
interface ClientUser {

    /** Whoever sent it does not care: it ends something that is over already. */
    ClientUser NOBODY = new ClientUser() {
        @Override
        public void onResponse(SipResponse response, Instant now) {
            // It is over whatever the answer says.
        }

        @Override
        public void onNoResponse(String cause, Instant now) {
            // It is over all the same.
        }
    };

    void onResponse(SipResponse response, Instant now);

    /** A conclusion of ours: the time is over, or the connection broke. */
    void onNoResponse(String cause, Instant now);
}
