package io.drsip.benchmarks;

import io.drsip.call.Call;
import io.drsip.call.CallEvent;
import io.drsip.call.CallListener;
import io.drsip.call.CallRequest;
import io.drsip.net.HostResolver;
import io.drsip.net.TlsSbc;
import io.drsip.sip.Fqdn;
import io.drsip.tenant.PhoneNumber;
import io.drsip.testkit.KeyPurpose;
import io.drsip.testkit.TestAuthority;
import io.drsip.testkit.TestCertificate;
import io.drsip.trunk.Cloud;
import io.drsip.trunk.Datacenter;
import io.drsip.trunk.Trunk;
import io.drsip.trunk.TrunkConfig;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Calls set up and torn down in a second through an SBC with sockets and mutual TLS, on loopback: INVITE, provisional
 * responses, 200, ACK, BYE, 200, over one connection and one trunk.
 *
 * <pre>
 * java -cp benchmarks/target/benchmarks.jar io.drsip.benchmarks.CallsOverTls 5000 200
 * </pre>
 *
 * <p>The arguments are how many calls there are in each round and how many at a time; these are the defaults. The best of
 * three rounds after one to warm up counts. Both sides share the machine; what the SBC alone needs is the CPU time of its
 * event loop, on which everything of it runs here, the PBX too. An INVITE that was answered is remembered for 32 s, so
 * that more than 50,000 calls in that time are refused.
 */
// What is left of these stages is an action, not a result.
@SuppressWarnings("FutureReturnValueIgnored")
public final class CallsOverTls {

    private static final int ROUNDS = 3;
    private static final Fqdn TRUNK = Fqdn.parse(MicrosoftSide.TRUNK);
    private static final String PROXY = "sip.pstnhub.microsoft.com";
    private static final PhoneNumber HERE = new PhoneNumber("+31205550142");
    private static final PhoneNumber THERE = new PhoneNumber("+14255550173");
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final LoopbackMicrosoft microsoft;
    private final TlsSbc sbc;
    private final EventLoopGroup loops;
    private final int calls;
    private final int atATime;

    private CallsOverTls(LoopbackMicrosoft microsoft, TlsSbc sbc, EventLoopGroup loops, int calls, int atATime) {
        this.microsoft = microsoft;
        this.sbc = sbc;
        this.loops = loops;
        this.calls = calls;
        this.atATime = atATime;
    }

    /**
     * Measures and prints a table.
     *
     * @param args how many calls, and how many at a time; or nothing
     * @throws Exception if the sides do not find each other
     */
    // The class that Netty 4.1 and 4.2 have in common; 4.2 calls it deprecated.
    @SuppressWarnings("deprecation")
    public static void main(String[] args) throws Exception {
        int calls = args.length > 0 ? Integer.parseInt(args[0]) : 5_000;
        int atATime = args.length > 1 ? Integer.parseInt(args[1]) : 200;
        EventLoopGroup loops = new NioEventLoopGroup(1);
        TestAuthority authority = TestAuthority.create(Instant.now());
        TestCertificate certificate = authority
                .issue("*.pstnhub.microsoft.com", PROXY)
                .purposes(KeyPurpose.SERVER_AUTH)
                .build();
        try (LoopbackMicrosoft microsoft = LoopbackMicrosoft.start(context(certificate, authority));
                TlsSbc sbc = sbc(microsoft, authority, loops)) {
            sbc.start().toCompletableFuture().join();
            new CallsOverTls(microsoft, sbc, loops, calls, atATime).run();
        } finally {
            loops.shutdownGracefully();
        }
    }

    private static SSLContext context(TestCertificate certificate, TestAuthority authority)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "key", certificate.key(), new char[0], certificate.chain().toArray(Certificate[]::new));
        store.setCertificateEntry("root", authority.root());
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static TlsSbc sbc(LoopbackMicrosoft microsoft, TestAuthority authority, EventLoopGroup loops) {
        Cloud cloud =
                Cloud.simulated("loopback", List.of(Datacenter.of(PROXY)), Fqdn.parse("pstnhub.microsoft.com"), 1);
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return TlsSbc.builder()
                .trunk(
                        TrunkConfig.builder(TRUNK).cloud(cloud).build(),
                        authority.issue(TRUNK.toString()).build().identity(),
                        any)
                .trust(authority.trust())
                .resolver(HostResolver.table(Map.of(PROXY, microsoft.address())))
                .listener(event -> {})
                .calls(call -> {
                    call.ring();
                    call.answer(microsoft.sdp());
                })
                .eventLoops(loops)
                .build();
    }

    private void run() throws Exception {
        System.out.printf(Locale.ROOT, "%,d calls, %,d at a time, %s%n%n", calls, atATime, Runtime.version());
        System.out.println("| set up and torn down over TLS | calls in a second | CPU time of the SBC | of one core |");
        System.out.println("|---|---|---|---|");
        LoopbackMicrosoft.Link link = microsoft.dial(sbc.boundAddress(TRUNK));
        measure("from Teams", () -> link.call(calls, atATime));
        measure("to Teams", this::placeAll);
    }

    /** Something that takes its time. */
    private interface Round {
        void run() throws IOException, InterruptedException;
    }

    private void measure(String whose, Round round) throws Exception {
        long thread = loops.next().submit(() -> Thread.currentThread().getId()).get();
        double elapsed = Double.MAX_VALUE;
        double cpu = Double.MAX_VALUE;
        for (int i = 0; i <= ROUNDS; i++) {
            long start = System.nanoTime();
            long before = THREADS.getThreadCpuTime(thread);
            round.run();
            if (i > 0) {
                elapsed = Math.min(elapsed, (System.nanoTime() - start) / 1e9);
                cpu = Math.min(cpu, (THREADS.getThreadCpuTime(thread) - before) / 1e9);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %,.0f | %.0f us | %,.0f in a second |%n",
                whose,
                calls / elapsed,
                cpu * 1e6 / calls,
                calls / cpu);
    }

    private void placeAll() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(calls);
        AtomicInteger left = new AtomicInteger(calls - atATime);
        for (int i = 0; i < atATime; i++) {
            loops.next().execute(() -> new Placed(left, running).dial());
        }
        running.await();
    }

    /** One call after the other: hung up as soon as it is answered. On the event loop of the SBC. */
    private final class Placed implements CallListener {

        private final AtomicInteger left;
        private final CountDownLatch running;

        // The one that is up.
        private @Nullable Call call;

        private Placed(AtomicInteger left, CountDownLatch running) {
            this.left = left;
            this.running = running;
        }

        void dial() {
            Trunk trunk = sbc.trunk(TRUNK);
            call = trunk.dial(CallRequest.of(HERE, THERE, TRUNK, microsoft.sdp()), this);
        }

        @Override
        public void onEvent(CallEvent event) {
            if (event instanceof CallEvent.Answered && call != null) {
                call.hangUp();
            } else if (event instanceof CallEvent.Ended) {
                running.countDown();
                if (left.getAndDecrement() > 0) {
                    dial();
                }
            } else if (event instanceof CallEvent.Failed failed) {
                throw new IllegalStateException("a call has failed: " + failed);
            }
        }
    }
}
