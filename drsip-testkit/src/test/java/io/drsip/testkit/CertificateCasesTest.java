package io.drsip.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.Fqdn;
import io.drsip.tls.TlsContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a peer may show, when we dial it and when it dials us. With the folder of certificate cases at hand, their
 * verdicts for checking a proxy take the place of those in the table.
 */
final class CertificateCasesTest {

    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

    /** case | the name that counts | the certificate | when we dial | when it dials us */
    private static final String CASES = """
            san-exact           | sbc1.contoso.com  | dns:sbc1.contoso.com                          | accept | accept
            cn-only             | sbc1.contoso.com  | cn:sbc1.contoso.com                           | reject | reject
            san-other-cn-match  | sbc1.contoso.com  | dns:other.contoso.com cn:sbc1.contoso.com     | reject | reject
            san-many            | sbc1.contoso.com  | dns:a.com dns:b.com dns:sbc1.contoso.com      | accept | accept
            san-1000            | sbc1.contoso.com  | hosts:999 dns:sbc1.contoso.com                | accept | accept
            wild-san            | sbc1.contoso.com  | dns:*.contoso.com                             | accept | accept
            wild-cn             | sbc1.contoso.com  | cn:*.contoso.com                              | reject | reject
            wild-two-levels     | sbc1.contoso.com  | dns:*.com                                     | reject | reject
            wild-base           | contoso.com       | dns:*.contoso.com                             | reject | accept
            wild-double         | sbc1.contoso.com  | dns:*.*.com                                   | reject | reject
            wild-partial        | sbc1.contoso.com  | dns:s*.contoso.com                            | reject | reject
            wild-suffix         | sbc1.contoso.com  | dns:*1.contoso.com                            | reject | reject
            wild-inner          | sbc1.contoso.com  | dns:s*1.contoso.com                           | reject | reject
            wild-mid            | sbc1.contoso.com  | dns:sbc1.*.com                                | reject | reject
            wild-alone          | sbc1.contoso.com  | dns:*                                         | reject | reject
            wild-two-stars      | sbc1.contoso.com  | dns:**.contoso.com                            | reject | reject
            wild-tld            | contoso.com       | dns:*.com                                     | reject | reject
            wild-xn             | xn--bcher-kva.contoso.com | dns:xn--*.contoso.com                 | reject | reject
            wild-idn            | xn--bcher-kva.contoso.com | dns:*.contoso.com                     | accept | accept
            idn-a-label         | xn--bcher-kva.contoso.com | dns:XN--bcher-kva.contoso.com         | accept | accept
            idn-homograph       | xn--bc1-ehd.contoso.com   | dns:sbc1.contoso.com                  | reject | reject
            case                | sbc1.contoso.com  | dns:SBC1.Contoso.COM                          | accept | accept
            ref-trailing-dot    | sbc1.contoso.com. | dns:sbc1.contoso.com                          | accept | accept
            san-trailing-dot    | sbc1.contoso.com  | dns:sbc1.contoso.com.                         | reject | reject
            san-nul             | sbc1.contoso.com  | dns:sbc1.contoso.com\\0.evil.com              | reject | reject
            cn-nul              | sbc1.contoso.com  | cn:sbc1.contoso.com\\0.evil.com               | reject | reject
            dns-san-ip-text     | sbc1.contoso.com  | dns:192.0.2.1                                 | reject | reject
            ip-san              | sbc1.contoso.com  | ip:192.0.2.1                                  | reject | reject
            uri-san             | sbc1.contoso.com  | uri:sip:sbc1.contoso.com                      | reject | reject
            email-san-cn        | sbc1.contoso.com  | mail:a@b.com cn:sbc1.contoso.com              | reject | reject
            uri-san-cn          | sbc1.contoso.com  | uri:sip:other.com cn:sbc1.contoso.com         | reject | reject
            suffix-attack       | sbc1.contoso.com  | dns:sbc1.contoso.com.evil.com                 | reject | reject
            prefix-attack       | sbc1.contoso.com  | dns:xsbc1.contoso.com                         | reject | reject
            leading-dot         | sbc1.contoso.com  | dns:.contoso.com                              | reject | reject
            name-constraint-ok  | sbc1.contoso.com  | dns:sbc1.contoso.com by:permitted:contoso.com | accept | accept
            name-constraint-bad | sbc1.fabrikam.com | dns:sbc1.fabrikam.com by:permitted:contoso.com | reject | reject
            expired             | sbc1.contoso.com  | dns:sbc1.contoso.com days:-30..-1             | reject | reject
            not-yet             | sbc1.contoso.com  | dns:sbc1.contoso.com days:1..30               | reject | reject
            self-signed         | sbc1.contoso.com  | dns:sbc1.contoso.com by:self                  | reject | reject
            unknown-ca          | sbc1.contoso.com  | dns:sbc1.contoso.com by:stranger              | reject | reject
            no-intermediate     | sbc1.contoso.com  | dns:sbc1.contoso.com send:leaf                | reject | reject
            chain-disorder      | sbc1.contoso.com  | dns:sbc1.contoso.com send:disorder            | accept | accept
            chain-extra         | sbc1.contoso.com  | dns:sbc1.contoso.com send:extra               | accept | accept
            chain-deep          | sbc1.contoso.com  | dns:sbc1.contoso.com by:deep:5                | accept | accept
            chain-too-deep      | sbc1.contoso.com  | dns:sbc1.contoso.com by:deep:6                | reject | reject
            chain-long          | sbc1.contoso.com  | dns:sbc1.contoso.com by:deep:12               | reject | reject
            chain-crowd         | sbc1.contoso.com  | dns:sbc1.contoso.com send:many                | reject | reject
            chain-maze          | sbc1.contoso.com  | dns:sbc1.contoso.com send:maze                | reject | reject
            chain-big           | sbc1.contoso.com  | dns:sbc1.contoso.com hosts:2000               | reject | reject
            intermediate-not-ca | sbc1.contoso.com  | dns:sbc1.contoso.com by:leaf                  | reject | reject
            pathlen             | sbc1.contoso.com  | dns:sbc1.contoso.com by:pathlen               | reject | reject
            leaf-is-ca          | sbc1.contoso.com  | dns:sbc1.contoso.com ku:ca                    | accept | accept
            ku-no-sign          | sbc1.contoso.com  | dns:sbc1.contoso.com ku:none                  | reject | reject
            eku-server          | sbc1.contoso.com  | dns:sbc1.contoso.com eku:SERVER_AUTH          | accept | accept
            eku-client          | sbc1.contoso.com  | dns:sbc1.contoso.com eku:CLIENT_AUTH          | reject | accept
            eku-none            | sbc1.contoso.com  | dns:sbc1.contoso.com eku:none                 | accept | accept
            eku-any             | sbc1.contoso.com  | dns:sbc1.contoso.com eku:ANY                  | accept | accept
            eku-sipdomain       | sbc1.contoso.com  | dns:sbc1.contoso.com eku:SIP_DOMAIN           | reject | reject
            eku-codesign        | sbc1.contoso.com  | dns:sbc1.contoso.com eku:CODE_SIGNING         | reject | reject
            rsa-1024            | sbc1.contoso.com  | dns:sbc1.contoso.com key:RSA_1024             | reject | reject
            rsa-2048            | sbc1.contoso.com  | dns:sbc1.contoso.com key:RSA_2048             | accept | accept
            rsa-3072            | sbc1.contoso.com  | dns:sbc1.contoso.com key:RSA_3072             | accept | accept
            ec-p256             | sbc1.contoso.com  | dns:sbc1.contoso.com key:EC_P256              | accept | accept
            ec-p384             | sbc1.contoso.com  | dns:sbc1.contoso.com key:EC_P384              | accept | accept
            sha1                | sbc1.contoso.com  | dns:sbc1.contoso.com digest:SHA1              | reject | reject
            """;

    static Stream<Arguments> cases() {
        TestAuthority root = TestAuthority.create(NOW);
        TestAuthority stranger = TestAuthority.create(NOW, "Stranger");
        TestCertificate ours = root.issue("sbc9.contoso.com").build();
        Map<String, String> known = corpus();
        List<Arguments> cases = new ArrayList<>();
        CASES.lines()
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .forEach(row -> {
                    Fqdn name = Fqdn.parse(row.get(1));
                    TestCertificate peer = new CertificateCase(NOW, root, stranger).of(row.get(2));
                    TlsContext context = TlsContext.builder(ours.identity(), root.trust())
                            .peersWithin(List.of(name))
                            .peersNamed(List.of(name))
                            .clock(InstantSource.fixed(NOW))
                            .build();
                    String dialled = known.getOrDefault(row.get(0), row.get(3));
                    cases.add(Arguments.of(row.get(0), name, peer, context, dialled, row.get(4)));
                });
        return cases.stream();
    }

    /**
     * The verdicts of the folder with more cases; none without it. A warning is an acceptance, a setting has our
     * default.
     */
    private static Map<String, String> corpus() {
        Map<String, String> verdicts = new HashMap<>();
        String folder = System.getProperty("drsip.corpus", "");
        if (!folder.isEmpty()) {
            List<List<String>> rows = rows(Path.of(folder, "certs", "cases.tsv"));
            int column = rows.get(0).indexOf("drsip_checks_proxy");
            for (List<String> row : rows.subList(1, rows.size())) {
                String verdict = row.get(column).replace("warn", "accept");
                if (verdict.equals("accept") || verdict.equals("reject")) {
                    verdicts.put(row.get(0), verdict);
                }
            }
        }
        return verdicts;
    }

    private static List<List<String>> rows(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(line -> List.of(line.split("\t", -1))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void aPeerThatWeDialIsJudgedByItsCertificate(
            String label, Fqdn name, TestCertificate peer, TlsContext context, String dialled, String accepted)
            throws SSLException {
        Handshake handshake = Handshake.between(
                context.clientEngine(name, 5061),
                ForeignPeer.with(peer, "TLSv1.3").server());

        assertEquals(dialled, verdict(handshake), () -> label + handshake.clientError());
        assertTrue(handshake.succeeded() || handshake.clientError().isPresent());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void aPeerThatDialsUsIsJudgedByItsCertificate(
            String label, Fqdn name, TestCertificate peer, TlsContext context, String dialled, String accepted)
            throws SSLException {
        Handshake handshake =
                Handshake.between(ForeignPeer.with(peer, "TLSv1.3").client(), context.serverEngine());

        assertEquals(accepted, verdict(handshake), () -> label + handshake.serverError());
        assertTrue(handshake.succeeded() || handshake.serverError().isPresent());
    }

    private static String verdict(Handshake handshake) {
        return handshake.succeeded() ? "accept" : "reject";
    }
}
