package io.drsip.testkit;

import io.drsip.tls.Trust;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A certification authority for tests.
 *
 * <pre>{@code
 * TestAuthority authority = TestAuthority.create(now);
 * TestCertificate sbc = authority.issue("sbc1.contoso.com").build();
 * TlsContext context = TlsContext.builder(sbc.identity(), authority.trust()).build();
 * }</pre>
 *
 * <p>Serial numbers count from 1. Certificates of one authority share one key of each kind, unless asked otherwise,
 * because an RSA key takes a while to make; authorities have their own EC keys, and nothing is shared between two
 * trees. Thread-safe.
 */
public final class TestAuthority {

    private static final Duration ROOT_LIFE = Duration.ofDays(3650);

    private final Instant now;
    private final KeyPair keys;
    private final List<X509Certificate> path;
    private final Tree tree;

    private TestAuthority(Instant now, KeyPair keys, List<X509Certificate> path, Tree tree) {
        this.now = now;
        this.keys = keys;
        this.path = List.copyOf(path);
        this.tree = tree;
    }

    /** What an authority shares with its intermediates. */
    private static final class Tree {

        private final AtomicLong serials = new AtomicLong();
        private final Map<KeyKind, KeyPair> keys = new EnumMap<>(KeyKind.class);

        private BigInteger nextSerial() {
            return BigInteger.valueOf(serials.incrementAndGet());
        }

        private synchronized KeyPair shared(KeyKind kind) {
            return keys.computeIfAbsent(kind, TestAuthority::newKeys);
        }
    }

    /**
     * Makes a root.
     *
     * @param now the moment around which its certificates are valid by default
     * @return an authority named {@code Test Root}
     */
    public static TestAuthority create(Instant now) {
        return create(now, "Test Root");
    }

    /**
     * Makes a root with a name.
     *
     * @param now the moment around which its certificates are valid by default
     * @param name its common name
     * @return the authority
     */
    public static TestAuthority create(Instant now, String name) {
        TestAuthority blank = new TestAuthority(now, newKeys(KeyKind.EC_P256), List.of(), new Tree());
        TestCertificate root = blank.issue()
                .asAuthority(name)
                .valid(now.minus(ROOT_LIFE), now.plus(ROOT_LIFE))
                .selfSigned()
                .build();
        return new TestAuthority(now, blank.keys, List.of(root.certificate()), blank.tree);
    }

    /**
     * Makes an authority below this one; its certificates come with its own behind them.
     *
     * @param name its common name
     * @return the authority
     */
    public TestAuthority intermediate(String name) {
        return intermediate(issue().asAuthority(name).valid(now.minus(ROOT_LIFE), now.plus(ROOT_LIFE)));
    }

    TestAuthority intermediate(CertificateBuilder builder) {
        TestCertificate certificate = builder.keys(newKeys(KeyKind.EC_P256)).build();
        List<X509Certificate> longer = new ArrayList<>(List.of(certificate.certificate()));
        longer.addAll(path);
        return new TestAuthority(now, certificate.keys(), longer, tree);
    }

    /**
     * Begins a certificate.
     *
     * @param names its DNS names, as they shall stand in it, right or wrong; the first is its common name too
     * @return a builder: RSA of 2048 bits, for servers and clients, valid from a day ago for 90 days
     */
    public CertificateBuilder issue(String... names) {
        return new CertificateBuilder(this).names(names);
    }

    /**
     * The root alone as trust.
     *
     * @return for a {@code TlsContext}
     */
    public Trust trust() {
        return Trust.of(List.of(root()));
    }

    /**
     * The certificate of the root.
     *
     * @return the same for an authority and all below it
     */
    public X509Certificate root() {
        return path.get(path.size() - 1);
    }

    /**
     * The root as a PEM file has it.
     *
     * @return one certificate
     */
    public String rootPem() {
        return PemText.of(root());
    }

    Instant now() {
        return now;
    }

    PrivateKey signingKey() {
        return keys.getPrivate();
    }

    KeyPair ownKeys() {
        return keys;
    }

    /** The certificate that signs; empty while the root's own is being made. */
    Optional<X509Certificate> signer() {
        return path.stream().findFirst();
    }

    /** What stands behind a certificate in a handshake: the intermediates, without the root. */
    List<X509Certificate> intermediates() {
        return path.isEmpty() ? path : path.subList(0, path.size() - 1);
    }

    BigInteger nextSerial() {
        return tree.nextSerial();
    }

    KeyPair sharedKeys(KeyKind kind) {
        return tree.shared(kind);
    }

    static KeyPair newKeys(KeyKind kind) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind.algorithm);
            generator.initialize(kind.bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK makes no keys of " + kind, e);
        }
    }
}
