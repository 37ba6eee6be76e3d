package io.drsip.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.Fqdn;
import io.drsip.tls.IdentityException;
import io.drsip.tls.IdentityProblem;
import io.drsip.tls.TlsIdentity;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.io.pem.PemObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TlsIdentityTest {

    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
    private static final Fqdn SBC = Fqdn.parse("sbc1.contoso.com");
    private static final String PASSWORD = "correct horse";

    private final TestAuthority root = TestAuthority.create(NOW);
    private final TestAuthority authority = root.intermediate("First").intermediate("Second");
    private final TestCertificate sbc =
            authority.issue("sbc1.contoso.com", "*.contoso.com").build();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aChainInAnyOrderIsSortedLeafFirst() {
        List<X509Certificate> reversed = new ArrayList<>(sbc.chain());
        Collections.reverse(reversed);

        TlsIdentity identity = TlsIdentity.of(sbc.key(), reversed);

        assertEquals(sbc.chain(), identity.chain());
        assertEquals(sbc.certificate().getSerialNumber(), identity.serial());
        assertEquals(NOW.plus(Duration.ofDays(90)), identity.notAfter());
        assertEquals("[sbc1.contoso.com, *.contoso.com]", identity.names().toString());
        assertTrue(identity.covers(Fqdn.parse("sbc2.contoso.com")));
        assertFalse(identity.covers(Fqdn.parse("sbc1.fabrikam.com")));
        assertEquals(List.of(), identity.check(NOW, SBC));
        assertSame(identity, identity.require(NOW, SBC));
    }

    @Test
    void theTwoPemFilesMakeAnIdentity() throws IOException {
        Path chain = folder.resolve("chain.pem");
        Path key = folder.resolve("key.pem");
        sbc.writePem(chain, key);

        assertEquals(sbc.chain(), TlsIdentity.fromPem(chain, key).chain());
    }

    @Test
    void oneFileMayHoldBothChainAndKey() throws IOException {
        Path both = Files.writeString(folder.resolve("both.pem"), sbc.keyPem() + sbc.chainPem());

        assertEquals(sbc.chain(), TlsIdentity.fromPem(both, both).chain());
    }

    @Test
    void theOlderFormsOfKeysAreRead() throws IOException {
        TestCertificate ec =
                authority.issue("sbc1.contoso.com").key(KeyKind.EC_P256).build();

        String rsaPem = pem(new JcaMiscPEMGenerator(sbc.key()));
        BigInteger secret = ((ECPrivateKey) ec.key()).getS();
        String ecPem = pem(new PemObject("EC PRIVATE KEY", sec1(secret)));

        assertTrue(rsaPem.startsWith("-----BEGIN RSA PRIVATE KEY-----"));
        assertTrue(ecPem.startsWith("-----BEGIN EC PRIVATE KEY-----"));
        assertEquals(sbc.chain(), TlsIdentity.ofPem(sbc.chainPem(), rsaPem).chain());
        assertEquals(ec.chain(), TlsIdentity.ofPem(ec.chainPem(), ecPem).chain());
    }

    /** As OpenSSL writes it, with the curve inside (RFC 5915). */
    private static byte[] sec1(BigInteger secret) throws IOException {
        return new org.bouncycastle.asn1.sec.ECPrivateKey(256, secret, SECObjectIdentifiers.secp256r1).getEncoded();
    }

    @Test
    void anEncryptedKeyNeedsItsPassword() throws IOException, OperatorCreationException {
        Path chain = Files.writeString(folder.resolve("chain.pem"), sbc.chainPem());
        Path modern = Files.writeString(folder.resolve("modern.pem"), encryptedPkcs8());
        Path old = Files.writeString(folder.resolve("old.pem"), encryptedPkcs1());

        assertEquals(
                sbc.chain(),
                TlsIdentity.fromPem(chain, modern, PASSWORD.toCharArray()).chain());
        assertEquals(
                sbc.chain(),
                TlsIdentity.fromPem(chain, old, PASSWORD.toCharArray()).chain());
        assertProblem("no password was given", () -> TlsIdentity.fromPem(chain, modern));
        assertProblem("password is wrong", () -> TlsIdentity.fromPem(chain, modern, "wrong".toCharArray()));
    }

    private String encryptedPkcs8() throws IOException, OperatorCreationException {
        JceOpenSSLPKCS8EncryptorBuilder encryptor = new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                .setProvider(new BouncyCastleProvider())
                .setRandom(new SecureRandom())
                .setPassword(PASSWORD.toCharArray());
        return pem(new JcaPKCS8Generator(sbc.key(), encryptor.build()));
    }

    private String encryptedPkcs1() throws IOException {
        return pem(new JcaMiscPEMGenerator(
                sbc.key(),
                new JcePEMEncryptorBuilder("AES-256-CBC")
                        .setProvider(new BouncyCastleProvider())
                        .build(PASSWORD.toCharArray())));
    }

    private static String pem(Object object) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        }
        return text.toString();
    }

    @Test
    void aPkcs12FileMakesAnIdentity() throws IOException {
        Path file = Files.write(folder.resolve("sbc.p12"), sbc.pkcs12(PASSWORD.toCharArray()));

        assertEquals(
                sbc.chain(),
                TlsIdentity.fromPkcs12(file, PASSWORD.toCharArray()).chain());
        assertProblem("sbc.p12", () -> TlsIdentity.fromPkcs12(file, "wrong".toCharArray()));
        assertProblem("no such file", () -> TlsIdentity.fromPkcs12(folder.resolve("none.p12"), new char[0]));
    }

    @Test
    void allMissingFilesAreNamedAtOnce() {
        IdentityException problem = assertThrows(
                IdentityException.class,
                () -> TlsIdentity.fromPem(folder.resolve("chain.pem"), folder.resolve("key.pem")));

        assertEquals(2, problem.problems().size());
        assertTrue(problem.toString().contains("chain.pem (no such file): check the path"), problem::toString);
        assertTrue(problem.toString().contains("key.pem (no such file): check the path"), problem::toString);
    }

    @Test
    void swappedTextsAreCalledSo() {
        IdentityException problem =
                assertThrows(IdentityException.class, () -> TlsIdentity.ofPem(sbc.keyPem(), sbc.chainPem()));

        assertEquals(2, problem.problems().size());
        assertTrue(problem.toString().contains("there is no certificate in the chain"), problem::toString);
        assertTrue(problem.toString().contains("there is no private key in the key text"), problem::toString);
    }

    @Test
    void brokenTextsAreProblemsAndNoAccidents() {
        String broken = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
        String brokenKey = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";

        assertProblem("a certificate in the chain is broken", () -> TlsIdentity.ofPem(broken, sbc.keyPem()));
        assertProblem(
                "a certificate in the chain is broken",
                () -> TlsIdentity.ofPem(broken.replace("AAAA", "!!!!*"), sbc.keyPem()));
        assertProblem("cannot be read", () -> TlsIdentity.ofPem(sbc.chainPem(), brokenKey));
        assertProblem("cannot be read", () -> TlsIdentity.ofPem(sbc.chainPem(), brokenKey.replace("AAAA", "MAMCAQA=")));
        assertProblem(
                "cannot be read", () -> TlsIdentity.ofPem(sbc.chainPem(), brokenKey.replace("PRIVATE", "RSA PRIVATE")));
        assertProblem(
                "cannot be read",
                () -> TlsIdentity.ofPem(sbc.chainPem(), brokenKey.replace("PRIVATE", "ENCRYPTED PRIVATE")));
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() {
        TestCertificate other =
                authority.issue("sbc1.contoso.com").freshKey(KeyKind.RSA_2048).build();

        assertProblem(
                "the private key fits none of the 3 certificates, the first of them CN=sbc1.contoso.com",
                () -> TlsIdentity.of(other.key(), sbc.chain()));
    }

    @Test
    void aGapInTheChainIsRefusedWithBothEndsNamed() {
        List<X509Certificate> gap = List.of(sbc.chain().get(0), sbc.chain().get(2));

        assertProblem(
                "its issuer CN=Second,O=drsip test is not there, but CN=First,O=drsip test is",
                () -> TlsIdentity.of(sbc.key(), gap));
    }

    @Test
    void theKeyAppearsInNoText() {
        String text = sbc.identity().toString();

        assertEquals("CN=sbc1.contoso.com,O=drsip test, serial 4, until 2026-09-29T12:00:00Z", text);
    }

    @Test
    void theCheckFindsEverythingThatIsWrong() {
        TlsIdentity identity = authority
                .issue("sbc2.contoso.com")
                .purposes(KeyPurpose.CLIENT_AUTH)
                .key(KeyKind.RSA_1024)
                .valid(NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(2)))
                .build()
                .identity();

        String problems = problems(identity, SBC, Fqdn.parse("sbc2.contoso.com"));

        assertEquals("""
                fatal: the RSA key has 1024 bits
                fatal: CN=sbc2.contoso.com,O=drsip test expired at 2026-06-29T12:00:00Z
                fatal: the certificate does not cover sbc1.contoso.com, only sbc2.contoso.com
                fatal: the extended key usage of the certificate lacks serverAuth""", problems);
        IdentityException refusal = assertThrows(IdentityException.class, () -> identity.require(NOW, SBC));
        assertEquals(4, refusal.problems().size());
    }

    @Test
    void aCertificateOfTomorrowPointsAtTheClock() {
        TlsIdentity identity = authority
                .issue("sbc1.contoso.com")
                .valid(NOW.plus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(9)))
                .build()
                .identity();

        assertTrue(identity.check(NOW, SBC).get(0).toString().endsWith("set the clock of this machine, or wait"));
    }

    @Test
    void anEcKeyHasNoSuiteAtMicrosoft() {
        TlsIdentity identity =
                authority.issue("sbc1.contoso.com").key(KeyKind.EC_P256).build().identity();

        assertEquals(
                "fatal: the certificate has an EC key, and all TLS 1.2 suites of Microsoft are RSA",
                problems(identity, SBC));
    }

    @Test
    void aSelfSignedCertificateIsRefusedAndALonelyOneWarnedOf() {
        TlsIdentity selfSigned =
                root.issue("sbc1.contoso.com").selfSigned().build().identity();
        TlsIdentity lonely = TlsIdentity.of(sbc.key(), sbc.chain().subList(0, 1));

        assertEquals("fatal: the certificate is self-signed", problems(selfSigned, SBC));
        assertEquals(
                "warning: there is no intermediate of CN=Second,O=drsip test behind the certificate",
                problems(lonely, SBC));
        assertSame(lonely, lonely.require(NOW, SBC));
    }

    @Test
    void certificatesThatDoNotBelongAreLeftOutWithAWarning() {
        List<X509Certificate> more = new ArrayList<>(sbc.chain());
        more.add(root.root());
        more.add(TestAuthority.create(NOW, "Stranger").root());

        TlsIdentity identity = TlsIdentity.of(sbc.key(), more);

        assertEquals(4, identity.chain().size());
        assertEquals(
                "warning: 1 certificates do not belong to the chain and are not sent, the first "
                        + "CN=Stranger,O=drsip test",
                problems(identity, SBC));
    }

    private static String problems(TlsIdentity identity, Fqdn... names) {
        return identity.check(NOW, names).stream()
                .map(problem -> (problem.fatal() ? "fatal: " : "warning: ") + problem.text())
                .collect(Collectors.joining("\n"));
    }

    private static void assertProblem(String text, Runnable load) {
        IdentityException problem = assertThrows(IdentityException.class, load::run);
        assertTrue(problem.toString().contains(text), problem::toString);
        assertTrue(problem.problems().stream().allMatch(IdentityProblem::fatal));
    }
}
