package io.drsip.benchmarks;

import io.drsip.sip.Frame;
import io.drsip.sip.SipFramer;
import io.drsip.sip.SipMessage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Cutting a stream into messages; always per message. One framer lives as long as the connection would.
 *
 * <pre>
 * java -jar benchmarks/target/benchmarks.jar Framing -prof gc
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
public class FramingBenchmark {

    private static final int GLUED = 200;

    private final SipFramer framer = new SipFramer();
    private byte[] stream = new byte[0];

    /** Glues the messages that come in one piece. */
    @Setup(Level.Trial)
    public void glue(EachMessage messages) {
        stream = messages.glued(GLUED);
    }

    /** One message in one piece. */
    @Benchmark
    public SipMessage whole(EachMessage messages) {
        framer.feed(messages.next());
        return message(framer.poll());
    }

    /** One message, looked for after every single octet: what a peer can do to us at worst. */
    @Benchmark
    public SipMessage octetByOctet(EachMessage messages) {
        byte[] octets = messages.next();
        int last = octets.length - 1;
        for (int i = 0; i < last; i++) {
            framer.feed(octets, i, 1);
            if (framer.poll() != null) {
                throw new IllegalStateException("a frame after octet " + i + " of " + octets.length);
            }
        }
        framer.feed(octets, last, 1);
        return message(framer.poll());
    }

    /** Two hundred messages in one piece. */
    @Benchmark
    @OperationsPerInvocation(GLUED)
    public void glued(Blackhole blackhole) {
        framer.feed(stream);
        for (int i = 0; i < GLUED; i++) {
            blackhole.consume(message(framer.poll()));
        }
    }

    private static SipMessage message(@Nullable Frame frame) {
        if (frame instanceof Frame.Message found) {
            return found.message();
        }
        throw new IllegalStateException("no message but " + frame);
    }
}
