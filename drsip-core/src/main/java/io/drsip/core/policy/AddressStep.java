package io.drsip.core.policy;

/** What can be done to the URIs that name somebody, in the order in which it is done. */
enum AddressStep {

    /** A sip: for a sips:. */
    NO_SIPS,

    /** Our FQDN into From. */
    FROM_FQDN,

    /** A plus where nothing else is missing. */
    PLUS,

    /** The parameter user=phone behind a number. */
    USER_PHONE
}
