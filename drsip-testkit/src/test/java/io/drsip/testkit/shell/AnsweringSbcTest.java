package io.drsip.testkit.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.Method;
import io.drsip.sip.Status;
import io.drsip.testkit.CallPlan;
import io.drsip.testkit.RequestPath;
import io.drsip.testkit.SimulatedCall;
import io.drsip.testkit.SimulatedTeams;
import io.drsip.testkit.SimulatedTenant;
import io.drsip.testkit.TestCertificate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The answering SBC as somebody in front of a shell sees it: options in, lines and an exit code out. */
final class AnsweringSbcTest {

    private static final String NAME = "sbc1.contoso.com";
    private static final String USER = "+14255550100";
    private static final String OUTSIDE = "+14255550199";
    private static final String COLLEAGUE = "11111111-2222-4333-8444-555555555555";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final SimulatedTeams teams = SimulatedTeams.builder()
            .tenant(SimulatedTenant.of(NAME, 5061, USER))
            .start();

    // Where this test keeps its files, and where its SBC listens.
    private Path folder = Path.of("");
    private int port;

    @BeforeEach
    void writeFiles(@TempDir Path fresh) throws Exception {
        folder = fresh;
        TestCertificate certificate = teams.sbcAuthority().issue(NAME).build();
        certificate.writePem(folder.resolve("chain.pem"), folder.resolve("key.pem"));
        Files.write(folder.resolve("sbc1.p12"), certificate.pkcs12("secret".toCharArray()));
        Files.writeString(folder.resolve("password"), "secret\n");
        Files.writeString(
                folder.resolve("roots.pem"), pem(teams.microsoftRoots().get(0)));
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        teams.sbc(NAME, 5061, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private static String pem(X509Certificate certificate) throws CertificateEncodingException {
        String base64 = Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
    }

    @AfterEach
    void close() {
        teams.close();
    }

    private int run(String... options) {
        return AnsweringSbc.run(print(out), print(err), options);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String[] sbc(String... more) {
        List<String> options = new ArrayList<>(List.of("--fqdn", NAME, "--listen", "127.0.0.1:" + port));
        teams.names().toString().lines().forEach(line -> options.addAll(List.of("--host", line)));
        options.addAll(Arrays.asList(more));
        return options.toArray(String[]::new);
    }

    private String[] pemSbc(String... more) {
        List<String> options = new ArrayList<>(List.of("--certificate", file("chain.pem"), "--key", file("key.pem")));
        options.addAll(List.of("--trust", file("roots.pem")));
        options.addAll(Arrays.asList(more));
        return sbc(options.toArray(String[]::new));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private String lines() {
        return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void itEndsWhenBothDirectionsWork() {
        int code = run(pemSbc("--exit-when-online"));

        assertEquals(0, code, this::lines);
        assertTrue(lines().contains("online: our OPTIONS are answered; OPTIONS from Microsoft arrive"), this::lines);
        assertTrue(lines().contains("sip.pstnhub.microsoft.com UNKNOWN -> UP"), this::lines);
    }

    @Test
    void pkcs12FilesServeAsWell() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("root", teams.microsoftRoots().get(0));
        try (OutputStream target = Files.newOutputStream(folder.resolve("roots.p12"))) {
            store.store(target, "secret".toCharArray());
        }

        int code = run(sbc(
                "--pkcs12",
                file("sbc1.p12"),
                "--password-file",
                file("password"),
                "--trust",
                file("roots.p12"),
                "--trust-password-file",
                file("password"),
                "--exit-when-online"));

        assertEquals(0, code, this::lines);
    }

    @Test
    void aCallIsPlacedAndItsNumbersAreHidden() {
        int code = run(pemSbc("--call", OUTSIDE + "," + USER, "--talk", "0.1", "--once"));

        assertEquals(0, code, this::lines);
        assertTrue(lines().contains("call 1: +1425555**** calls +1425555**** for " + NAME), this::lines);
        assertTrue(lines().contains("call 1: over, the PBX ended it"), this::lines);
        assertFalse(lines().contains("5550"), this::lines);
        assertEquals(List.of(), teams.recording().violations());
    }

    @Test
    void aCallOfTeamsIsAnswered() {
        CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> run(pemSbc("--once", "--numbers")));
        teams.recording().awaitReceived(Method.OPTIONS, PATIENCE);

        SimulatedCall call = teams.placeCall(CallPlan.of(NAME, USER, OUTSIDE)).join();
        call.awaitAnswered(PATIENCE).hangUp().join();

        assertEquals(0, code.join(), this::lines);
        assertTrue(lines().contains("call 1: " + USER + " calls " + OUTSIDE), this::lines);
        assertEquals(List.of(), teams.recording().violations());
    }

    @Test
    void whatGoesOnInsideACallIsAnsweredAndTold() {
        CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> run(pemSbc("--once")));
        SimulatedCall call = answeredCall();

        assertEquals(Status.OK, call.hold().join());
        call.requestsCome(RequestPath.SAME_CONNECTION).join();
        assertEquals(Status.OK, call.resume().join());
        assertEquals(Status.OK, call.refresh().join());
        assertEquals(Status.OK, call.reinvites().newMedia().join());
        call.hangUp().join();

        assertEquals(0, code.join(), this::lines);
        String all = lines();
        for (String line : List.of(
                "held by Microsoft",
                "goes on",
                "refreshed",
                "Microsoft offers another session",
                "the offer is answered",
                "over, Microsoft ended it")) {
            assertTrue(all.contains("call 1: " + line), () -> line + " is missing in:\n" + all);
        }
        assertEquals(List.of(), teams.recording().violations());
    }

    private SimulatedCall answeredCall() {
        teams.recording().awaitReceived(Method.OPTIONS, PATIENCE);
        return teams.placeCall(CallPlan.of(NAME, USER, OUTSIDE)).join().awaitAnswered(PATIENCE);
    }

    @Test
    void aTransferIsRefusedUnlessTheSbcShallCarryItOut() {
        CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> run(pemSbc("--once")));
        SimulatedCall call = answeredCall();

        assertEquals(Status.METHOD_NOT_ALLOWED, call.transfer(COLLEAGUE).join());
        call.hangUp().join();

        assertEquals(0, code.join(), this::lines);
    }

    @Test
    void aTransferIsCarriedOutIfTheSbcShallDoIt() {
        CompletableFuture<Integer> code =
                CompletableFuture.supplyAsync(() -> run(pemSbc("--transfers", "sbc", "--once")));
        SimulatedCall call = answeredCall();

        assertEquals(202, call.transfer(COLLEAGUE).join().code());
        call.awaitEnded(PATIENCE);

        assertEquals(0, code.join(), this::lines);
        String all = lines();
        for (String line : List.of(
                "call 1: is to be transferred",
                "call 2: calls a Teams user, as a transfer asks for",
                "call 2: answered",
                "call 1: the transfer is over, 200 OK")) {
            assertTrue(all.contains(line), () -> line + " is missing in:\n" + all);
        }
        assertEquals(List.of(), teams.recording().violations());
    }

    @Test
    void aCallThatIsRefusedIsAFailure() {
        int code = run(pemSbc("--call", OUTSIDE + ",+14255550177", "--once"));

        assertEquals(1, code, this::lines);
        assertTrue(lines().contains("call 1: not answered, Microsoft refused it with 404"), this::lines);
    }

    @Test
    void whatIsMissingIsSaidWhenTimeIsOver() {
        teams.datacenters().forEach(datacenter -> datacenter.goDown());

        int code = run(pemSbc("--exit-when-online", "--timeout", "0.5"));

        assertEquals(1, code, this::lines);
        assertTrue(lines().contains("no 2xx to our OPTIONS; no OPTIONS from Microsoft"), this::lines);
        assertTrue(lines().contains("compare sbc1.contoso.com and port 5061 with the pairing"), this::lines);
    }

    @Test
    void allMistakesAreToldAtOnce() {
        int code = run(
                "--fqdn", "sbc1", "--port", "70000", "--host", "nonsense", "--dns", "192.0.2.53", "--call", "1425555");

        assertEquals(2, code);
        for (String part : List.of(
                "--fqdn sbc1",
                "--port 70000: a port is a number",
                "--host nonsense: a host is name:port=address:port",
                "a certificate is needed: --certificate",
                "--call 1425555: give caller,called",
                "--help names the options")) {
            assertTrue(lines().contains(part), () -> part + " is missing in:\n" + lines());
        }
    }

    @Test
    void aMistypedOptionIsToldWithTheRightOne() {
        assertEquals(2, run("--fqdns", NAME));
        assertTrue(lines().contains("--fqdns is no option of this program; --fqdn NAME is one"), this::lines);
    }

    @Test
    void aCertificateForAnotherNameIsRefusedBeforeAnythingRuns() {
        String[] options = pemSbc("--fqdn", "sbc2.contoso.com");

        assertEquals(2, run(options));
        assertTrue(lines().contains("does not cover sbc2.contoso.com"), this::lines);
    }

    @Test
    void aPortThatIsTakenHasItsOwnCode() throws IOException {
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertTrue(taken.isBound());
            assertEquals(3, run(pemSbc("--exit-when-online")), this::lines);
        }
        assertTrue(lines().contains("cannot listen at"), this::lines);
    }

    @Test
    void theHelpNamesEveryOption() {
        assertEquals(0, run("--help"));
        for (String name :
                List.of("--fqdn NAME", "--pkcs12 FILE", "--dns ADDRESS[:PORT]", "--exit-when-online", "Exit codes")) {
            assertTrue(lines().contains(name), () -> name + " is missing in:\n" + lines());
        }
    }
}
