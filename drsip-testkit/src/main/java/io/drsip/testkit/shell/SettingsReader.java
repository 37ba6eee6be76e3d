package io.drsip.testkit.shell;

import io.drsip.call.CallConfig;
import io.drsip.call.TransferMode;
import io.drsip.net.HostResolver;
import io.drsip.sip.Fqdn;
import io.drsip.sip.SipParseException;
import io.drsip.tenant.PhoneNumber;
import io.drsip.tenant.Tenant;
import io.drsip.testkit.NameTable;
import io.drsip.testkit.shell.SbcSettings.Goal;
import io.drsip.testkit.shell.SbcSettings.Order;
import io.drsip.testkit.shell.SbcSettings.Routine;
import io.drsip.tls.TlsIdentity;
import io.drsip.tls.Trust;
import io.drsip.trunk.Cloud;
import io.drsip.trunk.Datacenter;
import io.drsip.trunk.TrunkConfig;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Makes settings of a command line, and collects what is wrong with it. Single thread, for one use. */
final class SettingsReader {

    private static final int SIP_TLS_PORT = 5061;
    private static final int DNS_PORT = 53;

    private final CommandLine line;
    private final LocalDate today;
    private final List<String> problems = new ArrayList<>();

    private SettingsReader(CommandLine line, LocalDate today) {
        this.line = line;
        this.today = today;
    }

    /**
     * Reads the files that the options name, and makes the settings.
     *
     * @throws UsageException naming everything that is wrong
     */
    static SbcSettings read(CommandLine line) {
        return new SettingsReader(line, LocalDate.now(ZoneOffset.UTC)).read();
    }

    private SbcSettings read() {
        Optional<TrunkConfig> trunk = trunk();
        Optional<TlsIdentity> identity = identity();
        Optional<Trust> trust = read("trust", file -> KeyFiles.trust(file, line.value("trust-password-file")));
        Optional<HostResolver> names = names();
        List<InetSocketAddress> dns = readAll("dns", text -> SocketText.parse(text, DNS_PORT));
        if (names.isPresent() && !dns.isEmpty()) {
            problems.add("--host and --dns exclude each other: a table stands instead of DNS");
        }
        int port = trunk.map(TrunkConfig::port).orElse(SIP_TLS_PORT);
        InetSocketAddress listen =
                read("listen", text -> SocketText.parse(text, port)).orElseGet(() -> new InetSocketAddress(port));
        List<Tenant> tenants = tenants(trunk);
        Routine routine = routine(trunk, listen);
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
        return new SbcSettings(
                trunk.orElseThrow(), identity.orElseThrow(), listen, trust, names, dns, tenants, routine);
    }

    private Optional<TrunkConfig> trunk() {
        if (!line.has("fqdn")) {
            problems.add("--fqdn is missing: the name that the SBC has in Teams, such as sbc1.contoso.com");
        }
        Optional<Fqdn> fqdn = read("fqdn", Fqdn::parse);
        Optional<Integer> port = read("port", SocketText::port);
        Optional<Cloud> cloud = cloud();
        CallConfig calls = CallConfig.builder()
                .transfers(read("transfers", SettingsReader::transfers).orElse(TransferMode.MICROSOFT))
                .build();
        if (fqdn.isEmpty() || cloud.isEmpty()) {
            return Optional.empty();
        }
        return attempt("--fqdn " + fqdn.get(), () -> {
            TrunkConfig.Builder builder = TrunkConfig.builder(fqdn.get())
                    .port(port.orElse(SIP_TLS_PORT))
                    .cloud(cloud.get())
                    .calls(calls)
                    .userAgent("drsip-answering-sbc");
            return (line.has("carrier") ? builder.carrier() : builder).build();
        });
    }

    private Optional<Cloud> cloud() {
        Optional<Cloud> named = read("cloud", SettingsReader::cloudNamed);
        List<Datacenter> datacenters = readAll("datacenter", SettingsReader::datacenter);
        Optional<Fqdn> suffix = read("suffix", Fqdn::parse);
        int scale = read("time-scale", Integer::valueOf).orElse(1);
        if (scale != 1 && !line.has("host")) {
            problems.add("--time-scale is for a simulated cloud: name its hosts with --host, or leave it out");
        }
        Cloud base = named.orElseGet(Cloud::worldwide);
        if (datacenters.isEmpty() && suffix.isEmpty() && scale == 1) {
            return Optional.of(base);
        }
        List<Datacenter> used = datacenters.isEmpty() ? base.datacenters() : datacenters;
        Fqdn domain = suffix.orElseGet(() -> datacenters.isEmpty()
                ? base.suffix()
                : used.get(0).fqdn().parent().orElse(used.get(0).fqdn()));
        boolean simulated = !datacenters.isEmpty() || scale != 1 || !domain.equals(base.suffix());
        return attempt(
                "--datacenter",
                () -> simulated
                        ? Cloud.simulated("given", used, domain, scale)
                        : base.withDatacenters(used, today, "the command line"));
    }

    private static Cloud cloudNamed(String name) {
        return switch (name) {
            case "worldwide" -> Cloud.worldwide();
            case "gcch" -> Cloud.gccHigh();
            case "dod" -> Cloud.dod();
            case "test" -> Cloud.testEndpoint();
            default -> throw new IllegalArgumentException("the clouds are worldwide, gcch, dod and test");
        };
    }

    private static TransferMode transfers(String name) {
        return switch (name) {
            case "microsoft" -> TransferMode.MICROSOFT;
            case "sbc" -> TransferMode.LIBRARY;
            default -> throw new IllegalArgumentException("transfers are carried out by microsoft or sbc");
        };
    }

    private static Datacenter datacenter(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? Datacenter.of(text)
                : new Datacenter(Fqdn.parse(text.substring(0, colon)), SocketText.port(text.substring(colon + 1)));
    }

    private Optional<TlsIdentity> identity() {
        Optional<String> password = line.value("password-file");
        if (line.has("pkcs12") && !line.has("certificate") && !line.has("key")) {
            return read("pkcs12", file -> KeyFiles.pkcs12(file, password));
        }
        if (line.has("certificate") && line.has("key") && !line.has("pkcs12")) {
            return read(
                    "certificate",
                    chain -> KeyFiles.pem(chain, line.value("key").orElseThrow(), password));
        }
        problems.add("a certificate is needed: --certificate chain.pem --key key.pem, or --pkcs12 with its password");
        return Optional.empty();
    }

    private Optional<HostResolver> names() {
        NameTable table = new NameTable();
        List<NameTable> added = readAll("host", table::add);
        return added.isEmpty()
                ? Optional.empty()
                : Optional.of((host, port) -> CompletableFuture.completedFuture(
                        table.lookUp(host, port).map(List::of).orElse(List.of())));
    }

    private List<Tenant> tenants(Optional<TrunkConfig> trunk) {
        List<Tenant> tenants = new ArrayList<>(readAll("tenant", text -> Tenant.of(Fqdn.parse(text))));
        boolean carrier = line.has("carrier");
        if (carrier && !line.has("tenant")) {
            problems.add("--carrier without --tenant has nobody to take calls for: add --tenant customer1."
                    + line.value("fqdn").orElse("customers.adatum.biz"));
        }
        trunk.map(config -> Tenant.of(config.fqdn()))
                .filter(own -> !carrier && !tenants.contains(own))
                .ifPresent(tenants::add);
        return tenants;
    }

    private Routine routine(Optional<TrunkConfig> trunk, InetSocketAddress listen) {
        Goal goal = line.has("exit-when-online") ? Goal.ONLINE : line.has("once") ? Goal.ONE_CALL : Goal.NONE;
        InetAddress fallback =
                listen.getAddress().isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : listen.getAddress();
        return new Routine(
                line.value("call").flatMap(text -> attempt("--call " + text, () -> order(text, trunk))),
                seconds("answer-after").orElse(Duration.ZERO),
                seconds("talk"),
                goal,
                seconds("timeout").orElse(Duration.ofSeconds(60)),
                read("media", SocketText::ip).orElse(fallback),
                line.has("numbers"));
    }

    private Order order(String text, Optional<TrunkConfig> trunk) {
        List<String> parts = List.of(text.split(",", -1));
        if (parts.size() < 2 || parts.size() > 3) {
            throw new IllegalArgumentException("give caller,called[,tenant], such as +14255550100,+14255550101");
        }
        boolean named = parts.size() == 3;
        if (!named && line.has("carrier")) {
            throw new IllegalArgumentException("a carrier calls for a tenant: give its name as the third part");
        }
        Fqdn tenant = named
                ? Fqdn.parse(parts.get(2))
                : trunk.map(TrunkConfig::fqdn).orElseGet(() -> Fqdn.parse("sbc1.contoso.com"));
        return new Order(
                PhoneNumber.parse(parts.get(0)),
                PhoneNumber.parse(parts.get(1)),
                tenant,
                seconds("call-after").orElse(Duration.ofSeconds(10)));
    }

    private Optional<Duration> seconds(String name) {
        return read(name, text -> {
            if (!text.matches("\\d{1,6}(\\.\\d{1,3})?")) {
                throw new IllegalArgumentException("give seconds, such as 5 or 0.5");
            }
            return Duration.ofMillis(new BigDecimal(text).movePointRight(3).longValueExact());
        });
    }

    private <T> Optional<T> read(String name, Function<String, T> reader) {
        return line.value(name).flatMap(text -> attempt("--" + name + " " + text, () -> reader.apply(text)));
    }

    private <T> List<T> readAll(String name, Function<String, T> reader) {
        return line.values(name).stream()
                .flatMap(text -> attempt("--" + name + " " + text, () -> reader.apply(text)).stream())
                .toList();
    }

    private <T> Optional<T> attempt(String what, java.util.function.Supplier<T> maker) {
        try {
            return Optional.of(maker.get());
        } catch (IllegalArgumentException | SipParseException e) {
            problems.add(what + ": " + e.getMessage());
            return Optional.empty();
        }
    }
}
