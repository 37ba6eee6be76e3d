package io.drsip.testkit;

import io.drsip.sip.SipRequest;
import io.drsip.sip.Status;

/** Stub. */
final class CallDesk {

    private final Replies replies;

    CallDesk(Site site, InviteCheck check, Replies replies, Dialler dialler, Script script) {
        this.replies = replies;
    }

    void onRequest(SipConnection connection, SipRequest request) {
        replies.plain(connection, request, Status.NO_SUCH_CALL);
    }

    void forgetAll() {}
}
