package io.drsip.benchmarks;

import io.drsip.core.policy.PolicyOutcome;
import io.drsip.core.policy.PolicyPipeline;
import io.drsip.core.policy.TeamsPolicies;
import io.drsip.policy.Direction;
import io.drsip.policy.PolicyContext;
import io.drsip.sip.Fqdn;
import io.drsip.sip.SipMessage;
import io.drsip.sip.Slice;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
 * From octets over changes to octets: the message is parsed, changed and written into a buffer.
 *
 * <p>The rows that begin with {@code invite} are one INVITE to Microsoft, in which Request-URI, From, Contact, Allow,
 * Supported and the session timer have to be changed: {@code inviteParse} is to be taken off the others; {@code
 * inviteRight} is the same INVITE as the rules have left it, so that they change nothing; {@code inviteFromMicrosoft}
 * is in the scope of no rule. {@code inviteModify} and its like are the three edits of {@link Peer#modify} on it.
 *
 * <pre>
 * java -jar benchmarks/target/benchmarks.jar Policy -prof gc
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
public class PolicyBenchmark {

    private static final Fqdn TRUNK = Fqdn.parse("sbc1.adatum.biz");

    private final PolicyPipeline teams = PolicyPipeline.of(TeamsPolicies.standard());
    private final DrsipPeer drsip = new DrsipPeer();
    private final JainSipPeer jainSip = JainSipPeer.create();
    private final PktsPeer pkts = new PktsPeer();
    private final byte[] target = new byte[65_536];

    /** What an SBC sends to Microsoft outside a dialog. Single thread. */
    @State(Scope.Thread)
    public static class Outgoing {

        /** The name of a message, or {@code all} for both in turns. */
        @Param({"all", "01-options", "03-invite-sbc"})
        public String message = Messages.ALL;

        private Messages messages = Messages.named(Messages.ALL);

        /** Loads what the parameter names. */
        @Setup(Level.Trial)
        public void load() {
            messages = Messages.among(message, List.of("01-options", "03-invite-sbc"));
        }
    }

    /** One INVITE in which much has to be changed, and what becomes of it. Single thread. */
    @State(Scope.Thread)
    public static class Invite {

        private final byte[] wrong = wrong();
        private byte[] right = wrong;

        private static byte[] wrong() {
            byte[] sample = Messages.named("03-invite-sbc").next();
            return new String(sample, StandardCharsets.ISO_8859_1)
                    .replaceFirst("INVITE sip:\\+(\\S+);user=phone ", "INVITE sip:$1 ")
                    .replaceFirst("(From: .*<sip:)\\+(\\d+)@[^>]*>", "$1$2@192.0.2.10:5060>")
                    .replaceFirst("(Contact: <sip:\\+\\d+)@[^>]*>", "$1@192.0.2.10:5060;transport=tcp>")
                    .getBytes(StandardCharsets.ISO_8859_1);
        }

        /** Repairs it, and refuses to measure rules that have nothing to do or do not come to an end. */
        @Setup(Level.Trial)
        public void repair(PolicyBenchmark benchmark) {
            right = benchmark.policies(wrong, Direction.TO_MICROSOFT).toByteArray();
            String text = new String(right, StandardCharsets.ISO_8859_1);
            boolean repaired = text.startsWith("INVITE sip:+")
                    && text.contains("@sbc1.adatum.biz;user=phone>;tag=")
                    && text.contains("@sbc1.adatum.biz:5061;transport=tls>")
                    && !text.contains("REFER")
                    && !text.contains("Supported:");
            if (!repaired || !benchmark.policies(right, Direction.TO_MICROSOFT).equals(Slice.copyOf(right))) {
                throw new IllegalStateException("the rules did something else: " + text);
            }
        }
    }

    /** All rules of {@link TeamsPolicies#standard()}; both messages announce more than the SBC can do. */
    @Benchmark
    public int teamsPolicies(Outgoing outgoing) {
        return policies(outgoing.messages.next(), Direction.TO_MICROSOFT).copyTo(target, 0);
    }

    private Slice policies(byte[] octets, Direction direction) {
        SipMessage message = SipMessage.parse(octets);
        PolicyContext context = PolicyContext.builder(direction, message, TRUNK).build();
        if (teams.apply(message, context) instanceof PolicyOutcome.Passed passed) {
            return passed.octets();
        }
        throw new IllegalStateException("the rules refuse " + message);
    }

    @Benchmark
    public SipMessage inviteParse(Invite invite) {
        return SipMessage.parse(invite.wrong);
    }

    @Benchmark
    public int invitePolicies(Invite invite) {
        return policies(invite.wrong, Direction.TO_MICROSOFT).copyTo(target, 0);
    }

    @Benchmark
    public Slice inviteRight(Invite invite) {
        return policies(invite.right, Direction.TO_MICROSOFT);
    }

    @Benchmark
    public Slice inviteFromMicrosoft(Invite invite) {
        return policies(invite.wrong, Direction.FROM_MICROSOFT);
    }

    @Benchmark
    public int inviteModify(Invite invite) {
        return drsip.modify(invite.wrong, target);
    }

    @Benchmark
    public int inviteModifyJainSip(Invite invite) throws Exception {
        return jainSip.modify(invite.wrong, target);
    }

    @Benchmark
    public int inviteModifyPkts(Invite invite) throws Exception {
        return pkts.modify(invite.wrong, target);
    }

    /** The three edits of {@link Peer#modify}, without any policy. */
    @Benchmark
    public int edit(EachMessage messages) {
        return drsip.modify(messages.next(), target);
    }
}
