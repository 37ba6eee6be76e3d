package io.drsip.sip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Third-party cases in a folder that the build may name; without it there are none. */
final class Corpus {

    private Corpus() {}

    /** The rows of a table with tabs, without its heading. */
    static Stream<List<String>> rows(String file) {
        String folder = System.getProperty("drsip.corpus", "");
        if (folder.isEmpty()) {
            return Stream.empty();
        }
        try {
            return Files.readAllLines(Path.of(folder, file)).stream().skip(1).map(Corpus::cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(String row) {
        return List.of(row.split("\t", -1));
    }
}
