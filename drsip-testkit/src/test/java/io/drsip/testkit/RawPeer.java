package io.drsip.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** The other end of a connection, octet by octet. Reading waits for what is due, but not for ever. */
final class RawPeer implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;
    private static final int SMALL = 16 * 1024;
    private static final Pattern CONTENT_LENGTH = Pattern.compile("(?im)^(?:Content-Length|l) *: *(\\d+)");

    private final Socket socket;

    private RawPeer(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
    }

    static RawPeer dial(ForeignPeer who, InetSocketAddress address, String... protocols) throws IOException {
        SSLSocket tls = (SSLSocket) who.context().getSocketFactory().createSocket();
        // Little, so that a peer that does not read is felt soon.
        tls.setReceiveBufferSize(SMALL);
        tls.connect(new InetSocketAddress(local(address), address.getPort()));
        tls.setEnabledProtocols(protocols.length == 0 ? new String[] {"TLSv1.2"} : protocols);
        return new RawPeer(tls);
    }

    static RawPeer dialWithoutTls(InetSocketAddress address) throws IOException {
        return new RawPeer(new Socket(local(address), address.getPort()));
    }

    private static String local(InetSocketAddress address) {
        return address.getAddress().isAnyLocalAddress() ? "127.0.0.1" : address.getHostString();
    }

    static SSLServerSocket listen(ForeignPeer who) throws IOException {
        SSLServerSocket server = (SSLServerSocket)
                who.context().getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        server.setNeedClientAuth(true);
        server.setSoTimeout(PATIENCE_MILLIS);
        return server;
    }

    static RawPeer accept(SSLServerSocket server) throws IOException {
        return new RawPeer(server.accept());
    }

    SSLSocket tls() {
        return (SSLSocket) socket;
    }

    RawPeer say(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return this;
    }

    /** Says something that perhaps nobody is there to hear. */
    RawPeer sayIfPossible(String text) {
        try {
            return say(text);
        } catch (IOException e) {
            return this;
        }
    }

    String hear(int octets) throws IOException {
        byte[] heard = socket.getInputStream().readNBytes(octets);
        if (heard.length < octets) {
            throw new IOException("closed after " + heard.length + " of " + octets + " octets");
        }
        return new String(heard, StandardCharsets.UTF_8);
    }

    /** One whole message of the SBC, which has to be strict. */
    String hearMessage() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append(hear(1));
        }
        Matcher length = CONTENT_LENGTH.matcher(head);
        String message = length.find() ? head + hear(Integer.parseInt(length.group(1))) : head.toString();
        assertEquals(List.of(), StrictMessage.problems(message.getBytes(StandardCharsets.UTF_8)), message);
        return message;
    }

    /** All that comes before the other side closes; however it closes. */
    String hearUntilClosed() throws IOException {
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(heard);
        } catch (SocketTimeoutException e) {
            throw new AssertionError("nobody closed the connection", e);
        } catch (IOException e) {
            // An alert or a reset is an end, too.
            return heard.toString(StandardCharsets.UTF_8);
        }
        return heard.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
