package io.drsip.benchmarks;

import java.util.List;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What to measure: each message for itself, and all of them in turns. Single thread. */
@State(Scope.Thread)
public class EachMessage {

    /** The name of a message, or {@code all}. */
    @Param({
        "all",
        "01-options",
        "02-options-200",
        "03-invite-sbc",
        "04-invite-teams",
        "05-trying",
        "06-ringing",
        "07-progress-sdp",
        "08-ack",
        "09-bye",
        "10-refer",
        "11-reinvite"
    })
    public String message = Messages.ALL;

    private Messages messages = Messages.named(Messages.ALL);

    /** Loads what the parameter names. */
    @Setup(Level.Trial)
    public void load() {
        messages = Messages.named(message);
    }

    List<byte[]> each() {
        return messages.each();
    }

    Messages mapped(UnaryOperator<byte[]> change) {
        return messages.mapped(change);
    }

    byte[] next() {
        return messages.next();
    }

    byte[] glued(int count) {
        return messages.glued(count);
    }
}
