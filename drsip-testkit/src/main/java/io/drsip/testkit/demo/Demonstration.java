package io.drsip.testkit.demo;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Optional;

/**
 * Shows an SBC with a carrier trunk, a customer on it, and two trunks with certificates of their own, against the
 * simulated Microsoft side over real sockets and real mutual TLS.
 *
 * <p>Ends with 0 if every stage happened, with 2 if it was called wrongly, else with the number of the stage that
 * failed plus 10.
 */
public final class Demonstration {

    /** Keepalive and hold-down run this much faster than in earnest; calls and transactions do not. */
    private static final int TIME_SCALE = 20;

    private static final String USAGE = """
            usage: [--sabotage=STAGE]

            Without an option all stages are shown. With --sabotage a stage is made to fail, which must be noticed:
            """;

    private Demonstration() {}

    /**
     * Runs it.
     *
     * @param args nothing, or {@code --sabotage=STAGE}, or {@code --help}
     */
    public static void main(String[] args) {
        int code = run(args, System.out);
        System.exit(code);
    }

    /**
     * Runs it without ending the process.
     *
     * @param args nothing, or {@code --sabotage=STAGE}, or {@code --help}
     * @param out where the timeline goes
     * @return what the process would end with
     */
    static int run(String[] args, PrintStream out) {
        Optional<Stage> sabotage = Optional.empty();
        for (String arg : args) {
            if (arg.equals("--help")) {
                out.println(USAGE + Stage.list());
                return 0;
            }
            String name = arg.startsWith("--sabotage=") ? arg.substring("--sabotage=".length()) : "";
            sabotage = Stage.find(name);
            if (sabotage.isEmpty()) {
                out.println("unknown: " + arg + "\n" + USAGE + Stage.list());
                return 2;
            }
        }
        return show(sabotage, new Timeline(out, Clock.systemUTC()));
    }

    private static int show(Optional<Stage> sabotage, Timeline timeline) {
        timeline.text("An SBC against the simulated Microsoft side: real sockets, mutual TLS, three datacenters.");
        timeline.text("Keepalive and hold-down run " + TIME_SCALE + " times faster, Microsoft's session timers "
                + World.SESSION_SCALE + " times;");
        timeline.text("calls and transactions in real time.");
        sabotage.ifPresent(stage -> timeline.text("Sabotage: " + stage.sabotage() + "."));
        Optional<Failed> failed = stages(sabotage, timeline);
        if (failed.isPresent()) {
            timeline.text("\nStage \"" + failed.get().stage().key() + "\" did not happen: "
                    + failed.get().why());
            return failed.get().stage().exitCode();
        }
        timeline.text("\nAll " + Stage.values().length + " stages happened.");
        return 0;
    }

    private record Failed(Stage stage, String why) {}

    /** Runs one stage after the other until one fails; everything is closed when this returns. */
    private static Optional<Failed> stages(Optional<Stage> sabotage, Timeline timeline) {
        try (World world = new World(timeline, sabotage, TIME_SCALE)) {
            Script script = new Script(world, timeline, sabotage);
            for (Stage stage : Stage.values()) {
                timeline.heading(stage);
                try {
                    script.run(stage);
                } catch (StageFailure failure) {
                    timeline.verdict(false, failure.what());
                    return Optional.of(new Failed(stage, failure.what()));
                }
            }
        }
        return Optional.empty();
    }
}
