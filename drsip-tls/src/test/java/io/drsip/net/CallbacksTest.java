package io.drsip.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CallbacksTest {

    private final Queue<Runnable> later = new ArrayDeque<>();
    private final List<Integer> run = new ArrayList<>();
    private final Callbacks callbacks = new Callbacks(later::add, 100);

    private void runAll() {
        for (Runnable next = later.poll(); next != null; next = later.poll()) {
            next.run();
        }
    }

    @Test
    void theyRunLaterAndInOrder() {
        IntStream.range(0, 500).forEach(i -> callbacks.add("test", () -> run.add(i)));
        assertEquals(List.of(), run);

        runAll();

        assertEquals(IntStream.range(0, 500).boxed().toList(), run);
    }

    @Test
    void whatTheyAddRunsAfterThem() {
        callbacks.add("first", () -> {
            callbacks.add("third", () -> run.add(3));
            run.add(1);
        });
        callbacks.add("second", () -> run.add(2));

        runAll();

        assertEquals(List.of(1, 2, 3), run);
    }

    @Test
    void oneThatThrowsHarmsNoOther() {
        callbacks.add("bad", () -> {
            throw new IllegalStateException("on purpose");
        });
        callbacks.add("good", () -> run.add(1));

        runAll();

        assertEquals(List.of(1), run);
    }

    @Test
    void eventsAreLeftOutBeforeMemoryIs() {
        IntStream.range(0, 150).forEach(i -> callbacks.offer("event", () -> run.add(i)));
        callbacks.add("call", () -> run.add(1_000));

        runAll();

        assertEquals(101, run.size());
        assertEquals(1_000, run.get(100));
        callbacks.offer("event", () -> run.add(7));
        runAll();
        assertEquals(7, run.get(101));
    }

    @Test
    void anExecutorThatHasEndedIsSurvived() {
        Callbacks late = new Callbacks(
                task -> {
                    throw new RejectedExecutionException();
                },
                100);

        late.add("test", () -> run.add(1));
        late.add("test", () -> run.add(2));

        assertEquals(List.of(), run);
    }
}
