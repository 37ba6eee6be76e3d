package io.drsip.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

/**
 * What the simulated Microsoft side shows in a handshake: a private key and its chain. Nothing about it is checked
 * here, so that a test can show anything.
 *
 * @param key the private key
 * @param chain the certificate of that key, then its intermediates
 */
public record Credentials(PrivateKey key, List<X509Certificate> chain) {

    private static final String PKCS8 = "-----BEGIN PRIVATE KEY-----";
    private static final String PKCS8_END = "-----END PRIVATE KEY-----";

    /**
     * Copies the chain.
     *
     * @param key the private key
     * @param chain the certificate of that key, then its intermediates
     */
    public Credentials {
        chain = List.copyOf(chain);
    }

    /**
     * A certificate of a test authority.
     *
     * @param certificate with its key
     * @return the same as credentials
     */
    public static Credentials of(TestCertificate certificate) {
        return new Credentials(certificate.key(), certificate.chain());
    }

    /**
     * Reads two PEM files.
     *
     * @param chainFile the certificate first, then its intermediates
     * @param keyFile the private key in PKCS#8, without a password
     * @return the credentials
     * @throws IOException if a file cannot be read, or holds something else
     */
    public static Credentials fromPem(Path chainFile, Path keyFile) throws IOException {
        String text = Files.readString(keyFile, StandardCharsets.US_ASCII);
        int start = text.indexOf(PKCS8);
        int end = text.indexOf(PKCS8_END);
        if (start < 0 || end < start) {
            throw new IOException(
                    keyFile + " holds no \"" + PKCS8 + "\"; convert it with: openssl pkcs8 -topk8 -nocrypt");
        }
        List<X509Certificate> chain = certificates(chainFile);
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(text.substring(start + PKCS8.length(), end));
            KeyFactory factory =
                    KeyFactory.getInstance(chain.get(0).getPublicKey().getAlgorithm());
            return new Credentials(factory.generatePrivate(new PKCS8EncodedKeySpec(encoded)), chain);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(keyFile + " holds no key for " + chainFile + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads a PKCS#12 file.
     *
     * @param file with one private key
     * @param password of the file and of the key
     * @return the credentials
     * @throws IOException if the file cannot be read, the password is wrong, or no key is in it
     */
    public static Credentials fromPkcs12(Path file, char[] password) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            for (String alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, password) instanceof PrivateKey key) {
                    List<X509Certificate> chain = new ArrayList<>();
                    for (Certificate certificate : store.getCertificateChain(alias)) {
                        chain.add((X509Certificate) certificate);
                    }
                    return new Credentials(key, chain);
                }
            }
            throw new IOException(file + " holds no private key");
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " cannot be read as PKCS#12: " + e.getMessage(), e);
        }
    }

    /**
     * Reads certificates from a PEM or DER file.
     *
     * @param file with one certificate or several
     * @return the certificates in their order
     * @throws IOException if the file cannot be read or holds none
     */
    public static List<X509Certificate> certificates(Path file) throws IOException {
        List<X509Certificate> found = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                found.add((X509Certificate) certificate);
            }
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " holds something that is no certificate: " + e.getMessage(), e);
        }
        if (found.isEmpty()) {
            throw new IOException(file + " holds no certificate");
        }
        return found;
    }

    /**
     * Reads certificates from a PKCS#12 file.
     *
     * @param file with trusted certificates
     * @param password of the file
     * @return the certificates in no order
     * @throws IOException if the file cannot be read, the password is wrong, or no certificate is in it
     */
    public static List<X509Certificate> certificates(Path file, char[] password) throws IOException {
        List<X509Certificate> found = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            for (String alias : Collections.list(store.aliases())) {
                found.add((X509Certificate) store.getCertificate(alias));
            }
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " cannot be read as PKCS#12: " + e.getMessage(), e);
        }
        if (found.isEmpty()) {
            throw new IOException(file + " holds no certificate");
        }
        return found;
    }

    /** The subject; nothing of the key. */
    @Override
    public String toString() {
        return chain.isEmpty()
                ? "no certificate"
                : chain.get(0).getSubjectX500Principal().toString();
    }
}
