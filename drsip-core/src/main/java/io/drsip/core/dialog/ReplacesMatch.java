package io.drsip.core.dialog;

import io.drsip.sip.Replaces;
import io.drsip.sip.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which dialog an INVITE with Replaces is to take the place of (RFC 3891 section 3). Immutable.
 *
 * <pre>
 *  found              early-only   result
 *  nothing, several   -            481
 *  an ended one       -            603
 *  confirmed          no           that one
 *  confirmed          yes          486
 *  early, ours        -            that one
 *  early, theirs      -            481
 * </pre>
 *
 * <p>Who may replace a dialog is not decided here: the lookup finds only those that the other side may name.
 *
 * @param <D> what the owner knows a dialog by
 * @param dialog the dialog to replace; empty if there is none
 * @param refusal what the INVITE is answered with if there is none
 */
public record ReplacesMatch<D extends ReplacesMatch.Candidate>(Optional<D> dialog, Optional<Status> refusal) {

    /** A tag that stands for none as well (section 6.1), of user agents older than RFC 3261. */
    private static final String NO_TAG = "0";

    /** A dialog that may be replaced. */
    public interface Candidate {

        /**
         * Whether a 2xx has answered its INVITE.
         *
         * @return false while it is early
         */
        boolean isConfirmed();

        /**
         * Whether we sent its INVITE.
         *
         * @return true if we called
         */
        boolean isOurs();

        /**
         * Whether it was ended, by whomever, and is still known.
         *
         * @return true from BYE on
         */
        boolean isEnded();
    }

    /**
     * Looks for the dialog.
     *
     * @param replaces what the INVITE says
     * @param lookup finds the dialogs with an id, ended ones that are still known included
     * @param <D> what the owner knows a dialog by
     * @return the dialog, or the answer to the INVITE
     */
    public static <D extends Candidate> ReplacesMatch<D> of(Replaces replaces, Function<DialogId, List<D>> lookup) {
        String remote = replaces.fromTag();
        List<D> found = new ArrayList<>(lookup.apply(new DialogId(replaces.callId(), replaces.toTag(), remote)));
        if (remote.equals(NO_TAG)) {
            found.addAll(lookup.apply(new DialogId(replaces.callId(), replaces.toTag(), "")));
        }
        if (found.size() != 1) {
            return refused(Status.NO_SUCH_CALL);
        }
        D dialog = found.get(0);
        if (dialog.isEnded()) {
            return refused(Status.DECLINE);
        } else if (dialog.isConfirmed() && replaces.isEarlyOnly()) {
            return refused(Status.BUSY_HERE);
        }
        boolean replaceable = dialog.isConfirmed() || dialog.isOurs();
        return replaceable ? new ReplacesMatch<>(Optional.of(dialog), Optional.empty()) : refused(Status.NO_SUCH_CALL);
    }

    private static <D extends Candidate> ReplacesMatch<D> refused(Status status) {
        return new ReplacesMatch<>(Optional.empty(), Optional.of(status));
    }
}
