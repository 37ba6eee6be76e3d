package io.drsip.tls;

import io.drsip.tls.TlsFailure.Kind;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import javax.security.auth.x500.X500Principal;

/**
 * From a peer's certificate to one of our roots.
 *
 * <p>The path is built and validated by the JDK (RFC 5280 section 6): signatures, validity, basic constraints, name
 * constraints, key usage and the disabled algorithms of the JVM. Decided here are the limits, the strength of keys,
 * and the extended key usage. Revocation is not looked up: that would put a third party's server between two others
 * in every handshake. Thread-safe.
 */
final class PathCheck {

    private static final int MAX_CERTIFICATES = 10;
    private static final int MAX_INTERMEDIATES = 5;
    // The JDK tries every way through certificates of one name; with two of each there are few.
    private static final int MAX_PER_SUBJECT = 2;
    private static final int MAX_BYTES = 32 * 1024;
    private static final int MIN_RSA_BITS = 2048;
    private static final int MAX_RSA_BITS = 8192;

    private final Trust trust;

    PathCheck(Trust trust) {
        this.trust = trust;
    }

    void check(List<X509Certificate> chain, Instant now) throws PeerCertificateException {
        checkSize(chain);
        List<X509Certificate> path = build(chain, now);
        for (X509Certificate certificate : path) {
            checkStrength(certificate);
        }
        if (!KeyUse.of(chain.get(0)).signs()) {
            throw refused(Kind.UNSUITABLE_CERTIFICATE, chain.get(0), "its key usage lacks digitalSignature");
        }
    }

    private static void checkSize(List<X509Certificate> chain) throws PeerCertificateException {
        if (chain.isEmpty()) {
            throw new PeerCertificateException(Kind.NO_PEER_CERTIFICATE, "the peer sent no certificate");
        }
        if (chain.size() > MAX_CERTIFICATES) {
            throw refused(Kind.UNSUITABLE_CERTIFICATE, chain.get(0), "more than " + MAX_CERTIFICATES + " were sent");
        }
        for (X509Certificate certificate : chain) {
            checkNamesakes(certificate, chain);
        }
        try {
            int bytes = 0;
            for (X509Certificate certificate : chain) {
                bytes += certificate.getEncoded().length;
            }
            if (bytes > MAX_BYTES) {
                throw refused(
                        Kind.UNSUITABLE_CERTIFICATE, chain.get(0), "the chain is larger than " + MAX_BYTES + " bytes");
            }
        } catch (CertificateEncodingException e) {
            throw refused(Kind.UNSUITABLE_CERTIFICATE, chain.get(0), "it is broken: " + e.getMessage());
        }
    }

    private static void checkNamesakes(X509Certificate certificate, List<X509Certificate> chain)
            throws PeerCertificateException {
        X500Principal subject = certificate.getSubjectX500Principal();
        long namesakes = chain.stream()
                .filter(other -> other.getSubjectX500Principal().equals(subject))
                .count();
        if (namesakes > MAX_PER_SUBJECT) {
            throw refused(Kind.UNSUITABLE_CERTIFICATE, certificate, namesakes + " certificates of that name were sent");
        }
    }

    private List<X509Certificate> build(List<X509Certificate> chain, Instant now) throws PeerCertificateException {
        try {
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(chain.get(0));
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(trust.anchors(), target);
            parameters.setRevocationEnabled(false);
            parameters.setMaxPathLength(MAX_INTERMEDIATES);
            parameters.setDate(Date.from(now));
            // By name, as the one that the limits and messages here were written for; another may come first in the
            // JVM.
            parameters.addCertStore(
                    CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain), "SUN"));
            List<? extends Certificate> path = CertPathBuilder.getInstance("PKIX", "SUN")
                    .build(parameters)
                    .getCertPath()
                    .getCertificates();
            return path.stream().map(X509Certificate.class::cast).toList();
        } catch (CertPathBuilderException e) {
            throw explained(chain, now, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks the path validation of the provider SUN", e);
        }
    }

    private PeerCertificateException explained(
            List<X509Certificate> chain, Instant now, CertPathBuilderException error) {
        CertificateChain ordered = CertificateChain.order(chain.get(0), chain);
        for (X509Certificate certificate : ordered.path()) {
            Instant from = certificate.getNotBefore().toInstant();
            Instant until = certificate.getNotAfter().toInstant();
            if (now.isAfter(until)) {
                return refused(Kind.EXPIRED, certificate, "it expired at " + until);
            }
            if (now.isBefore(from)) {
                return refused(Kind.EXPIRED, certificate, "it is not valid before " + from + ", and it is " + now);
            }
        }
        if (ordered.path().stream().noneMatch(this::isUnderRoot)) {
            return refused(
                    Kind.UNTRUSTED_ROOT,
                    chain.get(0),
                    "the chain ends at the issuer " + CertificateChain.issuer(ordered.top())
                            + ", which is none of the trusted roots");
        }
        return refused(
                Kind.UNSUITABLE_CERTIFICATE,
                chain.get(0),
                String.valueOf(rootCause(error).getMessage()));
    }

    private boolean isUnderRoot(X509Certificate certificate) {
        return trust.roots().stream()
                .anyMatch(root -> root.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()));
    }

    private static Throwable rootCause(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static void checkStrength(X509Certificate certificate) throws PeerCertificateException {
        String algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        for (String weak : Arrays.asList("SHA1", "MD5", "MD2")) {
            if (algorithm.startsWith(weak)) {
                throw refused(Kind.UNSUITABLE_CERTIFICATE, certificate, "it is signed with " + algorithm);
            }
        }
        if (certificate.getPublicKey() instanceof RSAPublicKey rsa) {
            int bits = rsa.getModulus().bitLength();
            if (bits < MIN_RSA_BITS || bits > MAX_RSA_BITS) {
                throw refused(Kind.UNSUITABLE_CERTIFICATE, certificate, "its RSA key has " + bits + " bits");
            }
        }
    }

    static PeerCertificateException refused(Kind kind, X509Certificate certificate, String why) {
        return new PeerCertificateException(
                kind, "certificate of " + CertificateChain.subject(certificate) + " refused: " + why);
    }
}
