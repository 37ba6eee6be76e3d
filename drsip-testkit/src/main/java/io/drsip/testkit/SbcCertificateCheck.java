package io.drsip.testkit;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * What Microsoft asks of the certificate of an SBC, in whichever role it appears (Microsoft, Plan Direct Routing;
 * What's new in Direct Routing): an RSA key of 2048 bits or more, a complete chain to a trusted root, not self-signed,
 * valid today, and extended key usage serverAuth. clientAuth is not asked for. When Microsoft dials, the certificate
 * covers the dialled name.
 *
 * <p>Thread-safe.
 */
final class SbcCertificateCheck extends X509ExtendedTrustManager {

    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    private static final String ANY_PURPOSE = "2.5.29.37.0";
    private static final int LEAST_BITS = 2048;

    private final Supplier<List<X509Certificate>> roots;
    private final Clock clock;
    private final boolean checkDialledName;

    SbcCertificateCheck(Supplier<List<X509Certificate>> roots, Clock clock, boolean checkDialledName) {
        this.roots = roots;
        this.clock = clock;
        this.checkDialledName = checkDialledName;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain);
        String dialled = engine.getPeerHost();
        if (checkDialledName && dialled != null && !CertificateHosts.cover(chain[0], dialled)) {
            throw new CertificateException(
                    "the certificate is for " + CertificateHosts.of(chain[0]) + ", not for " + dialled);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain);
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        X509Certificate leaf = chain[0];
        if (!(leaf.getPublicKey() instanceof RSAPublicKey rsa)) {
            throw new CertificateException(
                    "the certificate has a key of kind " + leaf.getPublicKey().getAlgorithm() + "; RSA is needed");
        }
        if (rsa.getModulus().bitLength() < LEAST_BITS) {
            throw new CertificateException(
                    "the RSA key has " + rsa.getModulus().bitLength() + " bits; " + LEAST_BITS + " are needed");
        }
        if (leaf.getSubjectX500Principal().equals(leaf.getIssuerX500Principal())) {
            throw new CertificateException("the certificate is self-signed");
        }
        List<String> usages = leaf.getExtendedKeyUsage();
        if (usages == null || (!usages.contains(SERVER_AUTH) && !usages.contains(ANY_PURPOSE))) {
            throw new CertificateException("the certificate is not for TLS servers (extended key usage serverAuth)");
        }
        checkValidity(leaf);
        checkPath(chain);
    }

    private void checkValidity(X509Certificate leaf) throws CertificateException {
        try {
            leaf.checkValidity(Date.from(clock.instant()));
        } catch (CertificateException e) {
            throw new CertificateException(
                    "the certificate is valid from " + leaf.getNotBefore().toInstant() + " to "
                            + leaf.getNotAfter().toInstant(),
                    e);
        }
    }

    /** Only what the peer sent and the roots take part: a leaf without its intermediates has no path. */
    private void checkPath(X509Certificate[] chain) throws CertificateException {
        try {
            Set<TrustAnchor> anchors = roots.get().stream()
                    .map(root -> new TrustAnchor(root, null))
                    .collect(Collectors.toSet());
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(chain[0]);
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(clock.instant()));
            parameters.addCertStore(
                    CertStore.getInstance("Collection", new CollectionCertStoreParameters(List.of(chain))));
            CertPathBuilder.getInstance("PKIX").build(parameters);
        } catch (GeneralSecurityException e) {
            throw new CertificateException(
                    "no valid path from the certificate to a trusted root: " + e.getMessage(), e);
        }
    }

    /** None: Microsoft's request for a certificate names no authorities (seen with openssl s_client). */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
