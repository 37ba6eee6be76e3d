package io.drsip.testkit;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** The calls of all datacenters: who places one, who repeats it, and what SBCs began. Thread-safe. */
final class AllDatacenters implements Exchange {

    private final SimulatedDirectory directory;
    private final List<SimulatedDatacenter> datacenters = new CopyOnWriteArrayList<>();
    private final BlockingQueue<SimulatedCall> received = new LinkedBlockingQueue<>();

    AllDatacenters(SimulatedDirectory directory) {
        this.directory = directory;
    }

    void add(SimulatedDatacenter datacenter) {
        datacenters.add(datacenter);
    }

    /** Those that passed the checks and that nobody has asked for yet. */
    BlockingQueue<SimulatedCall> received() {
        return received;
    }

    @Override
    public void onCall(SimulatedCall call) {
        received.add(call);
    }

    @Override
    public CompletableFuture<SimulatedCall> place(CallPlan plan) {
        SimulatedDirectory.PairedTrunk trunk = directory
                .find(plan.trunk())
                .orElseThrow(() -> new IllegalArgumentException("no tenant has paired " + plan.trunk()));
        return place(plan, trunk, 0);
    }

    private CompletableFuture<SimulatedCall> place(CallPlan plan, SimulatedDirectory.PairedTrunk trunk, int attempt) {
        List<Integer> order = plan.datacenters().stream()
                .filter(number -> number <= datacenters.size())
                .toList();
        CompletableFuture<SimulatedCall> call =
                datacenters.get(order.get(attempt) - 1).calls().place(plan, trunk);
        return attempt + 1 == order.size()
                ? call
                : call.exceptionallyCompose(failure -> place(plan, trunk, attempt + 1));
    }

    @Override
    public CompletableFuture<SimulatedCall> repeat(OutboundLeg leg, CallRepeat how) {
        List<String> order = datacenters.stream()
                .map(datacenter -> datacenter.name().canonical())
                .toList();
        int next = (order.indexOf(leg.site().name()) + 1) % order.size();
        return datacenters.get(next).calls().repeat(leg, how);
    }
}
