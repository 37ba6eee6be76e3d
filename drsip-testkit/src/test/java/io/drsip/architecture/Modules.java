package io.drsip.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The published modules on disk, found from the folder of the module whose tests run. */
final class Modules {

    private Modules() {}

    /** The folders beside this module that have main sources, by name. */
    static List<Path> withSources() {
        Path root = Path.of("").toAbsolutePath().getParent();
        if (root == null || !Files.exists(root.resolve("drsip-api"))) {
            throw new IllegalStateException("Run this test with drsip-testkit as working directory");
        }
        return list(root)
                .filter(folder -> folder.getFileName().toString().startsWith("drsip-"))
                .filter(folder -> Files.exists(mainSources(folder)))
                .toList();
    }

    static Path mainSources(Path module) {
        return module.resolve("src/main/java");
    }

    static Path classes(Path module) {
        return module.resolve("target/classes");
    }

    static String name(Path module) {
        return module.getFileName().toString();
    }

    /** The entries of a folder, by name. */
    static Stream<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files below a folder whose name ends as given, by path. */
    static List<Path> files(Path folder, String ending) {
        try (Stream<Path> entries = Files.walk(folder)) {
            return entries.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
