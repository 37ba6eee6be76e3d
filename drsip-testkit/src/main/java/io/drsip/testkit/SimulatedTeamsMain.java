package io.drsip.testkit;

import io.drsip.sip.SipParseException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The simulated Microsoft side as a program: {@code java -cp ... io.drsip.testkit.SimulatedTeamsMain --help}.
 *
 * <p>It prints each message and each finding as it happens, and ends with an exit code that a script can use.
 * Thread-safe.
 */
public final class SimulatedTeamsMain {

    private static final int CLEAN = 0;
    private static final int VIOLATIONS = 1;
    private static final int WRONG_USAGE = 2;
    private static final int UNUSABLE = 3;

    private static final Set<String> WITH_VALUE = Set.of(
            "--datacenter",
            "--domain-of-microsoft",
            "--host",
            "--dns",
            "--certificate",
            "--key",
            "--pkcs12",
            "--trust",
            "--password",
            "--folder",
            "--issue",
            "--trunk",
            "--carrier",
            "--customer",
            "--domain",
            "--number",
            "--block",
            "--options",
            "--invites",
            "--call",
            "--talk",
            "--time-scale",
            "--for");
    private static final Set<String> FLAGS =
            Set.of("--help", "--no-record-route", "--no-new-connections", "--ladder", "--numbers");

    private final PrintStream out;
    private final PrintStream err;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    SimulatedTeamsMain(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Runs until it is interrupted, or as long as the options say.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        SimulatedTeamsMain program = new SimulatedTeamsMain(System.out, System.err);
        Runtime.getRuntime().addShutdownHook(new Thread(program::interrupt, "simulated-teams-end"));
        System.exit(program.run(Arrays.asList(args)));
    }

    /** Ends the run and waits for its last words. */
    private void interrupt() {
        stop.countDown();
        try {
            stopped.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    int run(List<String> words) {
        try {
            CommandLine line = CommandLine.parse(words, WITH_VALUE, FLAGS);
            if (line.has("--help")) {
                out.print(Usage.text());
                return CLEAN;
            }
            return run(new Launch(line), line);
        } catch (IllegalArgumentException | SipParseException e) {
            err.println(e.getMessage());
            return WRONG_USAGE;
        } catch (IOException | UncheckedIOException e) {
            err.println(e.getMessage());
            return UNUSABLE;
        } finally {
            stopped.countDown();
        }
    }

    private int run(Launch launch, CommandLine line) throws IOException {
        try (SimulatedTeams teams = launch.start()) {
            Timeline timeline = new Timeline(out, !line.has("--numbers"));
            teams.recording().onRecorded(timeline::print);
            launch.placeCalls(teams);
            teams.datacenters().forEach(out::println);
            launch.files(teams).forEach(out::println);
            waitForTheEnd(line);
            if (line.has("--ladder")) {
                Ladder ladder = Ladder.of(teams.recording().all()).callsOnly();
                out.print(line.has("--numbers") ? ladder.withNumbers() : ladder);
            }
            int violations = teams.recording().violations().size();
            int unreachable = teams.recording().notes(Recorded.Kind.UNREACHABLE).size();
            out.println(violations + " violations, " + unreachable + " times unreachable");
            return violations + unreachable == 0 ? CLEAN : VIOLATIONS;
        }
    }

    private void waitForTheEnd(CommandLine line) {
        try {
            if (line.has("--for")) {
                int seconds = Numbers.of("--for", line.last("--for").orElseThrow(), 0, Integer.MAX_VALUE);
                stop.await(seconds, TimeUnit.SECONDS);
            } else {
                stop.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
