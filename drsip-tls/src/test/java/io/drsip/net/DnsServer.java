package io.drsip.net;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** A name server with one answer for every question about IPv4 (RFC 1035 section 4), until it fails. */
final class DnsServer implements AutoCloseable {

    private static final int ANSWER = 0x8180;
    private static final int SERVER_FAILURE = 0x8182;
    private static final int TYPE_A = 1;
    private static final int NAME_OF_THE_QUESTION = 0xC00C;

    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final AtomicInteger questions = new AtomicInteger();

    // What is answered, and for how long it is good.
    private volatile byte[] address;
    private volatile int seconds;

    DnsServer() throws IOException {
        answer("192.0.2.1", 0);
        Thread thread = new Thread(this::serve, "dns");
        thread.setDaemon(true);
        thread.start();
    }

    InetSocketAddress at() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    void answer(String text, int timeToLive) throws IOException {
        address = InetAddress.getByName(text).getAddress();
        seconds = timeToLive;
    }

    void fail() {
        address = new byte[0];
    }

    int questions() {
        return questions.get();
    }

    private void serve() {
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[512], 512);
                socket.receive(packet);
                byte[] answer = answerTo(Arrays.copyOf(packet.getData(), packet.getLength()));
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            }
        } catch (IOException e) {
            // It was closed.
            return;
        }
    }

    private byte[] answerTo(byte[] query) {
        int end = 12;
        while (query[end] != 0) {
            end += query[end] + 1;
        }
        end += 5;
        boolean isIpv4 = query[end - 3] == TYPE_A;
        questions.addAndGet(isIpv4 ? 1 : 0);
        byte[] known = address;
        int answers = isIpv4 && known.length > 0 ? 1 : 0;
        ByteBuffer out = ByteBuffer.allocate(end + answers * 16);
        out.put(query, 0, 2).putShort((short) (known.length > 0 ? ANSWER : SERVER_FAILURE));
        out.putShort((short) 1).putShort((short) answers).putInt(0).put(query, 12, end - 12);
        if (answers == 1) {
            out.putShort((short) NAME_OF_THE_QUESTION).putShort((short) TYPE_A).putShort((short) 1);
            out.putInt(seconds).putShort((short) known.length).put(known);
        }
        return out.array();
    }

    @Override
    public void close() {
        socket.close();
    }
}
