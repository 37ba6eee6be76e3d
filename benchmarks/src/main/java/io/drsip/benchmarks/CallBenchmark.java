package io.drsip.benchmarks;

import io.drsip.sip.SipMessage;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a message inside a dialog costs while one engine has a thousand or a hundred thousand of them: the calls take
 * turns in an order that no cache foresees. From octets to the last output, without a socket.
 *
 * <pre>
 * java -jar benchmarks/target/benchmarks.jar CallBenchmark -prof gc
 * </pre>
 *
 * <p>Time moves on with each message, so that what waits for its end are as many transactions with few calls as with
 * many. Single thread.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "-Xmx3g")
public class CallBenchmark {

    /** Calls of Teams, confirmed, with a session timer that Microsoft refreshes. Single thread. */
    @State(Scope.Thread)
    public static class Incoming {

        /** At 100 messages in a second. */
        private static final Duration STEP = Duration.ofMillis(10);

        /** So little that no session timer runs out while nobody refreshes it. */
        private static final Duration MOMENT = Duration.ofNanos(1_000);

        /** How many calls there are. */
        @Param({"1000", "100000"})
        public int dialogs = 1_000;

        private LoadedEngine engine = new LoadedEngine(0);
        private String[] tags = new String[0];
        private int[] order = new int[0];

        // Whose turn it is, and the number of the request.
        private int turn;
        private long number = 2;

        /** Takes the calls, and shuffles them. */
        @Setup(Level.Trial)
        public void load() {
            engine = new LoadedEngine(dialogs);
            tags = new String[dialogs];
            order = new int[dialogs];
            SplittableRandom random = new SplittableRandom(11);
            for (int call = 0; call < dialogs; call++) {
                tags[call] = engine.takeCall(call);
                engine.pass(Duration.ofMillis(2));
                int other = random.nextInt(call + 1);
                order[call] = order[other];
                order[other] = call;
            }
            engine.pass(LoadedEngine.TRANSIENT);
        }

        private int next() {
            turn++;
            if (turn == dialogs) {
                turn = 0;
                number++;
            }
            return order[turn];
        }

        private int answered() {
            if (engine.lastStatus() != 200) {
                throw new IllegalStateException("the answer was " + engine.lastStatus());
            }
            return engine.lastStatus();
        }
    }

    /** Calls to Teams, whose session timers are refreshed by our side. Single thread. */
    @State(Scope.Thread)
    public static class Outgoing {

        /** How many calls there are. */
        @Param({"1000", "100000"})
        public int dialogs = 1_000;

        private LoadedEngine engine = new LoadedEngine(0);

        /** Places the calls; the session timers of all are somewhere in their interval. */
        @Setup(Level.Trial)
        public void load() {
            engine = new LoadedEngine(dialogs);
            Duration step = Duration.ofMinutes(15).dividedBy(dialogs);
            for (int call = 0; call < dialogs; call++) {
                engine.placeCall();
                engine.pass(step);
            }
            engine.pass(LoadedEngine.TRANSIENT);
        }
    }

    /** What of the others is only the making of the message: it is written, and read into an index. */
    @Benchmark
    public SipMessage message(Incoming calls) {
        int call = calls.next();
        return MicrosoftSide.parse(calls.engine.microsoft().request("OPTIONS", call, calls.tags[call], calls.number));
    }

    /** OPTIONS, answered with 200. */
    @Benchmark
    public int options(Incoming calls) {
        int call = calls.next();
        calls.engine.receive(calls.engine.microsoft().request("OPTIONS", call, calls.tags[call], calls.number));
        calls.engine.pass(Incoming.MOMENT);
        return calls.answered();
    }

    /** A re-INVITE that changes nothing, answered with 200 and the session that there is, and its ACK. */
    @Benchmark
    public int refresh(Incoming calls) {
        int call = calls.next();
        calls.engine.refresh(call, calls.tags[call], calls.number);
        calls.engine.pass(Incoming.STEP);
        return calls.answered();
    }

    /** Time goes on until the next session timer wants a refresh: our re-INVITE, Microsoft's 200, our ACK. */
    @Benchmark
    public long ownRefresh(Outgoing calls) {
        long before = calls.engine.refreshes();
        while (calls.engine.refreshes() == before) {
            calls.engine.timeout();
        }
        return calls.engine.refreshes();
    }
}
