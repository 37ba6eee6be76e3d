package io.drsip.tenant;

/**
 * How a telephone number is written. The examples are one number as a plan of Germany writes it (country code 49, trunk
 * prefix 0, international prefix 00). Immutable.
 */
public enum NumberShape {

    /**
     * A plus, country code and number (ITU-T E.164), such as {@code +493012345678}: what Microsoft wants (Microsoft,
     * Direct Routing SIP protocol).
     */
    E164,

    /** The same without the plus, such as {@code 493012345678}. */
    PLAIN,

    /** With the international prefix instead of the plus, such as {@code 00493012345678}. */
    INTERNATIONAL,

    /**
     * As it is dialled inside the country, such as {@code 03012345678}. A number of another country has no such form:
     * it is written as {@link #INTERNATIONAL}.
     */
    NATIONAL
}
