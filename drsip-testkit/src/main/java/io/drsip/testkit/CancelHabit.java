package io.drsip.testkit;

/** How Microsoft takes a CANCEL. */
enum CancelHabit {
    /** 200 to it and 487 to the INVITE. */
    USUAL,
    /** The 200 to the INVITE is on its way already: it goes first, then 200 to the CANCEL, which changes nothing. */
    ANSWERED,
    /** 200 to it, and nothing ever to the INVITE. */
    WITHOUT_FINAL
}
