package io.drsip.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Inputs to start from, and changes to them: seeds and dictionary are what Jazzer starts from, too. */
final class Inputs {

    private static final String DICTIONARY = "fuzz/sip.dict";
    private static final String SDP_DICTIONARY = "fuzz/sdp.dict";

    private Inputs() {}

    /** The seeds of a target by their names; those of the framer and of messages with the sample messages. */
    static Map<String, byte[]> seeds(Target target) {
        Map<String, byte[]> seeds = new TreeMap<>();
        folders(target).forEach(folder -> read(folder, seeds));
        return seeds;
    }

    static List<Path> folders(Target target) {
        Path own = resource("fuzz/" + target.folder());
        boolean messages = target == Target.FRAMER || target == Target.MESSAGE;
        return messages ? List.of(own, resource("messages")) : List.of(own);
    }

    /** The sample messages, by their names. */
    static List<byte[]> samples() {
        Map<String, byte[]> samples = new TreeMap<>();
        read(resource("messages"), samples);
        return List.copyOf(samples.values());
    }

    static Path dictionary(Target target) {
        boolean sdp = target == Target.SDP || target == Target.BODY;
        return resource(sdp ? SDP_DICTIONARY : DICTIONARY);
    }

    private static Path resource(String name) {
        URL found = Objects.requireNonNull(Inputs.class.getClassLoader().getResource(name), name);
        try {
            return Path.of(found.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void read(Path folder, Map<String, byte[]> seeds) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                seeds.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words of a dictionary, which are in the form of libFuzzer: {@code "text\x0D"}. */
    static List<byte[]> words(Target target) {
        try {
            List<byte[]> words = new ArrayList<>();
            for (String line : Files.readAllLines(dictionary(target))) {
                if (line.startsWith("\"")) {
                    words.add(word(line.substring(1, line.length() - 1)));
                }
            }
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] word(String escaped) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c != '\\') {
                word.append(c);
            } else if (escaped.charAt(i + 1) == 'x') {
                word.append((char) Integer.parseInt(escaped.substring(i + 2, i + 4), 16));
                i += 3;
            } else {
                word.append(escaped.charAt(++i));
            }
        }
        return word.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A seed with up to eight changes: octets, bits, words, parts gone, doubled, or taken from another seed. */
    static byte[] changed(List<byte[]> seeds, List<byte[]> words, SplittableRandom random) {
        byte[] input = seeds.get(random.nextInt(seeds.size()));
        for (int changes = random.nextInt(8); changes >= 0; changes--) {
            int at = random.nextInt(input.length + 1);
            int to = Math.min(input.length, at + random.nextInt(24));
            byte[] before = Arrays.copyOf(input, at);
            byte[] behind = Arrays.copyOfRange(input, to, input.length);
            byte[] part = Arrays.copyOfRange(input, at, to);
            byte[] other = seeds.get(random.nextInt(seeds.size()));
            input = switch (random.nextInt(8)) {
                case 0 -> glued(before, new byte[] {(byte) random.nextInt(256)}, behind);
                case 1 -> glued(before, new byte[] {(byte) (' ' + random.nextInt(96))}, part, behind);
                case 2 -> glued(before, behind);
                case 3 -> glued(before, part, part, behind);
                case 4 -> glued(before, Arrays.copyOfRange(other, random.nextInt(other.length + 1), other.length));
                case 5 -> glued(before, words.get(random.nextInt(words.size())), behind);
                default -> glued(before, words.get(random.nextInt(words.size())), part, behind);
            };
        }
        return input;
    }

    static byte[] glued(byte[]... parts) {
        byte[] whole = new byte[Stream.of(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }
}
