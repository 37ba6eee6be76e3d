package io.drsip.tls;

import io.drsip.sip.Fqdn;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What can be wrong with an identity. Immutable. */
final class IdentityChecks {

    private static final int MIN_RSA_BITS = 2048;
    private static final int MAX_RSA_BITS = 8192;

    private final TlsIdentity identity;

    IdentityChecks(TlsIdentity identity) {
        this.identity = identity;
    }

    /** Finds the certificate for a key and puts the others in order behind it. */
    static CertificateChain connect(PrivateKey key, List<X509Certificate> certificates) {
        if (certificates.isEmpty()) {
            throw fatal("there is no certificate", "give the certificate for the key and its intermediates");
        }
        X509Certificate leaf = certificates.stream()
                .filter(certificate -> fits(key, certificate.getPublicKey()))
                .findFirst()
                .orElseThrow(() -> fatal(
                        "the private key fits none of the " + certificates.size() + " certificates, the first of them "
                                + CertificateChain.subject(certificates.get(0)),
                        "give the key that the certificate request was made with"));
        CertificateChain chain = CertificateChain.order(leaf, certificates);
        if (!chain.strays().isEmpty() && !CertificateChain.isSelfSigned(chain.top())) {
            throw fatal(
                    "the chain breaks after " + CertificateChain.subject(chain.top()) + ": its issuer "
                            + CertificateChain.issuer(chain.top()) + " is not there, but "
                            + CertificateChain.subject(chain.strays().get(0)) + " is",
                    "add the right intermediate, and take out what does not belong");
        }
        return chain;
    }

    private static IdentityException fatal(String text, String remedy) {
        return new IdentityException(List.of(IdentityProblem.error(text, remedy)));
    }

    private static boolean fits(PrivateKey key, PublicKey other) {
        byte[] probe = "drsip".getBytes(StandardCharsets.US_ASCII);
        try {
            Signature signature = Signature.getInstance(algorithm(key));
            signature.initSign(key);
            signature.update(probe);
            byte[] signed = signature.sign();
            signature.initVerify(other);
            signature.update(probe);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String algorithm(PrivateKey key) {
        return switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
    }

    List<IdentityProblem> all(Instant now, List<Fqdn> names) {
        List<IdentityProblem> problems = new ArrayList<>();
        keyProblem().ifPresent(problems::add);
        identity.chain().forEach(certificate -> dateProblem(certificate, now).ifPresent(problems::add));
        names.forEach(name -> nameProblem(name).ifPresent(problems::add));
        usageProblem().ifPresent(problems::add);
        chainProblem().ifPresent(problems::add);
        problems.sort(Comparator.comparing(problem -> !problem.fatal()));
        return List.copyOf(problems);
    }

    private Optional<IdentityProblem> keyProblem() {
        PublicKey key = identity.certificate().getPublicKey();
        if (!(key instanceof RSAPublicKey rsa)) {
            return Optional.of(IdentityProblem.error(
                    "the certificate has an " + key.getAlgorithm()
                            + " key, and all TLS 1.2 suites of Microsoft are RSA",
                    "order a certificate with an RSA key of " + MIN_RSA_BITS + " bits or more"));
        }
        int bits = rsa.getModulus().bitLength();
        if (bits < MIN_RSA_BITS || bits > MAX_RSA_BITS) {
            return Optional.of(IdentityProblem.error(
                    "the RSA key has " + bits + " bits",
                    "order a certificate with a key of " + MIN_RSA_BITS + " to " + MAX_RSA_BITS + " bits"));
        }
        return Optional.empty();
    }

    private static Optional<IdentityProblem> dateProblem(X509Certificate certificate, Instant now) {
        String who = CertificateChain.subject(certificate);
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        if (now.isBefore(from)) {
            return Optional.of(IdentityProblem.error(
                    who + " is not valid before " + from + ", and it is " + now,
                    "set the clock of this machine, or wait"));
        }
        if (now.isAfter(until)) {
            return Optional.of(IdentityProblem.error(
                    who + " expired at " + until, "renew it, and close connections that still use the old one"));
        }
        return Optional.empty();
    }

    private Optional<IdentityProblem> nameProblem(Fqdn name) {
        return identity.covers(name)
                ? Optional.empty()
                : Optional.of(IdentityProblem.error(
                        "the certificate does not cover " + name + ", only " + PeerCheck.list(identity.names()),
                        "order one with " + name + " among its subject alternative names"));
    }

    private Optional<IdentityProblem> usageProblem() {
        X509Certificate certificate = identity.certificate();
        if (!KeyUse.of(certificate).signs()) {
            return Optional.of(IdentityProblem.error(
                    "the key usage of the certificate lacks digitalSignature", "order one for TLS servers"));
        }
        if (!KeyUse.of(certificate).servesServers()) {
            return Optional.of(IdentityProblem.error(
                    "the extended key usage of the certificate lacks serverAuth", "order one for TLS servers"));
        }
        return Optional.empty();
    }

    private Optional<IdentityProblem> chainProblem() {
        X509Certificate certificate = identity.certificate();
        if (CertificateChain.isSelfSigned(certificate)) {
            return Optional.of(IdentityProblem.error(
                    "the certificate is self-signed",
                    "order one from an authority in the Microsoft Trusted Root Program"));
        }
        if (identity.chain().size() == 1) {
            return Optional.of(IdentityProblem.warning(
                    "there is no intermediate of " + CertificateChain.issuer(certificate) + " behind the certificate",
                    "add it, unless that is the root itself; Microsoft drops a chain with a gap without a word"));
        }
        if (!identity.strays().isEmpty()) {
            return Optional.of(IdentityProblem.warning(
                    identity.strays().size() + " certificates do not belong to the chain and are not sent, the first "
                            + CertificateChain.subject(identity.strays().get(0)),
                    "take them out"));
        }
        return Optional.empty();
    }
}
