package io.drsip.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every change of a public signature shows as a diff of a checked-in file, one for each module. To accept a change:
 *
 * <pre>{@code
 * mvn -q -ntp -pl drsip-testkit -am test -Dtest=ApiSignaturesTest -Dsurefire.failIfNoSpecifiedTests=false
 * cp drsip-testkit/target/api-signatures/*.txt drsip-testkit/src/test/resources/api-signatures/
 * }</pre>
 *
 * <p>and say it in {@code CHANGELOG.md}.
 */
final class ApiSignaturesTest {

    private static final Path ACCEPTED = Path.of("src/test/resources/api-signatures");
    private static final Path FOUND = Path.of("target/api-signatures");

    @ParameterizedTest
    @MethodSource("modules")
    void signaturesAreTheAcceptedOnes(Path module) throws IOException {
        String file = Modules.name(module) + ".txt";
        Path golden = ACCEPTED.resolve(file);
        String accepted = Files.exists(golden) ? Files.readString(golden) : "";

        String found = ApiText.of(exportedTypes(module));

        Files.createDirectories(FOUND);
        Files.writeString(FOUND.resolve(file), found);
        if (!Files.exists(golden) || !found.equals(accepted)) {
            fail("Public signatures of " + Modules.name(module) + " changed:\n" + difference(accepted, found)
                    + "If that is meant, note it in CHANGELOG.md and run: cp drsip-testkit/" + FOUND.resolve(file)
                    + " drsip-testkit/" + ACCEPTED + "/");
        }
    }

    @Test
    void noFileOutlivesItsModule() throws IOException {
        Files.createDirectories(ACCEPTED);

        List<String> modules =
                modules().map(module -> Modules.name(module) + ".txt").toList();
        List<String> orphans = Modules.list(ACCEPTED)
                .map(golden -> golden.getFileName().toString())
                .filter(golden -> !modules.contains(golden))
                .toList();

        assertEquals(List.of(), orphans);
    }

    static Stream<Path> modules() {
        return Modules.withSources().stream();
    }

    private static List<Class<?>> exportedTypes(Path module) throws IOException {
        List<Class<?>> types = new ArrayList<>();
        for (String name : exportedPackages(module)) {
            Path folder = Modules.classes(module).resolve(name.replace('.', '/'));
            for (Path file : Modules.list(folder).toList()) {
                String simple = file.getFileName().toString();
                if (simple.endsWith(".class") && !simple.equals("package-info.class")) {
                    types.add(load(name + "." + simple.substring(0, simple.length() - ".class".length())));
                }
            }
        }
        return types;
    }

    private static List<String> exportedPackages(Path module) throws IOException {
        Path descriptor = Modules.classes(module).resolve("module-info.class");
        try (InputStream bytes = Files.newInputStream(descriptor)) {
            return ModuleDescriptor.read(bytes).exports().stream()
                    .filter(export -> !export.isQualified())
                    .map(ModuleDescriptor.Exports::source)
                    .sorted()
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ApiSignaturesTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("Compile all modules first: mvn -q test-compile", e);
        }
    }

    private static String difference(String accepted, String found) {
        StringBuilder text = new StringBuilder();
        Set<String> gone = lines(accepted);
        gone.removeAll(lines(found));
        Set<String> added = lines(found);
        added.removeAll(lines(accepted));
        gone.forEach(line -> text.append("  - ").append(line).append('\n'));
        added.forEach(line -> text.append("  + ").append(line).append('\n'));
        return text.toString();
    }

    /** Members with the type before them, so that a line says by itself where it belongs. */
    private static Set<String> lines(String text) {
        Set<String> lines = new TreeSet<>();
        String type = "";
        for (String line : text.lines().toList()) {
            if (line.startsWith("    ")) {
                lines.add(type + ": " + line.strip());
            } else if (!line.isEmpty()) {
                type = line.replaceAll("^.*?((class|interface|record|enum) )(\\S+).*$", "$3");
                lines.add(line);
            }
        }
        return lines;
    }
}
