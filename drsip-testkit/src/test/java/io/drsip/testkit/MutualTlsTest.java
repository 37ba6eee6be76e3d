package io.drsip.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.Fqdn;
import io.drsip.tls.CertificateName;
import io.drsip.tls.PeerCertificateException;
import io.drsip.tls.TlsContext;
import io.drsip.tls.TlsFailure;
import io.drsip.tls.TlsFailure.Kind;
import io.drsip.tls.TlsPeer;
import io.drsip.tls.TlsProfile;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole handshakes in memory, both ways round, in both versions. */
final class MutualTlsTest {

    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
    private static final Fqdn SIP = Fqdn.parse("sip.pstnhub.microsoft.com");
    private static final Fqdn HUB = Fqdn.parse("pstnhub.microsoft.com");

    private final TestAuthority authority = TestAuthority.create(NOW).intermediate("Test Intermediate");
    private final TestCertificate sbc = authority.issue("sbc1.contoso.com").build();
    private final TestCertificate proxy = authority
            .issue("sip.pstnhub.microsoft.com", "*.pstnhub.microsoft.com")
            .purposes(KeyPurpose.SERVER_AUTH)
            .build();

    private TlsContext ours(String... protocols) {
        return builder(protocols).build();
    }

    private TlsContext.Builder builder(String... protocols) {
        return TlsContext.builder(sbc.identity(), authority.trust())
                .peersWithin(List.of(HUB))
                .profile(TlsProfile.microsoft().withProtocols(List.of(protocols)))
                .clock(InstantSource.fixed(NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void weDialAndBothSidesAreKnown(String version) throws Exception {
        TlsContext ours = ours(version);
        SSLEngine client = ours.clientEngine(SIP, 5061);
        SSLEngine server = ForeignPeer.with(proxy, "TLSv1.2", "TLSv1.3").server();

        Handshake handshake = Handshake.between(client, server);

        assertTrue(handshake.succeeded(), handshake.clientError()::toString);
        TlsPeer peer = ours.verifyPeer(client.getSession(), SIP);
        assertEquals(List.of("sip.pstnhub.microsoft.com", "*.pstnhub.microsoft.com"), peer.names());
        assertEquals(proxy.certificate().getSerialNumber(), peer.serial());
        assertEquals(version, client.getSession().getProtocol());
        assertEquals(sbc.chain(), List.of(server.getSession().getPeerCertificates()));
        assertEquals(
                List.of(new SNIHostName("sip.pstnhub.microsoft.com")),
                ((ExtendedSSLSession) server.getSession()).getRequestedServerNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aPeerWithACertificateForServersOnlyMayDialUs(String version) throws Exception {
        TlsContext ours = ours(version);
        SSLEngine server = ours.serverEngine();

        Handshake handshake =
                Handshake.between(ForeignPeer.with(proxy, "TLSv1.2", "TLSv1.3").client(), server);

        assertTrue(handshake.succeeded(), handshake.serverError()::toString);
        assertEquals(
                List.of("sip.pstnhub.microsoft.com", "*.pstnhub.microsoft.com"),
                ours.verifyPeer(server.getSession()).names());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void ourCertificateIsSentThoughThePeerListsOtherAuthorities(String version) throws Exception {
        X509Certificate stranger = TestAuthority.create(NOW, "Stranger").root();
        SSLEngine server = ForeignPeer.sending(proxy.key(), proxy.chain(), List.of(stranger), version)
                .server();

        Handshake handshake = Handshake.between(ours(version).clientEngine(SIP, 5061), server);

        assertTrue(handshake.succeeded(), handshake.clientError()::toString);
        assertEquals(sbc.chain(), List.of(server.getSession().getPeerCertificates()));
    }

    @ParameterizedTest(name = "{0} asks for {1}: {2}")
    @CsvSource({
        "TLSv1.2, tenant.customers.adatum.biz, tenant.customers.adatum.biz",
        "TLSv1.3, tenant.customers.adatum.biz, tenant.customers.adatum.biz",
        "TLSv1.3, other.customers.adatum.biz, *.customers.adatum.biz",
        "TLSv1.3, sbc1.contoso.com, sbc1.contoso.com",
        "TLSv1.3, sbc9.fabrikam.com, sbc1.contoso.com",
    })
    void aPeerIsShownTheCertificateThatFitsBestToTheNameItAsksFor(String version, String asked, String shown)
            throws Exception {
        TlsContext ours = builder(version)
                .alsoAs(List.of(
                        authority.issue("*.customers.adatum.biz").build().identity(),
                        authority.issue("tenant.customers.adatum.biz").build().identity()))
                .build();
        SSLEngine client = ForeignPeer.with(proxy, version).client();
        SSLParameters parameters = client.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(asked)));
        client.setSSLParameters(parameters);

        Handshake handshake = Handshake.between(client, ours.serverEngine());

        assertTrue(handshake.succeeded(), handshake.serverError()::toString);
        X509Certificate leaf = (X509Certificate) client.getSession().getPeerCertificates()[0];
        assertEquals(shown, CertificateName.of(leaf).get(0).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aServerWithAnotherNameIsRefused(String version) throws Exception {
        SSLEngine client = ours(version).clientEngine(Fqdn.parse("sip.contoso.com"), 5061);

        Handshake handshake =
                Handshake.between(client, ForeignPeer.with(proxy, version).server());

        TlsFailure failure = TlsFailure.of(handshake.clientError().orElseThrow());
        assertEquals(Kind.NAME_MISMATCH, failure.kind());
        assertTrue(failure.text().contains("dialled was sip.contoso.com, and it covers sip.pstnhub"), failure.text());
        assertEquals(
                Kind.OUR_CERTIFICATE_REFUSED,
                TlsFailure.of(handshake.serverError().orElseThrow()).kind());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aPeerOfAnotherDomainMayNotDialUs(String version) throws Exception {
        TestCertificate other = authority.issue("sbc9.fabrikam.com").build();

        Handshake handshake = Handshake.between(
                ForeignPeer.with(other, version).client(), ours(version).serverEngine());

        TlsFailure failure = TlsFailure.of(handshake.serverError().orElseThrow());
        assertEquals(Kind.NAME_MISMATCH, failure.kind());
        assertTrue(failure.text().contains("it covers sbc9.fabrikam.com"), failure.text());
        assertEquals(
                Kind.OUR_CERTIFICATE_REFUSED,
                TlsFailure.of(handshake.clientError().orElseThrow()).kind());
    }

    @Test
    void aWildcardAboveTheDomainIsNotWithinIt() throws Exception {
        TestCertificate wide = authority.issue("*.microsoft.com").build();

        Handshake handshake = Handshake.between(
                ForeignPeer.with(wide, "TLSv1.3").client(), ours("TLSv1.3").serverEngine());

        assertEquals(
                Kind.NAME_MISMATCH,
                TlsFailure.of(handshake.serverError().orElseThrow()).kind());
    }

    @Test
    void withoutADomainNobodyMayDialUs() throws Exception {
        TlsContext ours = builder("TLSv1.3").peersWithin(List.of()).build();

        Handshake handshake =
                Handshake.between(ForeignPeer.with(proxy, "TLSv1.3").client(), ours.serverEngine());

        assertTrue(TlsFailure.of(handshake.serverError().orElseThrow()).text().contains("no domain at all"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aPeerOfAnotherRootIsRefused(String version) throws Exception {
        TestCertificate stranger = TestAuthority.create(NOW, "Stranger")
                .issue("sip.pstnhub.microsoft.com")
                .build();

        Handshake dialled = Handshake.between(
                ours(version).clientEngine(SIP, 5061),
                ForeignPeer.with(stranger, version).server());
        Handshake accepted = Handshake.between(
                ForeignPeer.with(stranger, version).client(), ours(version).serverEngine());

        TlsFailure failure = TlsFailure.of(dialled.clientError().orElseThrow());
        assertEquals(Kind.UNTRUSTED_ROOT, failure.kind());
        assertTrue(failure.text().contains("ends at the issuer CN=Stranger"), failure.text());
        assertEquals(
                Kind.UNTRUSTED_ROOT,
                TlsFailure.of(accepted.serverError().orElseThrow()).kind());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aPeerWithoutACertificateIsRefused(String version) throws Exception {
        ForeignPeer nobody = ForeignPeer.sending(proxy.key(), List.of(), List.of(), version);

        Handshake handshake = Handshake.between(nobody.client(), ours(version).serverEngine());

        assertEquals(
                Kind.NO_PEER_CERTIFICATE,
                TlsFailure.of(handshake.serverError().orElseThrow()).kind());
        assertTrue(handshake.clientError().isPresent());
    }

    @Test
    void anExpiredPeerIsNamedWithItsDate() throws Exception {
        TestCertificate expired = authority
                .issue("sip.pstnhub.microsoft.com")
                .valid(NOW.minus(Duration.ofDays(30)), NOW.minus(Duration.ofDays(1)))
                .build();

        Handshake handshake = Handshake.between(
                ours("TLSv1.3").clientEngine(SIP, 5061),
                ForeignPeer.with(expired, "TLSv1.3").server());

        TlsFailure failure = TlsFailure.of(handshake.clientError().orElseThrow());
        assertEquals(Kind.EXPIRED, failure.kind());
        assertTrue(failure.text().contains("it expired at 2026-06-30T12:00:00Z"), failure.text());
    }

    @Test
    void anEcCertificateHasNoSuiteInTls12() throws Exception {
        TestCertificate ec = authority
                .issue("sip.pstnhub.microsoft.com")
                .key(KeyKind.EC_P256)
                .build();

        Handshake handshake = Handshake.between(
                ours("TLSv1.2").clientEngine(SIP, 5061),
                ForeignPeer.with(ec, "TLSv1.2").server());

        assertEquals(
                Kind.NO_SHARED_CIPHER,
                TlsFailure.of(handshake.clientError().orElseThrow()).kind());
        assertEquals(
                Kind.NO_SHARED_CIPHER,
                TlsFailure.of(handshake.serverError().orElseThrow()).kind());
    }

    @Test
    void versionsThatDoNotMeetAreCalledSo() throws Exception {
        Handshake handshake = Handshake.between(
                ours("TLSv1.3").clientEngine(SIP, 5061),
                ForeignPeer.with(proxy, "TLSv1.2").server());

        assertEquals(
                Kind.PROTOCOL_VERSION,
                TlsFailure.of(handshake.clientError().orElseThrow()).kind());
        assertEquals(
                Kind.PROTOCOL_VERSION,
                TlsFailure.of(handshake.serverError().orElseThrow()).kind());
    }

    @Test
    void aConnectionThatEndsInTheHandshakeIsCalledSo() throws Exception {
        SSLEngine client = ours("TLSv1.3").clientEngine(SIP, 5061);
        client.beginHandshake();

        SSLException error = assertThrows(SSLException.class, client::closeInbound);

        assertEquals(Kind.CLOSED_DURING_HANDSHAKE, TlsFailure.of(error).kind());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aResumedSessionIsCheckedAgainByName(String version) throws Exception {
        TlsContext ours = ours(version);
        ForeignPeer peer = ForeignPeer.with(proxy, version);
        Handshake.between(ours.clientEngine(SIP, 5061), peer.server());
        SSLEngine again = ours.clientEngine(SIP, 5061);

        Handshake resumed = Handshake.between(again, peer.server());

        assertTrue(resumed.succeeded());
        SSLSession session = again.getSession();
        assertEquals(
                proxy.certificate().getSerialNumber(),
                ours.verifyPeer(session, SIP).serial());
        PeerCertificateException refusal = assertThrows(
                PeerCertificateException.class, () -> ours.verifyPeer(session, Fqdn.parse("sip.contoso.com")));
        assertEquals(Kind.NAME_MISMATCH, refusal.kind());
    }

    @Test
    void aContextOfTheSameIdentityStartsWithoutSessions() throws Exception {
        ForeignPeer peer = ForeignPeer.with(proxy, "TLSv1.2");
        SSLEngine first = ours("TLSv1.2").clientEngine(SIP, 5061);
        Handshake.between(first, peer.server());
        SSLEngine second = ours("TLSv1.2").clientEngine(SIP, 5061);

        Handshake.between(second, peer.server());

        assertFalse(
                Arrays.equals(first.getSession().getId(), second.getSession().getId()));
    }

    @Test
    void aSessionWithoutAHandshakeHasNoPeer() {
        TlsContext ours = ours("TLSv1.3");

        PeerCertificateException refusal = assertThrows(
                PeerCertificateException.class,
                () -> ours.verifyPeer(ours.serverEngine().getSession()));

        assertEquals(Kind.NO_PEER_CERTIFICATE, refusal.kind());
    }

    @Test
    void aProfileThatThisJavaCannotSpeakIsRefusedAtOnce() {
        TlsContext.Builder builder = builder("TLSv9");

        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, builder::build);

        assertTrue(refusal.toString().contains("protocols: this JDK supports none of [TLSv9]"));
    }
}
