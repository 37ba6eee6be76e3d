package io.drsip.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** One certificate of a {@link TestAuthority} in the making. Not thread-safe. */
public final class CertificateBuilder {

    private final TestAuthority authority;
    // What the calls so far have set.
    private final List<GeneralName> names = new ArrayList<>();
    private final Map<ASN1ObjectIdentifier, ASN1Encodable> extensions = new LinkedHashMap<>();
    private List<KeyPurpose> purposes = List.of(KeyPurpose.SERVER_AUTH, KeyPurpose.CLIENT_AUTH);
    private @Nullable String commonName;
    private KeyKind kind = KeyKind.RSA_2048;
    private @Nullable KeyPair keys;
    private Instant from;
    private Instant until;
    private boolean selfSigned;
    private boolean isAuthority;
    private int usage = KeyUsage.digitalSignature | KeyUsage.keyEncipherment;
    private String digest = "SHA256";

    CertificateBuilder(TestAuthority authority) {
        this.authority = authority;
        this.from = authority.now().minus(Duration.ofDays(1));
        this.until = authority.now().plus(Duration.ofDays(90));
    }

    /**
     * Adds DNS names.
     *
     * @param texts as they shall stand in the certificate, right or wrong
     * @return this
     */
    public CertificateBuilder names(String... texts) {
        for (String text : texts) {
            names.add(new GeneralName(GeneralName.dNSName, text));
        }
        return this;
    }

    /**
     * Sets the common name.
     *
     * @param text such as {@code sbc1.contoso.com}; by default the first of the names
     * @return this
     */
    public CertificateBuilder commonName(String text) {
        this.commonName = text;
        return this;
    }

    /**
     * Sets what the certificate is for.
     *
     * @param allowed the purposes; none at all leaves the extension away, which allows everything
     * @return this
     */
    public CertificateBuilder purposes(KeyPurpose... allowed) {
        this.purposes = List.of(allowed);
        return this;
    }

    /**
     * Sets the kind of key.
     *
     * @param kind by default RSA of 2048 bits
     * @return this
     */
    public CertificateBuilder key(KeyKind kind) {
        this.kind = kind;
        return this;
    }

    /**
     * Asks for a key that no other certificate has.
     *
     * @param kind of the key
     * @return this
     */
    public CertificateBuilder freshKey(KeyKind kind) {
        return keys(TestAuthority.newKeys(kind));
    }

    /**
     * Sets the validity.
     *
     * @param from the first moment, in whole seconds
     * @param until the last moment, in whole seconds
     * @return this
     */
    public CertificateBuilder valid(Instant from, Instant until) {
        this.from = from;
        this.until = until;
        return this;
    }

    /**
     * Signs the certificate with its own key instead of the authority's.
     *
     * @return this
     */
    public CertificateBuilder selfSigned() {
        this.selfSigned = true;
        return this;
    }

    CertificateBuilder keys(KeyPair pair) {
        this.keys = pair;
        return this;
    }

    CertificateBuilder usage(int bits) {
        this.usage = bits;
        return this;
    }

    CertificateBuilder digest(String algorithm) {
        this.digest = algorithm;
        return this;
    }

    CertificateBuilder extension(ASN1ObjectIdentifier id, ASN1Encodable value) {
        extensions.put(id, value);
        return this;
    }

    CertificateBuilder otherName(int tag, String text) {
        names.add(new GeneralName(tag, text));
        return this;
    }

    CertificateBuilder asAuthority(String name) {
        this.isAuthority = true;
        this.usage = KeyUsage.keyCertSign | KeyUsage.cRLSign;
        return commonName(name).purposes().extension(Extension.basicConstraints, new BasicConstraints(true));
    }

    /**
     * Makes the certificate.
     *
     * @return it, with its key and what stands behind it
     */
    public TestCertificate build() {
        KeyPair own = ownKeys();
        PrivateKey signingKey = selfSigned ? own.getPrivate() : authority.signingKey();
        String algorithm = signingKey.getAlgorithm().equals("EC") ? "withECDSA" : "with" + signingKey.getAlgorithm();
        try {
            byte[] encoded = extended(own)
                    .build(new JcaContentSignerBuilder(digest + algorithm).build(signingKey))
                    .getEncoded();
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            X509Certificate leaf = (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(encoded));
            List<X509Certificate> chain = new ArrayList<>(List.of(leaf));
            if (!selfSigned) {
                chain.addAll(authority.intermediates());
            }
            return new TestCertificate(own, chain);
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("the certificate cannot be made: " + e, e);
        }
    }

    private KeyPair ownKeys() {
        if (keys != null) {
            return keys;
        }
        return isAuthority ? authority.ownKeys() : authority.sharedKeys(kind);
    }

    private X509v3CertificateBuilder extended(KeyPair own) throws IOException {
        X500Principal subject = new X500Principal("CN=" + quoted(subjectName()) + ",O=drsip test");
        X500Principal issuer = Optional.of(subject)
                .filter(self -> selfSigned)
                .or(() -> authority.signer().map(X509Certificate::getSubjectX500Principal))
                .orElse(subject);
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer, authority.nextSerial(), Date.from(from), Date.from(until), subject, own.getPublic());
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        for (Map.Entry<ASN1ObjectIdentifier, ASN1Encodable> extension : extensions.entrySet()) {
            builder.addExtension(extension.getKey(), true, extension.getValue());
        }
        if (!purposes.isEmpty()) {
            KeyPurposeId[] ids = purposes.stream().map(purpose -> purpose.id).toArray(KeyPurposeId[]::new);
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(ids));
        }
        if (!names.isEmpty()) {
            GeneralNames all = new GeneralNames(names.toArray(GeneralName[]::new));
            builder.addExtension(Extension.subjectAlternativeName, false, all);
        }
        return builder;
    }

    private String subjectName() {
        if (commonName != null) {
            return commonName;
        }
        return names.isEmpty() ? "nameless" : names.get(0).getName().toString();
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
