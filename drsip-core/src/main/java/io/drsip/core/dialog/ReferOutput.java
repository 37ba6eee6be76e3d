package io.drsip.core.dialog;

import io.drsip.sip.SubscriptionState;

/** What a {@link ReferSubscription} asks its owner to do. */
public sealed interface ReferOutput {

    /**
     * Send a NOTIFY with {@code Event: refer} in the dialog of the REFER.
     *
     * @param state what Subscription-State says
     * @param body the body, of type {@code message/sipfrag;version=2.0}: a status line with its CR LF
     */
    record Notify(SubscriptionState state, String body) implements ReferOutput {}

    /** The other side has left the call open that it has transferred: end it with BYE. */
    record HangUpOldLeg() implements ReferOutput {}

    /** Nothing more will be told: forget the subscription, and the dialog if its call has ended. The last output. */
    record Done() implements ReferOutput {}
}
