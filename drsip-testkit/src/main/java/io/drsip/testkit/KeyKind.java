package io.drsip.testkit;

/** The kinds of keys a {@link TestAuthority} makes. */
public enum KeyKind {
    /** RSA of 1024 bits: too weak, to see it refused. */
    RSA_1024("RSA", 1024),
    /** RSA of 2048 bits: what most session border controllers have, and the least that Microsoft takes. */
    RSA_2048("RSA", 2048),
    /** RSA of 3072 bits; takes a second or so to make. */
    RSA_3072("RSA", 3072),
    /** The curve P-256: quick to make, but without a TLS 1.2 suite at Microsoft. */
    EC_P256("EC", 256),
    /** The curve P-384. */
    EC_P384("EC", 384);

    final String algorithm;
    final int bits;

    KeyKind(String algorithm, int bits) {
        this.algorithm = algorithm;
        this.bits = bits;
    }
}
