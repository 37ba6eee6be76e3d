package io.drsip.tls;

import io.drsip.sip.Fqdn;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Who we are in a handshake: a private key and its certificate chain.
 *
 * <p>The same one serves in both directions, as server certificate when Microsoft dials and as client certificate
 * when we dial (Microsoft, Plan Direct Routing), and the whole chain is sent each time. The certificates may be given
 * in any order. The key leaves this object only for the TLS engine and appears in no text.
 *
 * <p>Immutable.
 */
public final class TlsIdentity {

    private final PrivateKey key;
    private final CertificateChain chain;

    private TlsIdentity(PrivateKey key, CertificateChain chain) {
        this.key = key;
        this.chain = chain;
    }

    /**
     * Makes an identity from its parts.
     *
     * @param key the private key, which may live in a hardware module
     * @param certificates the certificate for that key and its intermediates, in any order
     * @return the identity
     * @throws IdentityException if no certificate is for that key, or others do not connect to it
     */
    public static TlsIdentity of(PrivateKey key, List<X509Certificate> certificates) {
        return new TlsIdentity(key, IdentityChecks.connect(key, certificates));
    }

    /**
     * Reads an identity from two PEM files.
     *
     * @param chain a file with the certificate and its intermediates, in any order
     * @param key a file with the private key: PKCS#8, or the older RSA and EC forms, without a password
     * @return the identity
     * @throws IdentityException if a file cannot be read, holds nothing usable, or the two do not fit each other
     */
    public static TlsIdentity fromPem(Path chain, Path key) {
        return fromPem(chain, key, new char[0]);
    }

    /**
     * Reads an identity from two PEM files, the key under a password.
     *
     * @param chain a file with the certificate and its intermediates, in any order
     * @param key a file with the private key, encrypted or not
     * @param password of the key; the caller may wipe it afterwards
     * @return the identity
     * @throws IdentityException if a file cannot be read, holds nothing usable, or the two do not fit each other
     */
    public static TlsIdentity fromPem(Path chain, Path key, char[] password) {
        IdentityReader reader = new IdentityReader();
        return reader.identity(reader.text(chain), chain.toString(), reader.text(key), key.toString(), password);
    }

    /**
     * Reads an identity from PEM texts.
     *
     * @param chain the certificate and its intermediates, in any order
     * @param key the private key: PKCS#8, or the older RSA and EC forms, without a password
     * @return the identity
     * @throws IdentityException if a text holds nothing usable, or the two do not fit each other
     */
    public static TlsIdentity ofPem(String chain, String key) {
        return new IdentityReader().identity(chain, "the chain", key, "the key text", new char[0]);
    }

    /**
     * Reads an identity from a PKCS#12 file with one private key.
     *
     * @param file such as {@code sbc1.p12} or {@code sbc1.pfx}
     * @param password of the file and the key; the caller may wipe it afterwards
     * @return the identity
     * @throws IdentityException if the file cannot be read, the password is wrong, or it holds not exactly one key
     */
    public static TlsIdentity fromPkcs12(Path file, char[] password) {
        return new IdentityReader().pkcs12(file, password);
    }

    /**
     * Examines the identity as Microsoft will.
     *
     * @param now the moment of the check; the answer changes with it
     * @param names the hosts that the certificate has to cover: the trunk's and, for a carrier, the tenants'
     * @return all problems, fatal ones first; empty if there is nothing to say
     */
    public List<IdentityProblem> check(Instant now, Fqdn... names) {
        return new IdentityChecks(this).all(now, Arrays.asList(names));
    }

    /**
     * Examines the identity and insists on it.
     *
     * @param now the moment of the check
     * @param names the hosts that the certificate has to cover
     * @return this
     * @throws IdentityException with all fatal problems, if there is one
     */
    public TlsIdentity require(Instant now, Fqdn... names) {
        List<IdentityProblem> fatal =
                check(now, names).stream().filter(IdentityProblem::fatal).toList();
        if (!fatal.isEmpty()) {
            throw new IdentityException(fatal);
        }
        return this;
    }

    /**
     * Whether the certificate may speak for a host.
     *
     * @param host one of ours
     * @return true if a subject alternative name covers it
     */
    public boolean covers(Fqdn host) {
        return names().stream().anyMatch(name -> name.covers(host));
    }

    /**
     * The names in the certificate.
     *
     * @return its usable dNSNames
     */
    public List<CertificateName> names() {
        return CertificateName.of(certificate());
    }

    /**
     * The certificate for the key.
     *
     * @return the leaf of the chain
     */
    public X509Certificate certificate() {
        return chain.leaf();
    }

    /**
     * What is sent in a handshake.
     *
     * @return the certificate, then each one's issuer
     */
    public List<X509Certificate> chain() {
        return chain.path();
    }

    /**
     * The serial number of the certificate.
     *
     * @return as its issuer gave it
     */
    public BigInteger serial() {
        return certificate().getSerialNumber();
    }

    /**
     * Since when the certificate is valid.
     *
     * @return the first moment
     */
    public Instant notBefore() {
        return certificate().getNotBefore().toInstant();
    }

    /**
     * Until when the certificate is valid.
     *
     * @return the last moment
     */
    public Instant notAfter() {
        return certificate().getNotAfter().toInstant();
    }

    PrivateKey key() {
        return key;
    }

    List<X509Certificate> strays() {
        return chain.strays();
    }

    /** Subject, serial number and end of validity; nothing of the key. */
    @Override
    public String toString() {
        return CertificateChain.subject(certificate()) + ", serial " + serial().toString(16) + ", until " + notAfter();
    }
}
