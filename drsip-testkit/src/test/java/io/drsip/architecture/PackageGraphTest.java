package io.drsip.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import org.junit.jupiter.api.Test;

/** The arrows between packages. A package that is not in the table fails too: give it a row, and a reason for each arrow. */
final class PackageGraphTest {

    /** Names below {@code io.drsip}; {@code api} is every package of drsip-api, {@code core.*} every one of drsip-core. */
    private static final String MAY_NAME = """
            sip              |
            sdp              | sip
            policy           | sip tenant
            tenant           | sip
            call             | sip sdp tenant
            trunk            | sip policy tenant call
            core             |
            core.message     | api core
            core.policy      | api core core.message
            core.number      | api core
            core.sdp         | api core
            core.tenant      | api core
            core.transaction | api core core.message
            core.dialog      | api core core.message core.transaction core.sdp
            core.keepalive   | api core
            core.failover    | api core
            core.diagnosis   | api core
            core.trace       | api core
            core.engine      | api core core.*
            tls              | api core core.*
            net              | api core core.* tls
            directory        | api core core.*
            testkit          | api core core.* tls net directory
            testkit.demo     | api core core.* tls net directory testkit
            testkit.shell    | api core core.* tls net directory testkit
            """;

    private static final Set<String> API = Set.of("sip", "sdp", "policy", "tenant", "call", "trunk");

    /** The simulated Microsoft side is strict by itself, so it shares no logic with what it judges. */
    private static final Set<String> SIMULATOR_MAY_NAME = Set.of("sip", "core.message");

    /** What it uses of its own package may also make keys and certificates, which judge nothing. */
    private static final Set<String> ITS_HELPERS_MAY_NAME = Set.of("sip", "core.message", "tls");

    @Test
    void packagesNameOnlyTheirNeighbours() {
        Map<String, Set<String>> allowed = table();
        List<String> violations = new ArrayList<>();

        for (SourceFile file : SourceFile.ofAllModules()) {
            if (!file.packageName().isEmpty()) {
                violations.addAll(violations(file, allowed));
            }
        }

        assertEquals("", String.join("\n", violations));
    }

    @Test
    void theSimulatorKnowsNothingOfTheEngine() {
        List<SourceFile> testkit = SourceFile.ofAllModules().stream()
                .filter(file -> file.packageName().equals("io.drsip.testkit"))
                .toList();
        List<String> violations = new ArrayList<>();

        for (SourceFile file : simulator(testkit)) {
            Set<String> row = file.name().startsWith("Simulated") ? SIMULATOR_MAY_NAME : ITS_HELPERS_MAY_NAME;
            for (String other : file.packagesNamed()) {
                if (!row.contains(shortName(other))) {
                    violations.add(file.name() + " is part of the simulator and names " + other);
                }
            }
        }

        assertEquals("", String.join("\n", violations));
    }

    @Test
    void importsAndQualifiedNamesCountAndCommentsDoNot() {
        SourceFile file = SourceFile.of("drsip-core", source("""
                package io.drsip.core.message;

                import static io.drsip.sip.Status.OK;
                import java.util.List;

                /** Unlike {@link io.drsip.core.dialog.Dialog}. */
                final class Sample {
                    // io.drsip.core.number.Plan
                    Object o = io.drsip.core.engine.TrunkEngine.of("io.drsip.core.trace.Ladder").toString();
                    io.drsip.core.message.Sample own;
                }
                """));

        assertEquals(Set.of("io.drsip.sip", "io.drsip.core.engine"), file.packagesNamed());
        assertEquals(
                List.of("io.drsip.core.message may not name io.drsip.core.engine: /Sample.java"),
                violations(file, table()));
    }

    private static List<String> violations(SourceFile file, Map<String, Set<String>> allowed) {
        Set<String> row = allowed.get(shortName(file.packageName()));
        if (row == null) {
            return List.of(file.packageName() + " has no row in the table: " + file.path());
        }
        return file.packagesNamed().stream()
                .filter(other -> !row.contains(shortName(other)))
                .map(other -> file.packageName() + " may not name " + other + ": " + file.path())
                .toList();
    }

    /** The Simulated classes, and what they name of their own package, and so on. */
    private static List<SourceFile> simulator(List<SourceFile> testkit) {
        List<SourceFile> reached = new ArrayList<>(testkit.stream()
                .filter(file -> file.name().startsWith("Simulated"))
                .toList());
        for (int i = 0; i < reached.size(); i++) {
            Set<String> names = reached.get(i).identifiers();
            testkit.stream()
                    .filter(file -> names.contains(file.name()) && !reached.contains(file))
                    .toList()
                    .forEach(reached::add);
        }
        return reached;
    }

    private static Map<String, Set<String>> table() {
        Map<String, Set<String>> table = new TreeMap<>();
        MAY_NAME.lines().forEach(line -> {
            int bar = line.indexOf('|');
            table.put(line.substring(0, bar).trim(), new TreeSet<>(words(line.substring(bar + 1))));
        });
        Set<String> core = table.keySet().stream()
                .filter(name -> name.startsWith("core."))
                .collect(Collectors.toCollection(TreeSet::new));
        table.values().forEach(row -> {
            if (row.remove("api")) {
                row.addAll(API);
            }
            if (row.remove("core.*")) {
                row.addAll(core);
            }
        });
        return table;
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.trim().split(" +", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String shortName(String packageName) {
        return packageName.substring(packageName.startsWith("io.drsip.") ? "io.drsip.".length() : 0);
    }

    private static JavaFileObject source(String text) {
        return new SimpleJavaFileObject(URI.create("string:///Sample.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
