package io.drsip.benchmarks;

import io.drsip.sip.SipMessage;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The three operations of {@link Peer} in several libraries, on the same messages.
 *
 * <p>Each row is {@code <peer>_parse}, {@code <peer>_read} or {@code <peer>_modify}. Before a peer is measured,
 * {@link Agreement} makes sure that it does what drsip does; what a peer cannot do is in its class comment, and no
 * peer refuses one of the eleven messages. {@code nettyHttp} is HTTP of the same size, through a channel as a
 * connection would have it, {@code nettyHttpBare} its codec alone: a bar, not a rival. The two floors are no parsers:
 * {@code swarScan} finds the line ends of the header section, {@code memcpy} copies the message once.
 *
 * <pre>
 * java -jar benchmarks/target/benchmarks.jar PeerComparison -p message=all -prof gc
 * </pre>
 *
 * <p>Single thread.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@SuppressWarnings("MemberName") // Their names are the rows of the table.
public class PeerComparison {

    private static final int ROOM = 65_536;

    /** Where values and octets go. Single thread. */
    @State(Scope.Thread)
    public static class Out {
        private final Object[] ten = new Object[Peer.TEN];
        private final byte[] target = new byte[ROOM];
    }

    /** drsip. Single thread. */
    @State(Scope.Thread)
    public static class Drsip {
        private final DrsipPeer peer = new DrsipPeer();
    }

    /** JAIN-SIP. Single thread. */
    @State(Scope.Thread)
    public static class JainSip {
        private final JainSipPeer peer = JainSipPeer.create();

        /** Refuses to measure what is not the same work. */
        @Setup(Level.Trial)
        public void check(EachMessage messages) throws Exception {
            for (byte[] octets : messages.each()) {
                Agreement.check("jainSip", peer, octets);
            }
        }
    }

    /** pkts-sip. Single thread. */
    @State(Scope.Thread)
    public static class Pkts {
        private final PktsPeer peer = new PktsPeer();

        /** Refuses to measure what is not the same work. */
        @Setup(Level.Trial)
        public void check(EachMessage messages) throws Exception {
            for (byte[] octets : messages.each()) {
                Agreement.check("pkts", peer, octets);
            }
        }
    }

    /** Netty's HTTP codec in a channel, with messages of its own. Single thread. */
    @State(Scope.Thread)
    public static class NettyHttp {
        private final NettyHttpChannelPeer peer = new NettyHttpChannelPeer();
        private Messages twins = Messages.of();

        /** Makes the twins, and refuses to measure what is not the same work. */
        @Setup(Level.Trial)
        public void check(EachMessage messages) throws Exception {
            for (byte[] octets : messages.each()) {
                Agreement.checkHttp(peer, octets);
            }
            twins = messages.mapped(HttpTwin::of);
        }
    }

    /** Netty's HTTP codec alone, with messages of its own. Single thread. */
    @State(Scope.Thread)
    public static class NettyHttpBare {
        private final NettyHttpPeer peer = new NettyHttpPeer();
        private Messages twins = Messages.of();

        /** Makes the twins, and refuses to measure what is not the same work. */
        @Setup(Level.Trial)
        public void check(EachMessage messages) throws Exception {
            for (byte[] octets : messages.each()) {
                Agreement.checkHttp(peer, octets);
            }
            twins = messages.mapped(HttpTwin::of);
        }
    }

    /** The line scanner. Single thread. */
    @State(Scope.Thread)
    public static class Scan {

        /** Refuses to measure a scan that does not find the end. */
        @Setup(Level.Trial)
        public void check(EachMessage messages) {
            for (byte[] octets : messages.each()) {
                if (LineScan.headerSection(octets) != LineScan.headerSectionByOctets(octets)) {
                    throw new IllegalStateException("swarScan does not find the end of the header section");
                }
            }
        }
    }

    @Benchmark
    public SipMessage drsip_parse(EachMessage messages, Drsip drsip) {
        return drsip.peer.parse(messages.next());
    }

    /** Without a framer, as from a datagram or a file: the message keeps the array that it is given. */
    @Benchmark
    public SipMessage drsip_parseAlone(EachMessage messages) {
        return SipMessage.parse(messages.next());
    }

    @Benchmark
    public Object[] drsip_read(EachMessage messages, Drsip drsip, Out out) {
        drsip.peer.read(messages.next(), out.ten);
        return out.ten;
    }

    @Benchmark
    public int drsip_modify(EachMessage messages, Drsip drsip, Out out) {
        return drsip.peer.modify(messages.next(), out.target);
    }

    @Benchmark
    public Object jainSip_parse(EachMessage messages, JainSip jainSip) throws Exception {
        return jainSip.peer.parse(messages.next());
    }

    @Benchmark
    public Object[] jainSip_read(EachMessage messages, JainSip jainSip, Out out) throws Exception {
        jainSip.peer.read(messages.next(), out.ten);
        return out.ten;
    }

    @Benchmark
    public int jainSip_modify(EachMessage messages, JainSip jainSip, Out out) throws Exception {
        return jainSip.peer.modify(messages.next(), out.target);
    }

    @Benchmark
    public Object pkts_parse(EachMessage messages, Pkts pkts) throws Exception {
        return pkts.peer.parse(messages.next());
    }

    @Benchmark
    public Object[] pkts_read(EachMessage messages, Pkts pkts, Out out) throws Exception {
        pkts.peer.read(messages.next(), out.ten);
        return out.ten;
    }

    @Benchmark
    public int pkts_modify(EachMessage messages, Pkts pkts, Out out) throws Exception {
        return pkts.peer.modify(messages.next(), out.target);
    }

    @Benchmark
    public Object nettyHttp_parse(NettyHttp http) throws Exception {
        return http.peer.parse(http.twins.next());
    }

    @Benchmark
    public Object[] nettyHttp_read(NettyHttp http, Out out) throws Exception {
        http.peer.read(http.twins.next(), out.ten);
        return out.ten;
    }

    @Benchmark
    public int nettyHttp_modify(NettyHttp http, Out out) throws Exception {
        return http.peer.modify(http.twins.next(), out.target);
    }

    @Benchmark
    public Object nettyHttpBare_parse(NettyHttpBare http) throws Exception {
        return http.peer.parse(http.twins.next());
    }

    @Benchmark
    public Object[] nettyHttpBare_read(NettyHttpBare http, Out out) throws Exception {
        http.peer.read(http.twins.next(), out.ten);
        return out.ten;
    }

    @Benchmark
    public int nettyHttpBare_modify(NettyHttpBare http, Out out) throws Exception {
        return http.peer.modify(http.twins.next(), out.target);
    }

    @Benchmark
    public int swarScan(EachMessage messages, Scan scan) {
        return LineScan.headerSection(messages.next());
    }

    @Benchmark
    public byte[] memcpy(EachMessage messages, Out out) {
        byte[] octets = messages.next();
        System.arraycopy(octets, 0, out.target, 0, octets.length);
        return out.target;
    }
}
