package io.drsip.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedTeamsMainTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private final Path folder;

    SimulatedTeamsMainTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private int run(String... words) {
        SimulatedTeamsMain program = new SimulatedTeamsMain(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        return program.run(Arrays.asList(words));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void helpNamesEveryBehaviour() {
        int code = run("--help");

        assertEquals(0, code);
        assertTrue(said().contains("busy-without-retry-after"), said());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --colour red                    | there is no option --colour
            --trunk                         | --trunk needs a value
            --number +14255550100           | --number belongs behind a --trunk
            --trunk a.b:0                   | a port is 1 to 65535
            --invites sometimes             | a behaviour is one of
            --host nonsense                 | a host is name:port=address:port
            --datacenter sip                | --datacenter is NAME=ADDRESS:PORT
            --datacenter sip.a.b=127.0.0.1:0,xx | a region is eu, us or as
            --call a,b                      | --call is TRUNK,CALLER,CALLEE
            --key k.pem                     | --certificate and --key belong together
            --time-scale fast               | --time-scale is a number
            --time-scale 0                  | timeScale must be positive
            --trunk not_a_name              | host name
            """)
    void aWrongCommandLineEndsWithTwo(String words, String complaint) {
        int code = run(words.split(" ", -1));

        assertEquals(2, code, complained());
        assertTrue(complained().contains(complaint), complained());
    }

    @Test
    void aMissingFileOrAPortInUseEndsWithThree() throws IOException {
        int missing = run("--trust", folder.resolve("none.pem").toString());
        int used;
        try (ServerSocket other = new ServerSocket(0, 1, Addresses.ip("127.0.0.1"))) {
            used = run("--datacenter", "sip.pstnhub.microsoft.com=127.0.0.1:" + other.getLocalPort());
        }

        assertEquals(List.of(3, 3), List.of(missing, used));
        assertTrue(complained().contains("cannot listen at 127.0.0.1:"), complained());
    }

    @Test
    void aRunTellsWhereItIsAndWritesWhatAnSbcNeeds() {
        int code = run("--for", "0", "--folder", folder.toString(), "--issue", "sbc1.contoso.com", "--ladder");

        assertEquals(0, code, complained());
        assertTrue(said().contains("sip2.pstnhub.microsoft.com at 127.0.0.1:"), said());
        assertTrue(said().endsWith("0 violations, 0 times unreachable\n"), said());
        assertTrue(Files.exists(folder.resolve("microsoft-root.pem")));
        assertTrue(Files.exists(folder.resolve("sbc1.contoso.com.pem")));
    }

    @Test
    void certificatesComeFromFilesOfEitherKind() throws IOException {
        TestAuthority authority = TestAuthority.create(Clock.systemUTC().instant());
        TestCertificate microsoft = authority.issue("sip.pstnhub.microsoft.com").build();
        Path chain = folder.resolve("m.pem");
        Path key = folder.resolve("m.key");
        Path store = folder.resolve("m.p12");
        microsoft.writePem(chain, key);
        Files.write(store, microsoft.pkcs12("secret".toCharArray()));

        int pem = run("--for", "0", "--certificate", chain.toString(), "--key", key.toString(), "--trust", "" + chain);
        int pkcs12 = run("--for", "0", "--pkcs12", "" + store, "--password", "secret", "--trust", "" + store);
        int wrong = run("--for", "0", "--pkcs12", "" + store, "--password", "other");

        assertEquals(List.of(0, 0, 3), List.of(pem, pkcs12, wrong), complained());
    }

    @Test
    void aCallIsPlacedWhenTheTrunkTurnsActive() throws IOException {
        CommandLine line = CommandLine.parse(
                List.of("--trunk=sbc1.contoso.com", "--call", "sbc1.contoso.com,+14255550100,+14255550199"),
                Set.of("--trunk", "--call"),
                Set.of());
        Launch launch = new Launch(line);
        try (SimulatedTeams teams = launch.start();
                RawSbc sbc = new RawSbc(teams, "sbc1.contoso.com")) {
            launch.placeCalls(teams);
            String options = RawInvite.spoilt("ping", "INVITE", "OPTIONS sip:sip.pstnhub.microsoft.com SIP/2.0")
                    .replace("1 INVITE", "1 OPTIONS");

            sbc.dial("sip.pstnhub.microsoft.com", 5061).send(options).read();
            RawConnection first = sbc.accept();
            first.send(RawMessage.answer(first.read(), "200 OK", "t", "Contact: <sip:sbc1.contoso.com>"));

            assertTrue(sbc.accept().read().startsWith("INVITE sip:+14255550199@sbc1.contoso.com:5061;"));
            teams.recording().awaitNote(Recorded.Kind.EVENT, "is ACTIVE", SOON);
        }
    }
}
