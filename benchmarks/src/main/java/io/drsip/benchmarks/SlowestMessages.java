package io.drsip.benchmarks;

import io.drsip.sip.Frame;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.SipFramer;
import io.drsip.sip.SipParseException;
import io.drsip.sip.SipRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Which hostile messages take longest, in thread CPU time: each is framed as a stream of its own and every typed header
 * of what was found is read. Each is taken in several rounds and its best counts: no rounds, no compiler, no collector.
 *
 * <pre>
 * java -cp benchmarks/target/benchmarks.jar io.drsip.benchmarks.SlowestMessages corpus/bad/bad.zip
 * </pre>
 *
 * <p>The argument is a zip file or a folder; without one, the messages of {@link Shapes}. The exit code is 0 if no
 * message took over 50 ms (250 ms above 64 kB), 1 if one did, 2 if there was nothing to read. Single thread.
 */
public final class SlowestMessages {

    private static final int ROUNDS = 5;
    private static final int SHOWN = 5;
    private static final int LARGE = 64 * 1024;
    private static final long NANOS = 1_000;
    private static final long LIMIT = 50_000_000;
    private static final long LIMIT_OF_LARGE = 250_000_000;
    private static final int EXIT_SLOW = 1;
    private static final int EXIT_NOTHING = 2;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final List<HeaderType<?>> types = types();

    private SlowestMessages() {}

    private record Timed(String id, int length, long nanos, long first) {

        boolean isLarge() {
            return length > LARGE;
        }

        boolean isSlow() {
            return nanos > (isLarge() ? LIMIT_OF_LARGE : LIMIT);
        }

        Timed again(long now) {
            return new Timed(id, length, Math.min(nanos, now), first);
        }

        String row() {
            return nanos / NANOS + "\t" + first / NANOS + "\t" + length + "\t" + id;
        }
    }

    /**
     * Times the messages and prints the slowest ones.
     *
     * @param args a zip file or a folder, or nothing
     * @throws IOException if it cannot be read
     */
    public static void main(String[] args) throws IOException {
        System.exit(new SlowestMessages().run(args, System.out));
    }

    private int run(String[] args, PrintStream out) throws IOException {
        Map<String, byte[]> messages = args.length == 0 ? shapes() : read(Path.of(args[0]));
        if (messages.isEmpty()) {
            out.println("no messages in " + String.join(" ", args));
            return EXIT_NOTHING;
        }
        Collection<Timed> timed = time(messages);
        print(out, "up to 64 kB", timed.stream().filter(row -> !row.isLarge()));
        print(out, "above 64 kB", timed.stream().filter(Timed::isLarge));
        long slow = timed.stream().filter(Timed::isSlow).count();
        out.println(messages.size() + " messages, " + slow + " too slow");
        return slow == 0 ? 0 : EXIT_SLOW;
    }

    private static void print(PrintStream out, String which, Stream<Timed> rows) {
        out.println("slowest " + which + ": us in the best and in the first round, octets, id");
        rows.sorted(Comparator.comparingLong(Timed::nanos).reversed())
                .limit(SHOWN)
                .map(Timed::row)
                .forEach(out::println);
    }

    private static Map<String, byte[]> shapes() {
        Map<String, byte[]> messages = new LinkedHashMap<>();
        Shapes.names().forEach(name -> messages.put(name, Shapes.message(name, 1)));
        return messages;
    }

    private static Map<String, byte[]> read(Path path) throws IOException {
        return Files.isDirectory(path) ? folder(path) : archive(path);
    }

    private static Map<String, byte[]> folder(Path path) throws IOException {
        Map<String, byte[]> messages = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                messages.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return messages;
    }

    private static Map<String, byte[]> archive(Path path) throws IOException {
        Map<String, byte[]> messages = new LinkedHashMap<>();
        try (InputStream file = Files.newInputStream(path);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                messages.put(entry.getName(), zip.readAllBytes());
            }
        }
        return messages;
    }

    private Collection<Timed> time(Map<String, byte[]> messages) {
        Map<String, Timed> best = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            messages.forEach((id, octets) -> {
                long start = THREADS.getCurrentThreadCpuTime();
                frameAndRead(octets);
                long nanos = THREADS.getCurrentThreadCpuTime() - start;
                best.merge(id, new Timed(id, octets.length, nanos, nanos), (old, now) -> old.again(now.nanos));
            });
        }
        return best.values();
    }

    private void frameAndRead(byte[] octets) {
        SipFramer framer = new SipFramer();
        framer.feed(octets);
        for (Frame frame = framer.poll(); frame != null; frame = framer.poll()) {
            if (frame instanceof Frame.Message found) {
                read(found.message().headers());
                if (found.message() instanceof SipRequest request) {
                    attempt(request::requestUri);
                }
            } else if (frame instanceof Frame.Malformed malformed) {
                malformed.headers().ifPresent(this::read);
            }
        }
    }

    private void read(Headers headers) {
        for (HeaderType<?> type : types) {
            attempt(() -> headers.first(type));
            attempt(() -> headers.all(type));
        }
    }

    /** A refusal is an answer, too. */
    private static void attempt(Runnable reading) {
        try {
            reading.run();
        } catch (SipParseException refused) {
            assert !refused.rule().isEmpty();
        }
    }

    /** Every typed header that there is, so that a new one is measured without being named here. */
    private static List<HeaderType<?>> types() {
        List<HeaderType<?>> types = new ArrayList<>();
        for (Field field : HeaderType.class.getFields()) {
            if (field.getType() == HeaderType.class) {
                types.add(value(field));
            }
        }
        return types;
    }

    private static HeaderType<?> value(Field field) {
        try {
            return (HeaderType<?>) field.get(null);
        } catch (IllegalAccessException error) {
            throw new IllegalStateException(error);
        }
    }
}
