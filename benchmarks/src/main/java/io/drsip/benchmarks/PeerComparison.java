package io.drsip.benchmarks;

import java.text.ParseException;
import java.util.Arrays;
import java.util.Collection;
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
 * The same three operations in several libraries, on all messages in turns.
 *
 * <pre>
 * java -jar benchmarks/target/benchmarks.jar PeerComparison -prof gc
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
public class PeerComparison {

    private static final String DRSIP = "drsip";
    private static final String JAIN_SIP = "jain-sip";

    /** Which library. */
    @Param({DRSIP, JAIN_SIP})
    public String peer = DRSIP;

    /** The name of a message, or {@code all}. */
    @Param({Messages.ALL})
    public String message = Messages.ALL;

    private final Object[] ten = new Object[Peer.TEN];
    private final byte[] target = new byte[65_536];
    private Messages messages = Messages.named(Messages.ALL);
    private Peer library = new DrsipPeer();

    /** Loads messages and library, and makes sure that the library does what drsip does. */
    @Setup(Level.Trial)
    public void load() throws Exception {
        messages = Messages.named(message);
        library = library(peer);
        for (int i = 0; i < messages.size(); i++) {
            byte[] octets = messages.next();
            compare(values(library, octets), values(new DrsipPeer(), octets));
            compare(
                    values(new DrsipPeer(), modified(library, octets)),
                    values(new DrsipPeer(), modified(new DrsipPeer(), octets)));
        }
    }

    private static Peer library(String name) throws ParseException {
        return switch (name) {
            case DRSIP -> new DrsipPeer();
            case JAIN_SIP -> new JainSipPeer();
            default -> throw new IllegalArgumentException("no peer " + name);
        };
    }

    private byte[] modified(Peer by, byte[] octets) throws Exception {
        return Arrays.copyOf(target, by.modify(octets, target));
    }

    /** The ten values in words; of lists, whose elements print differently, the size. */
    private static String values(Peer by, byte[] octets) throws Exception {
        Object[] values = new Object[Peer.TEN];
        by.read(octets, values);
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] instanceof Collection<?> list ? list.size() : values[i];
        }
        return Arrays.toString(values);
    }

    private void compare(String theirs, String ours) {
        if (!theirs.equals(ours)) {
            throw new IllegalStateException(peer + " has " + theirs + ", drsip has " + ours);
        }
    }

    /** The message object. */
    @Benchmark
    public Object parse() throws Exception {
        return library.parse(messages.next());
    }

    /** The message object and ten values of it. */
    @Benchmark
    public Object[] read() throws Exception {
        library.read(messages.next(), ten);
        return ten;
    }

    /** Three changes, and the message as octets again. */
    @Benchmark
    public int modify() throws Exception {
        return library.modify(messages.next(), target);
    }
}
