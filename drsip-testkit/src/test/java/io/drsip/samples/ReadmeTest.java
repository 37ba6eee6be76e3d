package io.drsip.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README shows is what is compiled here. */
final class ReadmeTest {

    private static final Path SAMPLES = Path.of("src", "test", "java", "io", "drsip", "samples");
    private static final Pattern REGION =
            Pattern.compile("(?m)^ +// region (\\S+)\n(.*?)^ +// endregion\n", Pattern.DOTALL);

    @Test
    void everySampleOfTheReadmeIsCompiled() throws IOException {
        Map<String, String> compiled = new TreeMap<>();
        try (Stream<Path> files = Files.list(SAMPLES)) {
            files.sorted().forEach(file -> {
                Matcher matcher = REGION.matcher(Readme.read(file));
                while (matcher.find()) {
                    compiled.put(
                            matcher.group(1), matcher.group(2).stripTrailing().stripIndent() + "\n");
                }
            });
        }

        assertEquals(compiled, Readme.blocks("java"));
    }

    @Test
    void noJavaStandsThereWithoutBeingCompiled() {
        assertTrue(Readme.javaFences() > 0);
        assertEquals(Readme.blocks("java").size(), Readme.javaFences());
    }
}
