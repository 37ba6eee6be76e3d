package io.drsip.testkit;

import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.Method;
import io.drsip.sip.SipMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * All that a simulation saw and said, in order, with the octets.
 *
 * <p>Queries give copies. Whoever waits, waits for something that may have been recorded already, so that no test
 * depends on being quick. Thread-safe.
 */
public final class Recording {

    private final Clock clock;
    private final List<Consumer<Recorded>> listeners = new CopyOnWriteArrayList<>();

    // Guarded by this.
    private final List<Recorded> lines = new ArrayList<>();
    private final List<Waiter> waiters = new ArrayList<>();
    private long count;

    Recording(Clock clock) {
        this.clock = clock;
    }

    private record Waiter(Predicate<Recorded> wanted, CompletableFuture<Recorded> found) {}

    Clock clock() {
        return clock;
    }

    void message(String datacenter, RecordedConnection connection, Recorded.Direction direction, SipMessage message) {
        add(number -> new Recorded.Message(number, clock.instant(), datacenter, connection, direction, message));
    }

    void note(String datacenter, Optional<String> callId, Recorded.Kind kind, String text) {
        add(number -> new Recorded.Note(number, clock.instant(), datacenter, callId, kind, text));
    }

    void note(String datacenter, Headers about, Recorded.Kind kind, String text) {
        note(datacenter, callIdOf(about), kind, text);
    }

    /** The Call-ID as text, if there is one. */
    static Optional<String> callIdOf(Headers headers) {
        int entry = headers.indexOf(HeaderType.CALL_ID, 0);
        return entry < 0 ? Optional.empty() : Optional.of(headers.value(entry).toString());
    }

    private interface Maker {
        Recorded make(long number);
    }

    private void add(Maker maker) {
        Recorded line;
        List<Waiter> served;
        synchronized (this) {
            line = maker.make(++count);
            lines.add(line);
            served = waiters.stream().filter(waiter -> waiter.wanted.test(line)).toList();
            waiters.removeAll(served);
            listeners.forEach(listener -> listener.accept(line));
        }
        served.forEach(waiter -> waiter.found.complete(line));
    }

    /**
     * Tells somebody each line as it is recorded, one after the other in their order.
     *
     * @param listener called on the event loops of the simulation under a lock; must be quick
     */
    public void onRecorded(Consumer<Recorded> listener) {
        listeners.add(listener);
    }

    /**
     * Everything so far.
     *
     * @return messages and notes in their order
     */
    public synchronized List<Recorded> all() {
        return List.copyOf(lines);
    }

    /**
     * The messages so far.
     *
     * @return both directions, in their order
     */
    public List<Recorded.Message> messages() {
        return messages(message -> true);
    }

    /**
     * Some of the messages so far.
     *
     * @param wanted which ones
     * @return in their order
     */
    public List<Recorded.Message> messages(Predicate<Recorded.Message> wanted) {
        List<Recorded.Message> found = new ArrayList<>();
        for (Recorded line : all()) {
            if (line instanceof Recorded.Message message && wanted.test(message)) {
                found.add(message);
            }
        }
        return found;
    }

    /**
     * The requests of one method that the SBC sent so far.
     *
     * @param method such as {@code INVITE}
     * @return in their order
     */
    public List<Recorded.Message> received(Method method) {
        return messages(message -> message.isReceived() && message.isRequest(method));
    }

    /**
     * The requests of one method that Microsoft sent so far.
     *
     * @param method such as {@code OPTIONS}
     * @return in their order
     */
    public List<Recorded.Message> sent(Method method) {
        return messages(message -> !message.isReceived() && message.isRequest(method));
    }

    /**
     * What the SBC did that Microsoft forbids.
     *
     * @return in their order; a test asserts that there is none
     */
    public List<Recorded.Note> violations() {
        return notes(Recorded.Kind.VIOLATION);
    }

    /**
     * The notes of one kind so far.
     *
     * @param kind which ones
     * @return in their order
     */
    public List<Recorded.Note> notes(Recorded.Kind kind) {
        List<Recorded.Note> found = new ArrayList<>();
        for (Recorded line : all()) {
            if (line instanceof Recorded.Note note && note.kind() == kind) {
                found.add(note);
            }
        }
        return found;
    }

    /**
     * How many lines were ever recorded. A test that waits for something new remembers this number first and asks for a
     * line with a higher one.
     *
     * @return the number of the last line
     */
    public synchronized long count() {
        return count;
    }

    /**
     * The first line of a kind, recorded already or yet to come.
     *
     * @param wanted what to look for; called under a lock, must be quick
     * @return completed on an event loop of the simulation
     */
    public synchronized CompletableFuture<Recorded> when(Predicate<Recorded> wanted) {
        for (Recorded line : lines) {
            if (wanted.test(line)) {
                return CompletableFuture.completedFuture(line);
            }
        }
        Waiter waiter = new Waiter(wanted, new CompletableFuture<>());
        waiters.add(waiter);
        return waiter.found;
    }

    /**
     * Waits for a message.
     *
     * @param wanted what to look for
     * @param limit how long at most
     * @return the first one, recorded already or since
     * @throws AssertionError with the ladder, if none came in time
     */
    public Recorded.Message await(Predicate<Recorded.Message> wanted, Duration limit) {
        return (Recorded.Message) awaitLine(
                line -> line instanceof Recorded.Message message && wanted.test(message), limit);
    }

    /**
     * Waits for a request of the SBC.
     *
     * @param method such as {@code BYE}
     * @param limit how long at most
     * @return the first one, recorded already or since
     * @throws AssertionError with the ladder, if none came in time
     */
    public Recorded.Message awaitReceived(Method method, Duration limit) {
        return await(message -> message.isReceived() && message.isRequest(method), limit);
    }

    /**
     * Waits for a note.
     *
     * @param kind what it is about
     * @param part some words of it
     * @param limit how long at most
     * @return the first one, recorded already or since
     * @throws AssertionError with the ladder, if none came in time
     */
    public Recorded.Note awaitNote(Recorded.Kind kind, String part, Duration limit) {
        return (Recorded.Note) awaitLine(
                line -> line instanceof Recorded.Note note
                        && note.kind() == kind
                        && note.text().contains(part),
                limit);
    }

    Recorded awaitLine(Predicate<Recorded> wanted, Duration limit) {
        try {
            return when(wanted).get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("nothing like that within " + limit + "\n" + Ladder.of(all()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting", e);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }

    /** Forgets all lines; who waits goes on waiting. */
    public synchronized void clear() {
        lines.clear();
    }

    /** The ladder of everything, with numbers redacted. */
    @Override
    public String toString() {
        return Ladder.of(all()).toString();
    }
}
