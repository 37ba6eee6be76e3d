package io.drsip.tls;

import java.security.cert.CertificateException;

/** The certificate of a peer was refused by us. The message says why and names the certificate. */
public final class PeerCertificateException extends CertificateException {

    private static final long serialVersionUID = 1;

    /** What is wrong with the certificate. */
    private final TlsFailure.Kind kind;

    PeerCertificateException(TlsFailure.Kind kind, String text) {
        super(text);
        this.kind = kind;
    }

    /**
     * What is wrong with the certificate.
     *
     * @return one of the kinds that concern a peer's certificate
     */
    public TlsFailure.Kind kind() {
        return kind;
    }
}
