package io.drsip.benchmarks;

import io.drsip.core.policy.PolicyOutcome;
import io.drsip.core.policy.PolicyPipeline;
import io.drsip.core.policy.TeamsPolicies;
import io.drsip.policy.Direction;
import io.drsip.policy.PolicyContext;
import io.drsip.sip.Fqdn;
import io.drsip.sip.SipMessage;
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

    /** All rules of {@link TeamsPolicies#standard()}; both messages announce more than the SBC can do. */
    @Benchmark
    public int teamsPolicies(Outgoing outgoing) {
        SipMessage message = SipMessage.parse(outgoing.messages.next());
        PolicyContext context =
                PolicyContext.builder(Direction.TO_MICROSOFT, message, TRUNK).build();
        PolicyOutcome outcome = teams.apply(message, context);
        if (outcome instanceof PolicyOutcome.Passed passed) {
            return passed.message().bytes().copyTo(target, 0);
        }
        throw new IllegalStateException(outcome.toString());
    }

    /** The three edits of {@link Peer#modify}, without any policy. */
    @Benchmark
    public int edit(EachMessage messages) {
        return drsip.modify(messages.next(), target);
    }
}
