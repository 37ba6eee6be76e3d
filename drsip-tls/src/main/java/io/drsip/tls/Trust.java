package io.drsip.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whom we trust: root certificates, as data.
 *
 * <p>Only roots belong here; leaves and intermediates of Microsoft change without notice. Immutable.
 */
public final class Trust {

    private final List<X509Certificate> roots;
    private final List<String> warnings;
    private final @Nullable YearMonth asOf;

    private Trust(Collection<X509Certificate> roots, List<String> warnings, @Nullable YearMonth asOf) {
        this.roots = List.copyOf(roots);
        this.warnings = List.copyOf(warnings);
        this.asOf = asOf;
    }

    /**
     * Trusts the given roots and nothing else.
     *
     * @param roots at least one
     * @return the trust
     * @throws IllegalArgumentException if there is none
     */
    public static Trust of(Collection<X509Certificate> roots) {
        if (roots.isEmpty()) {
            throw new IllegalArgumentException("roots: give at least one certificate, or nobody can be trusted");
        }
        return new Trust(roots, List.of(), null);
    }

    /**
     * Trusts the roots in a PEM file and nothing else.
     *
     * @param file with one certificate or more
     * @return the trust
     * @throws IllegalArgumentException if the file cannot be read or holds no certificate
     */
    public static Trust fromPem(Path file) {
        try {
            List<X509Certificate> roots = Pem.certificates(Files.readString(file, StandardCharsets.ISO_8859_1));
            if (roots.isEmpty()) {
                throw new IllegalArgumentException(
                        file + ": no certificate in it; each begins with -----BEGIN CERTIFICATE-----");
            }
            return of(roots);
        } catch (IOException | CertificateException e) {
            throw new IllegalArgumentException(
                    file + ": cannot be read (" + e + "); check the path and that it is PEM", e);
        }
    }

    /**
     * Trusts the seven roots that Microsoft named for its SIP proxies from 2026 on, taken from this Java's own list
     * of authorities by their thumbprints. A root which that list lacks is a {@linkplain #warnings warning}; a newer
     * Java, or {@link #fromPem} with the roots, helps.
     *
     * @return the trust
     * @throws IllegalStateException if this Java's list cannot be read or has none of the seven
     */
    public static Trust microsoft() {
        return MicrosoftRoots.among(authorities());
    }

    static Trust dated(List<X509Certificate> roots, List<String> warnings, YearMonth asOf) {
        return new Trust(roots, warnings, asOf);
    }

    private static List<X509Certificate> authorities() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init((KeyStore) null);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()))
                    .toList();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the authorities of this Java cannot be read; use Trust.fromPem", e);
        }
    }

    /**
     * The roots.
     *
     * @return at least one
     */
    public List<X509Certificate> roots() {
        return roots;
    }

    /**
     * What the owner should know, such as a root that was not found.
     *
     * @return sentences; usually none
     */
    public List<String> warnings() {
        return warnings;
    }

    /**
     * When the list of roots was last compared with its source.
     *
     * @return a month; empty for roots that the user gave
     */
    public Optional<YearMonth> asOf() {
        return Optional.ofNullable(asOf);
    }

    Set<TrustAnchor> anchors() {
        return roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toUnmodifiableSet());
    }

    /** The subjects of the roots. */
    @Override
    public String toString() {
        return roots.stream().map(CertificateChain::subject).collect(Collectors.joining("; "));
    }
}
