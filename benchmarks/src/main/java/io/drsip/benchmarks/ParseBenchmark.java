package io.drsip.benchmarks;

import io.drsip.sip.SipMessage;
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
 * From octets to a message that is ready to be asked, and to ten values that a proxy or a PBX asks for.
 *
 * <pre>
 * java -jar benchmarks/target/benchmarks.jar Parse -prof gc
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
public class ParseBenchmark {

    private final DrsipPeer drsip = new DrsipPeer();
    private final Object[] ten = new Object[Peer.TEN];

    /** The message alone: nothing is decoded yet. */
    @Benchmark
    public SipMessage parse(EachMessage messages) {
        return drsip.parse(messages.next());
    }

    /** The message and the ten values of {@link Peer#read}. */
    @Benchmark
    public Object[] parseAndReadTen(EachMessage messages) {
        drsip.read(messages.next(), ten);
        return ten;
    }
}
