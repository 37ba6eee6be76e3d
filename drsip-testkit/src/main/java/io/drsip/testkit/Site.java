package io.drsip.testkit;

import io.drsip.sip.Headers;
import io.drsip.sip.SipResponse;
import io.netty.channel.EventLoop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** What the parts of one datacenter share. Everything in it happens on its one event loop. Single thread. */
final class Site {

    private final String name;
    private final SimulatedRegion region;
    private final EventLoop loop;
    private final Knobs knobs;
    private final Ids ids;
    private final Clock clock;
    private final Recording recording;
    private final TrunkBook book;

    /** Who waits for the responses to our requests, by branch. */
    private final Map<String, Consumer<SipResponse>> pending = new HashMap<>();

    /** Counts the times that everything was forgotten; timers of earlier times do nothing. */
    private int epoch;

    Site(DatacenterPlace place, EventLoop loop, World world) {
        this.name = place.name().canonical();
        this.region = place.region();
        this.loop = loop;
        this.knobs = world.knobs();
        this.ids = new Ids(knobs.seed() * 31 + place.number());
        this.clock = world.recording().clock();
        this.recording = world.recording();
        this.book = world.book();
    }

    /**
     * What all datacenters share; its parts are thread-safe.
     *
     * @param knobs settings
     * @param recording of all datacenters
     * @param book about all trunks
     * @param directory tenants
     * @param lookup DNS
     * @param tls both roles
     * @param transfers that Microsoft asked for
     * @param connections how many there have been
     */
    record World(
            Knobs knobs,
            Recording recording,
            TrunkBook book,
            SimulatedDirectory directory,
            HostLookup lookup,
            SimulatedTls tls,
            TransferBook transfers,
            AtomicInteger connections) {}

    String name() {
        return name;
    }

    SimulatedRegion region() {
        return region;
    }

    EventLoop loop() {
        return loop;
    }

    Knobs knobs() {
        return knobs;
    }

    Ids ids() {
        return ids;
    }

    Instant now() {
        return clock.instant();
    }

    Recording recording() {
        return recording;
    }

    TrunkBook book() {
        return book;
    }

    void note(Headers about, Recorded.Kind kind, String text) {
        recording.note(name, about, kind, text);
    }

    void note(Optional<String> callId, Recorded.Kind kind, String text) {
        recording.note(name, callId, kind, text);
    }

    /** Runs something later; the delay is one of the simulation, scaled already. */
    Timer after(Duration delay, Runnable task) {
        int begun = epoch;
        Runnable unlessForgotten = () -> {
            if (begun == epoch) {
                task.run();
            }
        };
        var future = loop.schedule(unlessForgotten, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    /** Something that may still be called off. */
    interface Timer {
        void cancel();
    }

    void expect(String branch, Consumer<SipResponse> handler) {
        pending.put(branch, handler);
    }

    void forget(String branch) {
        pending.remove(branch);
    }

    void forgetAll() {
        epoch++;
        pending.clear();
    }

    int epoch() {
        return epoch;
    }

    /** False if nobody asked. */
    boolean deliver(String branch, SipResponse response) {
        Consumer<SipResponse> handler = pending.get(branch);
        if (handler != null) {
            handler.accept(response);
        }
        return handler != null;
    }
}
