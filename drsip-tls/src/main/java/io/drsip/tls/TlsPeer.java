package io.drsip.tls;

import io.drsip.tls.TlsFailure.Kind;
import java.math.BigInteger;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * Who the other side of a finished handshake is, by its certificate.
 *
 * <p>{@link #of} only reads the certificate; whether it is the right one was checked in the handshake and again by
 * {@link TlsContext#verifyPeer(SSLSession)}. Immutable.
 *
 * @param names its DNS names, with the star of a wildcard
 * @param serial the serial number of the certificate
 * @param subject the subject of the certificate, of at most 200 characters
 * @param notAfter until when the certificate is valid
 */
public record TlsPeer(List<String> names, BigInteger serial, String subject, Instant notAfter) {

    /**
     * Makes a peer.
     *
     * @param names its DNS names, which are copied
     * @param serial the serial number of the certificate
     * @param subject the subject of the certificate
     * @param notAfter until when the certificate is valid
     */
    public TlsPeer {
        names = List.copyOf(names);
    }

    /**
     * Reads the peer of a session.
     *
     * @param session of a finished handshake
     * @return the peer
     * @throws PeerCertificateException if it sent no certificate
     */
    public static TlsPeer of(SSLSession session) throws PeerCertificateException {
        X509Certificate leaf = leaf(session);
        return new TlsPeer(
                CertificateName.of(leaf).stream().map(CertificateName::toString).toList(),
                leaf.getSerialNumber(),
                CertificateChain.subject(leaf),
                leaf.getNotAfter().toInstant());
    }

    /**
     * The DNS names of the peer of a session.
     *
     * @param session of a finished handshake
     * @return its names, with the star of a wildcard
     * @throws PeerCertificateException if it sent no certificate
     */
    public static List<String> names(SSLSession session) throws PeerCertificateException {
        return of(session).names();
    }

    static X509Certificate leaf(SSLSession session) throws PeerCertificateException {
        try {
            Certificate[] chain = session.getPeerCertificates();
            if (chain.length > 0 && chain[0] instanceof X509Certificate leaf) {
                return leaf;
            }
        } catch (SSLPeerUnverifiedException e) {
            throw new PeerCertificateException(Kind.NO_PEER_CERTIFICATE, "the peer sent no certificate");
        }
        throw new PeerCertificateException(Kind.NO_PEER_CERTIFICATE, "the peer sent no X.509 certificate");
    }
}
