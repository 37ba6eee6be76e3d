package io.drsip.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.jspecify.annotations.Nullable;

/** The objects in a PEM text (RFC 7468, and the older forms of keys). Stateless. */
final class Pem {

    private Pem() {}

    /** All certificates; other objects are passed over. */
    static List<X509Certificate> certificates(String text) throws IOException, CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> found = new ArrayList<>();
        for (Object object : objects(text)) {
            if (object instanceof X509CertificateHolder holder) {
                found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(holder.getEncoded())));
            }
        }
        return found;
    }

    /** The first private key, decrypted if need be. */
    static Optional<PrivateKey> key(String text, char[] password) throws IOException {
        JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
        for (Object object : objects(text)) {
            PrivateKeyInfo info = keyInfo(object, password);
            if (info != null) {
                return Optional.of(converter.getPrivateKey(info));
            }
        }
        return Optional.empty();
    }

    private static @Nullable PrivateKeyInfo keyInfo(Object object, char[] password) throws IOException {
        if (object instanceof PrivateKeyInfo info) {
            return info;
        }
        if (object instanceof PEMKeyPair pair) {
            return pair.getPrivateKeyInfo();
        }
        if (object instanceof PEMEncryptedKeyPair encrypted) {
            JcePEMDecryptorProviderBuilder decryptor = new JcePEMDecryptorProviderBuilder().setProvider(borrowed());
            return encrypted.decryptKeyPair(decryptor.build(needed(password))).getPrivateKeyInfo();
        }
        if (object instanceof PKCS8EncryptedPrivateKeyInfo encrypted) {
            return decrypted(encrypted, needed(password));
        }
        return null;
    }

    private static char[] needed(char[] password) throws IOException {
        if (password.length == 0) {
            throw new IOException("the key is encrypted, and no password was given");
        }
        return password;
    }

    private static PrivateKeyInfo decrypted(PKCS8EncryptedPrivateKeyInfo encrypted, char[] password)
            throws IOException {
        try {
            return encrypted.decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder()
                    .setProvider(borrowed())
                    .build(password));
        } catch (PKCSException | OperatorCreationException e) {
            throw new IOException("the key cannot be decrypted, so the password is wrong or the form unknown", e);
        }
    }

    /** For this use alone: nothing is registered in the JVM. */
    private static Provider borrowed() {
        return new BouncyCastleProvider();
    }

    private static List<Object> objects(String text) throws IOException {
        List<Object> objects = new ArrayList<>();
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            for (Object object = parser.readObject(); object != null; object = parser.readObject()) {
                objects.add(object);
            }
        } catch (IllegalStateException | IllegalArgumentException | ClassCastException e) {
            // What BouncyCastle throws at broken base64 and at well-formed ASN.1 of another shape.
            throw new IOException("broken PEM: " + e.getMessage(), e);
        }
        return objects;
    }
}
