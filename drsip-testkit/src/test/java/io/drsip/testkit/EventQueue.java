package io.drsip.testkit;

import io.drsip.trunk.TrunkEvent;
import io.drsip.trunk.TrunkListener;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Waits for events, but not for ever. */
final class EventQueue implements TrunkListener {

    private static final long PATIENCE_SECONDS = 20;

    private final BlockingQueue<TrunkEvent> events = new LinkedBlockingQueue<>();

    @Override
    public void onEvent(TrunkEvent event) {
        events.add(event);
    }

    /** The next event of a kind; others before it are passed over. */
    <T extends TrunkEvent> T next(Class<T> kind) throws InterruptedException {
        while (true) {
            TrunkEvent event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no " + kind.getSimpleName() + " came");
            }
            if (kind.isInstance(event)) {
                return kind.cast(event);
            }
        }
    }
}
