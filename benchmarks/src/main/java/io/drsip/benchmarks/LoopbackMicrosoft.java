package io.drsip.benchmarks;

import io.drsip.sip.CSeq;
import io.drsip.sip.Frame;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Method;
import io.drsip.sip.SipFramer;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * Microsoft's side on loopback, with TLS and as little else as can be: it answers whatever it is asked, and places
 * calls, so many at a time, each of which it hangs up as soon as it is answered. Thread-safe.
 */
final class LoopbackMicrosoft implements AutoCloseable {

    private static final int CHUNK = 64 * 1024;
    private static final int BACKLOG = 50;

    private final MicrosoftSide side = MicrosoftSide.create();
    private final SSLContext tls;
    private final SSLServerSocket server;
    private final Map<String, Integer> open = new ConcurrentHashMap<>();
    private final AtomicInteger placed = new AtomicInteger();
    private final AtomicInteger left = new AtomicInteger();

    // Reaches zero when all calls that were asked for are over.
    private volatile CountDownLatch running = new CountDownLatch(0);

    private LoopbackMicrosoft(SSLContext tls, SSLServerSocket server) {
        this.tls = tls;
        this.server = server;
    }

    static LoopbackMicrosoft start(SSLContext tls) throws IOException {
        SSLServerSocket server = (SSLServerSocket)
                tls.getServerSocketFactory().createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        server.setNeedClientAuth(true);
        LoopbackMicrosoft microsoft = new LoopbackMicrosoft(tls, server);
        inBackground(microsoft::acceptAll);
        return microsoft;
    }

    InetSocketAddress address() {
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    String sdp() {
        return side.sdp();
    }

    private void acceptAll() {
        try {
            while (!server.isClosed()) {
                Link link = new Link(server.accept());
                inBackground(link::serve);
            }
        } catch (IOException closed) {
            // That is its end.
        }
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "loopback-microsoft");
        thread.setDaemon(true);
        thread.start();
    }

    /** Opens a connection to an SBC. */
    Link dial(InetSocketAddress sbc) throws IOException {
        Link link = new Link(tls.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), sbc.getPort()));
        inBackground(link::serve);
        return link;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** One connection. A thread of its own reads, and all that is answered to one chunk leaves as one. */
    final class Link {

        private final Socket socket;
        private final SipFramer framer = new SipFramer();
        private final ByteArrayOutputStream answers = new ByteArrayOutputStream();

        private Link(Socket socket) throws IOException {
            this.socket = socket;
            socket.setTcpNoDelay(true);
        }

        /** Places calls, some at a time, and waits until the last one is over. */
        void call(int count, int atATime) throws IOException, InterruptedException {
            running = new CountDownLatch(count);
            left.set(count - atATime);
            StringBuilder invites = new StringBuilder();
            for (int i = 0; i < atATime; i++) {
                invites.append(invite());
            }
            write(invites.toString().getBytes(StandardCharsets.ISO_8859_1));
            running.await();
        }

        private String invite() {
            int call = placed.incrementAndGet();
            open.put(MicrosoftSide.id(call), call);
            return side.invite(call);
        }

        private void serve() {
            byte[] chunk = new byte[CHUNK];
            try (InputStream in = socket.getInputStream()) {
                for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                    framer.feed(chunk, 0, count);
                    for (Frame frame = framer.poll(); frame != null; frame = framer.poll()) {
                        if (frame instanceof Frame.Message found) {
                            take(found.message());
                        }
                    }
                    write(answers.toByteArray());
                    answers.reset();
                }
            } catch (IOException closed) {
                // That is its end.
            }
        }

        private synchronized void write(byte[] octets) throws IOException {
            socket.getOutputStream().write(octets);
        }

        private void take(SipMessage message) {
            if (message instanceof SipRequest request) {
                answer(request);
            } else if (message instanceof SipResponse response
                    && response.status().isFinal()) {
                goOn(response);
            }
        }

        private void answer(SipRequest request) {
            if (request.method().equals(Method.INVITE)) {
                say(side.answer(request, "100 Trying"));
                say(side.answer(request, "183 Session Progress"));
            }
            if (!request.method().equals(Method.ACK)) {
                say(side.answer(request, "200 OK"));
            }
        }

        private void goOn(SipResponse response) {
            if (!response.status().isSuccess()) {
                throw new IllegalStateException("a call was refused: " + response.bytes());
            }
            CSeq cseq = response.headers().require(HeaderType.CSEQ);
            String name = response.headers().require(HeaderType.CALL_ID).toString();
            String id = name.substring(name.length() - MicrosoftSide.ID_LENGTH);
            if (cseq.method().equals(Method.INVITE)) {
                int call = open.getOrDefault(id, 0);
                String tag = response.headers().require(HeaderType.TO).tag().orElse("");
                say(side.request("ACK", call, tag, 1));
                say(side.request("BYE", call, tag, 2));
            } else {
                open.remove(id);
                if (left.getAndDecrement() > 0) {
                    say(invite());
                }
                running.countDown();
            }
        }

        private void say(String text) {
            answers.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        }
    }
}
