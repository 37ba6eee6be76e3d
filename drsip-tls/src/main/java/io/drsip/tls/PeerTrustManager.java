package io.drsip.tls;

import io.drsip.sip.Fqdn;
import io.drsip.sip.SipParseException;
import io.drsip.tls.TlsFailure.Kind;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Lends {@link PeerCheck} to the TLS engine. The extended form, since frameworks silently drop the check of the name
 * for the plain one; whoever calls the methods without an engine gets no server past it, because the name is not
 * known there. Thread-safe.
 */
final class PeerTrustManager extends X509ExtendedTrustManager {

    private final PeerCheck check;

    PeerTrustManager(PeerCheck check) {
        this.check = check;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check.dialled(chain, dialled(engine.getHandshakeSession(), engine.getPeerHost()));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        SSLSession session = socket instanceof SSLSocket tls ? tls.getHandshakeSession() : null;
        check.dialled(chain, dialled(session, null));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check.dialled(chain, dialled(null, null));
    }

    private static Fqdn dialled(@Nullable SSLSession session, @Nullable String fallback)
            throws PeerCertificateException {
        String host = session == null ? fallback : session.getPeerHost();
        try {
            if (host != null) {
                return Fqdn.parse(host);
            }
        } catch (SipParseException e) {
            throw new PeerCertificateException(Kind.NAME_MISMATCH, "dialled was " + host + ", which is no name");
        }
        throw new PeerCertificateException(Kind.NAME_MISMATCH, "it is not known which name was dialled");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check.accepted(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check.accepted(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check.accepted(chain);
    }

    /**
     * None, so that a listener names no authorities: a peer with a cross-signed root would hold its certificate back.
     */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
