package io.drsip.testkit;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** What a certificate is issued for (extended key usage, RFC 5280 section 4.2.1.12). */
public enum KeyPurpose {
    /** TLS server: all that public authorities give since 2026, and what Microsoft uses in both directions. */
    SERVER_AUTH(KeyPurposeId.id_kp_serverAuth),
    /** TLS client. */
    CLIENT_AUTH(KeyPurposeId.id_kp_clientAuth),
    /** Anything. */
    ANY(KeyPurposeId.anyExtendedKeyUsage),
    /** A SIP domain (RFC 5924). */
    SIP_DOMAIN(KeyPurposeId.getInstance(new ASN1ObjectIdentifier("1.3.6.1.5.5.7.3.20"))),
    /** Signing of programs: of no use in TLS. */
    CODE_SIGNING(KeyPurposeId.id_kp_codeSigning);

    @SuppressWarnings("ImmutableEnumChecker") // BouncyCastle's identifier is immutable and does not say so
    final KeyPurposeId id;

    KeyPurpose(KeyPurposeId id) {
        this.id = id;
    }
}
