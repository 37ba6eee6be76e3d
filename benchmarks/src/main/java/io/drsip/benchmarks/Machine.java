package io.drsip.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/**
 * Where and on what a run was made, as lines of a properties file: the report shows it beside the figures. Single
 * thread.
 *
 * <pre>
 * java -cp benchmarks/target/benchmarks.jar io.drsip.benchmarks.Machine
 * </pre>
 */
public final class Machine {

    private static final Path LINUX = Path.of("/proc/cpuinfo");
    private static final int ROOM = 65_536;

    private Machine() {}

    /**
     * Prints date, machine, JDK, and the mean length of the messages as they come and as drsip writes them when
     * modified.
     *
     * @param args nothing
     * @throws IOException if the machine cannot be asked for its processor
     */
    public static void main(String[] args) throws IOException {
        PrintStream out = System.out;
        out.println("date=" + LocalDate.now(ZoneOffset.UTC));
        out.println("machine=" + Runtime.getRuntime().availableProcessors() + " cores, " + processor());
        out.println("system=" + System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        out.println("jdk=" + System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        out.println("feature=" + Runtime.version().feature());
        Messages messages = Messages.named(Messages.ALL);
        DrsipPeer drsip = new DrsipPeer();
        byte[] target = new byte[ROOM];
        out.println("input="
                + Math.round(messages.each().stream()
                        .mapToInt(octets -> octets.length)
                        .average()
                        .orElseThrow()));
        out.println("output="
                + Math.round(messages.each().stream()
                        .mapToInt(octets -> drsip.modify(octets, target))
                        .average()
                        .orElseThrow()));
    }

    private static String processor() throws IOException {
        if (!Files.isReadable(LINUX)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(LINUX)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }
}
