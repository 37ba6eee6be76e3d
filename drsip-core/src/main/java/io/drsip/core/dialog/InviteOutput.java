package io.drsip.core.dialog;

import io.drsip.core.sdp.SdpFinding;
import io.drsip.sdp.SessionDescription;
import io.drsip.sip.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an {@link InviteUsage} asks its owner to send, and what it tells. */
public sealed interface InviteOutput {

    /**
     * Send an INVITE in the dialog.
     *
     * @param offer its session description, as it is to be sent
     */
    record SendInvite(SessionDescription offer) implements InviteOutput {}

    /**
     * Answer the received INVITE. A 2xx is to be repeated until its ACK comes ({@link AnswerRepeater}).
     *
     * @param status the answer
     * @param answer the session description of a 2xx, as it is to be sent; else empty
     * @param retryAfter what Retry-After says, if it is there
     * @param words why, for the reason phrase; empty for the usual one
     */
    record Respond(Status status, Optional<SessionDescription> answer, Optional<Duration> retryAfter, String words)
            implements InviteOutput {}

    /**
     * The other side holds the call: it does not listen on any medium. Nothing is to be answered.
     *
     * @param theirs its description that says so, an offer that has been answered or an answer to ours
     */
    record Held(SessionDescription theirs) implements InviteOutput {}

    /**
     * The other side listens again. Nothing is to be answered.
     *
     * @param theirs its description that says so, an offer that has been answered or an answer to ours
     */
    record Resumed(SessionDescription theirs) implements InviteOutput {}

    /**
     * The session was refreshed by either side. Nothing is to be answered.
     *
     * @param ours whether we have asked for it
     * @param changed the answer to ours, if it has changed the session all the same; else empty
     */
    record Refreshed(boolean ours, Optional<SessionDescription> changed) implements InviteOutput {}

    /**
     * The other side offers something and wants an answer.
     *
     * @param offer what it has sent
     */
    record Offered(SessionDescription offer) implements InviteOutput {}

    /**
     * The other side offers to restart ICE and wants an answer, with new credentials (RFC 8839 section 4.4.1.1.1).
     *
     * @param offer what it has sent
     */
    record MediaRestarted(SessionDescription offer) implements InviteOutput {}

    /**
     * The offer of the other side was refused before the PBX has decided: the session is the one of before.
     *
     * @param status what was answered
     * @param words why
     */
    record OfferRefused(Status status, String words) implements InviteOutput {}

    /**
     * The other side has answered our offer, hold or resume. Each of them has this or {@link OfferFailed} in the end,
     * in the order in which they were wanted, unless the call ends before.
     *
     * @param answer what it has sent
     */
    record OfferAnswered(SessionDescription answer) implements InviteOutput {}

    /**
     * Our offer, hold or resume came to nothing: the session is the one of before.
     *
     * @param status what the other side has answered
     * @param words what that means
     */
    record OfferFailed(Status status, String words) implements InviteOutput {}

    /**
     * Our refresh was refused. The call goes on until its session expires ({@link SessionTimer}).
     *
     * @param status what the other side has answered
     * @param words what that means
     */
    record RefreshFailed(Status status, String words) implements InviteOutput {}

    /**
     * What the PBX wants to send breaks what should stay as it is while a call lasts. It is sent nevertheless.
     *
     * @param findings what is wrong, at least one
     */
    record Warn(List<SdpFinding> findings) implements InviteOutput {

        /**
         * Keeps a copy.
         *
         * @param findings what is wrong
         */
        public Warn {
            findings = List.copyOf(findings);
        }
    }

    /**
     * The call is over: end it with BYE. Always the last output.
     *
     * @param words why
     */
    record End(String words) implements InviteOutput {}
}
