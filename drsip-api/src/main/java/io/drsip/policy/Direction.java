package io.drsip.policy;

/** Which way a message goes over the Microsoft leg. */
public enum Direction {

    /** From this side to Microsoft. */
    TO_MICROSOFT,

    /** From Microsoft to this side. */
    FROM_MICROSOFT
}
