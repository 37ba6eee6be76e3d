package io.drsip.tls;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Certificates in the order of issue, leaf first, and those that do not belong to them.
 *
 * <p>Immutable.
 *
 * @param path the leaf, then each one's issuer, as far as they are there
 * @param strays the rest
 */
record CertificateChain(List<X509Certificate> path, List<X509Certificate> strays) {

    /** Orders a pool of certificates; the leaf may be part of it. */
    static CertificateChain order(X509Certificate leaf, List<X509Certificate> pool) {
        List<X509Certificate> path = new ArrayList<>(List.of(leaf));
        List<X509Certificate> rest = new ArrayList<>(pool);
        rest.removeIf(leaf::equals);
        Optional<X509Certificate> next = issuer(leaf, rest);
        while (next.isPresent()) {
            X509Certificate issuer = next.get();
            path.add(issuer);
            rest.removeIf(issuer::equals);
            next = issuer(issuer, rest);
        }
        return new CertificateChain(List.copyOf(path), List.copyOf(rest));
    }

    private static Optional<X509Certificate> issuer(X509Certificate subject, List<X509Certificate> pool) {
        if (isSelfSigned(subject)) {
            return Optional.empty();
        }
        return pool.stream().filter(candidate -> isIssuedBy(subject, candidate)).findFirst();
    }

    static boolean isSelfSigned(X509Certificate certificate) {
        return isIssuedBy(certificate, certificate);
    }

    private static boolean isIssuedBy(X509Certificate subject, X509Certificate issuer) {
        return subject.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
                && isSignedWith(subject, issuer.getPublicKey());
    }

    private static boolean isSignedWith(X509Certificate certificate, PublicKey key) {
        try {
            certificate.verify(key);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    X509Certificate leaf() {
        return path.get(0);
    }

    X509Certificate top() {
        return path.get(path.size() - 1);
    }

    /** The subject in the words of a log line, shortened so that a hostile one cannot flood it. */
    static String subject(X509Certificate certificate) {
        return shortened(certificate.getSubjectX500Principal().getName());
    }

    static String issuer(X509Certificate certificate) {
        return shortened(certificate.getIssuerX500Principal().getName());
    }

    private static String shortened(String name) {
        String plain = name.replaceAll("\\p{C}", "?");
        return plain.length() > 200 ? plain.substring(0, 200) + "..." : plain;
    }
}
