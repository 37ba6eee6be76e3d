package io.drsip.core.dialog;

/** How a leg says that it holds a call (RFC 3264 section 8.4). */
public enum HoldForm {
    /** Nobody sends: what every side understands, and some sides nothing else. */
    INACTIVE,

    /** We send, such as music, and do not listen; to somebody who does not listen either, nobody sends. */
    SENDONLY
}
