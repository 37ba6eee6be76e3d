package io.drsip.testkit;

import io.drsip.sip.Fqdn;
import io.drsip.sip.Status;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** A simulation as a command line describes it. Single thread. */
final class Launch {

    private static final int DNS_PORT = 53;

    private final CommandLine line;
    private final BehaviourNames behaviours = new BehaviourNames();
    private final List<List<String>> calls;
    private final int talkSeconds;

    Launch(CommandLine line) {
        this.line = line;
        this.calls = line.values("--call").stream().map(Launch::call).toList();
        this.talkSeconds = Numbers.of("--talk", line.last("--talk").orElse("5"), 0, 86_400);
    }

    private static List<String> call(String value) {
        List<String> parts = Arrays.asList(value.split(",", -1));
        if (parts.size() != 3) {
            throw new IllegalArgumentException("--call is TRUNK,CALLER,CALLEE, not \"" + value + "\"");
        }
        return parts;
    }

    SimulatedTeams start() throws IOException {
        String domain = line.last("--domain-of-microsoft").orElse("pstnhub.microsoft.com");
        NameTable names = new NameTable();
        line.values("--host").forEach(names::add);
        SimulatedTeamsBuilder builder = SimulatedTeams.builder()
                .domain(domain)
                .names(names)
                .knobs(knobs())
                .tenant(TenantOptions.of(line).toArray(SimulatedTenant[]::new));
        line.values("--datacenter").forEach(value -> datacenter(builder, value, domain));
        line.last("--dns").ifPresent(value -> builder.dns(dnsServer(value)));
        identity(builder);
        trust(builder);
        SimulatedTeams teams = builder.start();
        script(teams);
        return teams;
    }

    private Knobs knobs() {
        return Knobs.builder()
                .timeScale(factor(line.last("--time-scale").orElse("1")))
                .recordRoute(!line.has("--no-record-route"))
                .inDialogOnNewConnection(!line.has("--no-new-connections"))
                .build();
    }

    private static double factor(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--time-scale is a number, not \"" + text + "\"", e);
        }
    }

    private static void datacenter(SimulatedTeamsBuilder builder, String value, String domain) {
        int equals = value.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException("--datacenter is NAME=ADDRESS:PORT[,REGION], not \"" + value + "\"");
        }
        int comma = value.indexOf(',', equals);
        String address = value.substring(equals + 1, comma < 0 ? value.length() : comma);
        String region = comma < 0 ? "eu" : value.substring(comma + 1).toLowerCase(Locale.ROOT);
        builder.datacenter(value.substring(0, equals), Addresses.parse(address), region(region, domain));
    }

    private static SimulatedRegion region(String code, String domain) {
        return switch (code) {
            case "eu" -> SimulatedRegion.europe(domain);
            case "us" -> SimulatedRegion.america(domain);
            case "as" -> SimulatedRegion.asia(domain);
            default -> throw new IllegalArgumentException("a region is eu, us or as, not \"" + code + "\"");
        };
    }

    private static InetSocketAddress dnsServer(String value) {
        boolean bare = value.indexOf(':') < 0 || value.endsWith("]");
        return bare
                ? new InetSocketAddress(Addresses.ip(value.replace("[", "").replace("]", "")), DNS_PORT)
                : Addresses.parse(value);
    }

    private void identity(SimulatedTeamsBuilder builder) throws IOException {
        if (line.has("--pkcs12")) {
            Path file = Path.of(line.last("--pkcs12").orElseThrow());
            builder.credentials(Credentials.fromPkcs12(file, password()));
        } else if (line.has("--certificate") || line.has("--key")) {
            String chain = line.last("--certificate").orElseThrow(Launch::bothFiles);
            String key = line.last("--key").orElseThrow(Launch::bothFiles);
            builder.credentials(Credentials.fromPem(Path.of(chain), Path.of(key)));
        }
    }

    private static IllegalArgumentException bothFiles() {
        return new IllegalArgumentException("--certificate and --key belong together");
    }

    private void trust(SimulatedTeamsBuilder builder) throws IOException {
        List<X509Certificate> roots = new ArrayList<>();
        for (String file : line.values("--trust")) {
            boolean isStore = file.endsWith(".p12") || file.endsWith(".pfx");
            Path path = Path.of(file);
            roots.addAll(isStore ? Credentials.certificates(path, password()) : Credentials.certificates(path));
        }
        builder.trust(roots);
    }

    private char[] password() {
        return line.last("--password").orElse("").toCharArray();
    }

    private void script(SimulatedTeams teams) {
        for (SimulatedDatacenter datacenter : teams.datacenters()) {
            write(datacenter.options(), line.values("--options"));
            write(datacenter.invites(), line.values("--invites"));
        }
    }

    private void write(Script script, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            Behaviour behaviour = behaviours.named(names.get(i));
            if (i + 1 < names.size()) {
                script.next(behaviour);
            } else {
                script.always(behaviour);
            }
        }
    }

    /** Writes what an SBC needs, and says where. */
    List<String> files(SimulatedTeams teams) throws IOException {
        List<String> said = new ArrayList<>();
        Path folder = Path.of(line.last("--folder").orElse("simulated-teams"));
        if (!teams.microsoftRoots().isEmpty() && (line.has("--folder") || line.has("--issue"))) {
            Files.createDirectories(folder);
            Path root = folder.resolve("microsoft-root.pem");
            Files.writeString(root, PemText.of(teams.microsoftRoots().get(0)));
            said.add("the SBC has to trust " + root);
        }
        for (String value : line.values("--issue")) {
            Files.createDirectories(folder);
            String[] names = value.split(",", -1);
            String stem = names[0].replace("*", "_");
            Path chain = folder.resolve(stem + ".pem");
            Path key = folder.resolve(stem + ".key");
            teams.sbcAuthority().issue(names).build().writePem(chain, key);
            said.add("a certificate for the SBC is " + chain + ", its key " + key);
        }
        return said;
    }

    /** Each call goes once, when its trunk turns active. */
    void placeCalls(SimulatedTeams teams) {
        for (List<String> call : calls) {
            Fqdn trunk = Fqdn.parse(call.get(0));
            CallPlan plan = CallPlan.of(call.get(0), call.get(1), call.get(2));
            CompletableFuture<?> unused = teams.recording()
                    .when(recorded -> recorded instanceof Recorded.Note note
                            && note.text().equals(trunk + " is " + TrunkStatus.ACTIVE))
                    .thenCompose(active -> teams.placeCall(plan))
                    .thenCompose(SimulatedCall::answered)
                    .thenCompose(this::hangUpLater);
        }
    }

    private CompletableFuture<Status> hangUpLater(SimulatedCall call) {
        Executor later = CompletableFuture.delayedExecutor(talkSeconds, TimeUnit.SECONDS);
        return CompletableFuture.completedFuture(call).thenComposeAsync(SimulatedCall::hangUp, later);
    }
}
