package io.drsip.benchmarks;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A whole call through the engine alone, set up and torn down: seven messages, from octets to the last output. What one
 * second is divided by says how many there are in a second on one core.
 *
 * <pre>
 * java -jar benchmarks/target/benchmarks.jar CallSetup -prof gc
 * </pre>
 *
 * <p>Time moves on as with 500 calls in a second, so that 16,000 INVITEs wait for their end. Single thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "-Xmx3g")
public class CallSetupBenchmark {

    private static final Duration STEP = Duration.ofMillis(2);

    private final LoadedEngine engine = new LoadedEngine(1);
    private int call;

    /** INVITE, 100, 180, 200, ACK; BYE, 200. */
    @Benchmark
    public long fromTeams() {
        long before = engine.ended();
        call++;
        engine.dropCall(call, engine.takeCall(call));
        return ended(before);
    }

    /** INVITE, 100, 183, 200, ACK; BYE, 200. */
    @Benchmark
    public long toTeams() {
        long before = engine.ended();
        engine.hangUp(engine.placeCall());
        return ended(before);
    }

    private long ended(long before) {
        if (engine.ended() != before + 1) {
            throw new IllegalStateException((engine.ended() - before) + " calls have ended instead of one");
        }
        engine.pass(STEP);
        return before;
    }
}
