package io.drsip.benchmarks;

import io.drsip.sip.Frame;
import io.drsip.sip.HeaderType;
import io.drsip.sip.SipFramer;
import io.drsip.sip.SipMessage;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
 * What doubling a message costs, up to the limits: the time of {@code full} over that of {@code half} says whether the
 * cost is linear. The message is framed, and the header that has much of something is read.
 *
 * <pre>
 * java -jar benchmarks/target/benchmarks.jar Growth -prof gc
 * </pre>
 *
 * <p>Single thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(2)
public class GrowthBenchmark {

    private static final String FULL = "full";

    /** What the message has much of. */
    @Param({
        "longStartLine",
        "longHeader",
        "manyHeaders",
        "manyFolds",
        "manyVias",
        "manyRoutes",
        "manyMethods",
        "manyParams",
        "quotedName",
        "longBody"
    })
    public String shape = "manyHeaders";

    /** How much: all that is allowed, or half of it. */
    @Param({"half", FULL})
    public String size = FULL;

    private final SipFramer framer = new SipFramer();
    private byte[] octets = new byte[0];
    private HeaderType<?> type = HeaderType.VIA;

    /** Makes the message. */
    @Setup(Level.Trial)
    public void make() {
        octets = Shapes.message(shape, size.equals(FULL) ? 1 : 0.5);
        type = Shapes.type(shape);
    }

    /** In one piece. */
    @Benchmark
    public List<?> whole() {
        framer.feed(octets);
        return read(framer.poll());
    }

    /** Looked for after every single octet. */
    @Benchmark
    public List<?> octetByOctet() {
        for (int i = 0; i < octets.length - 1; i++) {
            framer.feed(octets, i, 1);
            if (framer.poll() != null) {
                throw new IllegalStateException("a frame after octet " + i + " of " + octets.length);
            }
        }
        framer.feed(octets, octets.length - 1, 1);
        return read(framer.poll());
    }

    private List<?> read(@Nullable Frame frame) {
        if (frame instanceof Frame.Message found) {
            SipMessage message = found.message();
            return message.headers().all(type);
        }
        throw new IllegalStateException("no message but " + frame);
    }
}
