package io.drsip.benchmarks;

import com.sun.management.ThreadMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/**
 * What established calls cost that nobody touches: heap, and the time in which they came.
 *
 * <pre>
 * java -Xmx3g -cp benchmarks/target/benchmarks.jar io.drsip.benchmarks.CallLoad 10000 100000
 * </pre>
 *
 * <p>The arguments are how many calls there are; these are the defaults. One engine holds them, after INVITE, 183 or
 * 180, 200 and ACK with two session descriptions in Microsoft's shape; then all time passes in which something of a
 * transaction is kept. The same once more after each session has been refreshed. Heap is what is live after it less what was live before, in the engine with an open connection;
 * the driver and what a PBX keeps are not in it. Times are thread CPU time. Single thread.
 */
public final class CallLoad {

    private static final int KIB = 1024;
    private static final int TARGET = 8 * KIB;
    private static final int TAG = 40;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** So that open transactions are as many as with 500 calls in a second. */
    private static final Duration STEP = Duration.ofMillis(2);

    private CallLoad() {}

    /**
     * Measures and prints a table. The exit code is 1 if a call takes more than 8 KiB.
     *
     * @param args how many calls, in one row each; or nothing
     */
    public static void main(String[] args) {
        String[] counts = args.length == 0 ? new String[] {"10000", "100000"} : args;
        System.out.printf(Locale.ROOT, "%s%n%n", Runtime.version());
        System.out.println("| idle calls | heap of each | after a re-INVITE | set up in |");
        System.out.println("|---|---|---|---|");
        long largest = 0;
        for (String count : counts) {
            largest = Math.max(largest, measure(Integer.parseInt(count), true, System.out));
            largest = Math.max(largest, measure(Integer.parseInt(count), false, System.out));
        }
        System.exit(largest > TARGET ? 1 : 0);
    }

    private static long measure(int calls, boolean theirs, PrintStream out) {
        LoadedEngine engine = new LoadedEngine(calls + 1);
        // Outside the heap that is measured.
        ByteBuffer tags = ByteBuffer.allocateDirect((calls + 1) * TAG);
        add(engine, 0, theirs, tags);
        engine.pass(LoadedEngine.TRANSIENT);
        long before = live();
        long start = THREADS.getCurrentThreadCpuTime();
        for (int call = 1; call <= calls; call++) {
            add(engine, call, theirs, tags);
            engine.pass(STEP);
        }
        long time = THREADS.getCurrentThreadCpuTime() - start;
        long idle = rest(engine, calls, before);
        refresh(engine, calls, theirs, tags.flip());
        long refreshed = rest(engine, calls, before);
        out.printf(
                Locale.ROOT,
                "| %,d %s | %,d B, %.1f KiB | %,d B, %.1f KiB | %.0f us |%n",
                calls,
                theirs ? "from Teams" : "to Teams",
                idle,
                (double) idle / KIB,
                refreshed,
                (double) refreshed / KIB,
                time / 1e3 / calls);
        return Math.max(idle, refreshed);
    }

    private static void add(LoadedEngine engine, int call, boolean theirs, ByteBuffer tags) {
        if (theirs) {
            tags.put(String.format("%-" + TAG + "s", engine.takeCall(call)).getBytes(StandardCharsets.US_ASCII));
        } else {
            engine.placeCall();
        }
    }

    /** Microsoft refreshes its sessions, and our side its own when it is time. */
    private static void refresh(LoadedEngine engine, int calls, boolean theirs, ByteBuffer tags) {
        byte[] tag = new byte[TAG];
        for (int call = 0; theirs && call <= calls; call++) {
            tags.get(tag);
            engine.refresh(call, new String(tag, StandardCharsets.US_ASCII).strip(), 2);
            engine.pass(STEP);
        }
        while (engine.refreshes() <= calls) {
            engine.timeout();
        }
    }

    /** What each call takes when nothing else is left of it. */
    private static long rest(LoadedEngine engine, int calls, long before) {
        engine.pass(LoadedEngine.TRANSIENT);
        long heap = (live() - before) / calls;
        if (engine.calls() != calls + 1) {
            throw new IllegalStateException(engine.calls() + " calls instead of " + (calls + 1));
        }
        return heap;
    }

    private static long live() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
