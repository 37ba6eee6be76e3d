package io.drsip.testkit.shell;

import io.drsip.tls.TlsIdentity;
import io.drsip.tls.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Certificates and keys as files, PEM or PKCS#12. Passwords come from files, as a command line is no secret. Stateless.
 */
final class KeyFiles {

    private static final String PEM = "-----BEGIN CERTIFICATE-----";

    private KeyFiles() {}

    static TlsIdentity pem(String chain, String key, Optional<String> passwordFile) {
        char[] password = passwordFile.map(KeyFiles::password).orElse(new char[0]);
        try {
            return TlsIdentity.fromPem(Path.of(chain), Path.of(key), password);
        } finally {
            Arrays.fill(password, ' ');
        }
    }

    static TlsIdentity pkcs12(String file, Optional<String> passwordFile) {
        char[] password = passwordFile.map(KeyFiles::password).orElse(new char[0]);
        try {
            return TlsIdentity.fromPkcs12(Path.of(file), password);
        } finally {
            Arrays.fill(password, ' ');
        }
    }

    static Trust trust(String file, Optional<String> passwordFile) {
        try {
            boolean pem =
                    Files.readString(Path.of(file), StandardCharsets.ISO_8859_1).contains(PEM);
            return pem ? Trust.fromPem(Path.of(file)) : trustStore(file, passwordFile);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be read (" + e + "); check the path", e);
        }
    }

    /** The provider of BouncyCastle, as that of the JDK passes over certificates which openssl put there. */
    private static Trust trustStore(String file, Optional<String> passwordFile) throws IOException {
        char[] password = passwordFile.map(KeyFiles::password).orElse(new char[0]);
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            KeyStore store = KeyStore.getInstance("PKCS12", new BouncyCastleProvider());
            store.load(in, password);
            List<X509Certificate> roots = new ArrayList<>();
            for (String alias : Collections.list(store.aliases())) {
                if (store.getCertificate(alias) instanceof X509Certificate certificate) {
                    roots.add(certificate);
                }
            }
            return Trust.of(roots);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(
                    "is neither PEM nor a PKCS#12 that opens (" + e.getMessage() + "); check --trust-password-file", e);
        } finally {
            Arrays.fill(password, ' ');
        }
    }

    private static char[] password(String file) {
        try {
            return Files.readString(Path.of(file))
                    .lines()
                    .findFirst()
                    .orElse("")
                    .toCharArray();
        } catch (IOException e) {
            throw new IllegalArgumentException("the password file " + file + " cannot be read (" + e + ")", e);
        }
    }
}
