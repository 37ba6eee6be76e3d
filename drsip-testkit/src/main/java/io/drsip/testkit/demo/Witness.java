package io.drsip.testkit.demo;

import io.drsip.sip.Method;
import io.drsip.testkit.Ladder;
import io.drsip.testkit.Recorded;
import io.drsip.testkit.Recording;
import io.drsip.testkit.SimulatedDatacenter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** What the simulated side recorded: waits for it, and draws it. Single thread. */
final class Witness {

    private static final Duration SOON = Duration.ofSeconds(10);

    /** Nobody has to wait long for what was made impossible. */
    private static final Duration SABOTAGED = Duration.ofSeconds(2);

    private final Recording recording;
    private final Timeline timeline;

    // How long it waits for anything.
    private Duration patience = SOON;

    Witness(Recording recording, Timeline timeline) {
        this.recording = recording;
        this.timeline = timeline;
    }

    /** Says whether the stage that follows can succeed at all. */
    void begin(boolean sabotaged) {
        patience = sabotaged ? SABOTAGED : SOON;
    }

    Duration patience() {
        return patience;
    }

    /** The place in the recording that what follows comes after. */
    long now() {
        return recording.count();
    }

    /**
     * Waits for a message.
     *
     * @throws StageFailure if it does not come
     */
    Recorded.Message expect(long after, String failure, Predicate<Recorded.Message> wanted) {
        Recorded found = result(
                recording.when(line ->
                        line instanceof Recorded.Message message && message.number() > after && wanted.test(message)),
                failure);
        return (Recorded.Message) found;
    }

    void expectNote(SimulatedDatacenter datacenter, String part, String failure) {
        result(
                recording.when(line -> line instanceof Recorded.Note note
                        && note.datacenter().equals(datacenter.name().toString())
                        && note.text().contains(part)),
                failure);
    }

    List<Recorded.Message> since(long after, Predicate<Recorded.Message> wanted) {
        return recording.messages(message -> message.number() > after && wanted.test(message));
    }

    /** Fails if Microsoft would object to something in a call. */
    void expectNoViolation(String call) {
        expectNone(note -> note.callId().equals(Optional.of(call)));
    }

    /** Fails if any message so far was not as RFC 3261 has it. */
    void expectStrict() {
        expectNone(note -> note.text().startsWith("not as RFC 3261"));
    }

    private void expectNone(Predicate<Recorded.Note> wrong) {
        recording.violations().stream().filter(wrong).findFirst().ifPresent(note -> {
            throw new StageFailure("Microsoft objects: " + note.text());
        });
    }

    void show(String call) {
        timeline.picture(Ladder.of(recording.all()).only(call).toString());
    }

    void showCallsSince(long after) {
        List<Recorded> lines =
                recording.all().stream().filter(line -> line.number() > after).toList();
        timeline.picture(Ladder.of(lines).callsOnly().toString());
    }

    /** Waits for something that will happen, or fails. */
    <T> T result(Future<T> future, String failure) {
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StageFailure("interrupted");
        } catch (ExecutionException thrown) {
            throw new StageFailure(failure + ": " + thrown.getCause());
        } catch (TimeoutException late) {
            throw new StageFailure(failure);
        }
    }

    static boolean isAt(Recorded.Message message, SimulatedDatacenter datacenter) {
        return message.datacenter().equals(datacenter.name().toString());
    }

    static boolean isOf(Recorded.Message message, String call) {
        return message.callId().equals(Optional.of(call));
    }

    /** A request of the SBC. */
    static boolean isOurs(Recorded.Message message, Method method) {
        return message.isReceived() && message.isRequest(method);
    }

    static boolean isOurAnswer(Recorded.Message message, int code, Method method) {
        return message.isReceived() && message.isResponse(code, method);
    }

    static boolean isAnsweredBye(Recorded.Message message) {
        return !message.isReceived() && message.isResponse(200, Method.BYE);
    }
}
