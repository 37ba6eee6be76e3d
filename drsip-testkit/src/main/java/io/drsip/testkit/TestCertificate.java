package io.drsip.testkit;

import io.drsip.tls.TlsIdentity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A certificate of a {@link TestAuthority} with its private key, in every form a test may want.
 *
 * <p>Immutable.
 */
public final class TestCertificate {

    private final KeyPair keys;
    private final List<X509Certificate> chain;

    TestCertificate(KeyPair keys, List<X509Certificate> chain) {
        this.keys = keys;
        this.chain = List.copyOf(chain);
    }

    /**
     * The certificate with its key as an identity.
     *
     * @return for a {@code TlsContext}
     */
    public TlsIdentity identity() {
        return TlsIdentity.of(key(), chain);
    }

    /**
     * The certificate itself.
     *
     * @return the leaf
     */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    /**
     * The certificate and what stands behind it.
     *
     * @return the leaf, then the intermediates, without the root
     */
    public List<X509Certificate> chain() {
        return chain;
    }

    /**
     * The private key.
     *
     * @return of the kind that was asked for
     */
    public PrivateKey key() {
        return keys.getPrivate();
    }

    KeyPair keys() {
        return keys;
    }

    /**
     * The chain as a PEM file has it.
     *
     * @return the leaf first
     */
    public String chainPem() {
        return chain.stream().map(PemText::of).collect(Collectors.joining());
    }

    /**
     * The private key as a PEM file has it.
     *
     * @return PKCS#8, without a password
     */
    public String keyPem() {
        return PemText.of(key());
    }

    /**
     * Writes the two PEM files.
     *
     * @param chainFile where the chain goes
     * @param keyFile where the key goes
     * @return this
     * @throws IOException if a file cannot be written
     */
    public TestCertificate writePem(Path chainFile, Path keyFile) throws IOException {
        Files.writeString(chainFile, chainPem());
        Files.writeString(keyFile, keyPem());
        return this;
    }

    /**
     * The certificate with its key as a PKCS#12 file.
     *
     * @param password of the file and the key
     * @return the octets of the file
     */
    public byte[] pkcs12(char[] password) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("sbc", key(), password, chain.toArray(X509Certificate[]::new));
            store.store(out, password);
            return out.toByteArray();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the PKCS#12 file cannot be made: " + e, e);
        }
    }

    /** The subject and the serial number. */
    @Override
    public String toString() {
        return certificate().getSubjectX500Principal() + ", serial "
                + certificate().getSerialNumber();
    }
}
