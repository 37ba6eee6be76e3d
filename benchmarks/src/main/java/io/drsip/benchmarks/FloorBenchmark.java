package io.drsip.benchmarks;

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
 * What touching every octet of a message once costs on this machine; no parser is faster.
 *
 * <pre>
 * java -jar benchmarks/target/benchmarks.jar Floor -prof gc
 * </pre>
 *
 * <p>Single thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class FloorBenchmark {

    private final byte[] target = new byte[65_536];

    /** Copies a message into an array that is there already. */
    @Benchmark
    public byte[] copy(EachMessage messages) {
        byte[] octets = messages.next();
        System.arraycopy(octets, 0, target, 0, octets.length);
        return target;
    }
}
