package io.drsip.net;

import io.drsip.sip.Frame;

/** Whoever the connections of a trunk belong to. Called on the trunk's loop only. */
interface FlowOwner {

    /** A connection is there, and its peer is verified. Comes first, and once. */
    void onOpened(Flow flow);

    /** A message, or octets that are none. */
    void onFrame(Flow flow, Frame frame);

    /** A connection is gone. Comes last, and once. */
    void onClosed(Flow flow, String cause);

    /** Somebody dialled us and was sent away without an answer. */
    void onRefused(String address, String cause);
}
