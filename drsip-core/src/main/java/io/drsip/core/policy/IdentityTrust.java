package io.drsip.core.policy;

/** Whether Microsoft's side belongs to the network that vouches for who calls (RFC 3325 section 2.3). */
public enum IdentityTrust {

    /** It does: identities cross the border in both directions. */
    TRUSTED,

    /** It does not: what it asserts is dropped, and it does not learn what shall be private. */
    UNTRUSTED
}
