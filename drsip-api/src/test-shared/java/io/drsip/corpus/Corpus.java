package io.drsip.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Cases of our own, and third-party ones in a folder that the build may name; without it there are none of these. */
public final class Corpus {

    private Corpus() {}

    /** Whether the build names a folder. */
    public static boolean isGiven() {
        return !folder().isEmpty();
    }

    /** The rows of a table with tabs, without its heading. */
    public static Stream<List<String>> rows(String file) {
        String folder = folder();
        if (folder.isEmpty()) {
            return Stream.empty();
        }
        try {
            return Files.readAllLines(Path.of(folder, file)).stream().skip(1).map(Corpus::cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String folder() {
        return System.getProperty("drsip.corpus", "");
    }

    private static List<String> cells(String row) {
        return List.of(row.split("\t", -1));
    }

    /** Streams of hostile and of odd octets: our own, and those of the folder. */
    public static Stream<StreamCase> hostile() {
        Map<String, byte[]> files = archive("bad/bad.zip");
        return Stream.concat(
                OwnStreams.all(),
                rows("bad/manifest.tsv")
                        .map(row -> new StreamCase(
                                row.get(0) + "-" + row.get(1),
                                row.get(2),
                                row.get(3),
                                row.get(4),
                                "?",
                                row.get(7),
                                Objects.requireNonNull(files.get(row.get(0))))));
    }

    /** The names of the files in a folder of the folder. */
    public static List<String> files(String folder) {
        if (!isGiven()) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(Path.of(folder(), folder))) {
            return files.map(file -> folder + "/" + file.getFileName()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One file of a folder that is there, since a row of its table has been read. */
    public static byte[] octets(String file) {
        try {
            return Files.readAllBytes(Path.of(folder(), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of an archive, by the part of their names before the first dot. */
    public static Map<String, byte[]> archive(String file) {
        Map<String, byte[]> files = new TreeMap<>();
        if (folder().isEmpty()) {
            return files;
        }
        try (InputStream octets = Files.newInputStream(Path.of(folder(), file));
                ZipInputStream zip = new ZipInputStream(octets)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                files.put(name.substring(0, name.indexOf('.')), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
