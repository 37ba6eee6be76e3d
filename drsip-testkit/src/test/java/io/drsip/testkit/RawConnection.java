package io.drsip.testkit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocket;

/** A TLS connection that reads and writes SIP as text, without any of the parsers under test. */
final class RawConnection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;

    private final SSLSocket socket;
    private final InputStream in;

    RawConnection(SSLSocket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE_MILLIS);
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    RawConnection send(String message) {
        try {
            socket.getOutputStream().write(message.getBytes(StandardCharsets.UTF_8));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For a handshake that may fail while this is written. */
    RawConnection sendOrNothing(String text) {
        try {
            socket.startHandshake();
            return send(text);
        } catch (IOException | UncheckedIOException e) {
            return this;
        }
    }

    /** The next message; empty text if the connection ended first. */
    String readOrNothing() {
        return socket.isClosed() ? "" : read();
    }

    /** The next message; empty text at the end of the stream, however it came. */
    String read() {
        try {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
                head.write(octet());
            }
            String text = head.toString(StandardCharsets.UTF_8);
            byte[] body = in.readNBytes(Integer.parseInt(RawMessage.header(text, "Content-Length")));
            return text + new String(body, StandardCharsets.UTF_8);
        } catch (java.net.SocketTimeoutException e) {
            throw new AssertionError("no message came", e);
        } catch (IOException e) {
            return "";
        }
    }

    /** The next message whose CSeq names a method; others are skipped. */
    String readUntil(String method) {
        String message = read();
        while (!message.isEmpty() && !RawMessage.header(message, "CSeq").endsWith(method)) {
            message = read();
        }
        return message;
    }

    private int octet() throws IOException {
        int octet = in.read();
        if (octet < 0) {
            throw new EOFException();
        }
        return octet;
    }

    /** The host that the peer asked for, or that this end did. */
    String peer() {
        return ((InetSocketAddress) socket.getRemoteSocketAddress())
                .getAddress()
                .getHostAddress();
    }

    SSLSocket socket() {
        return socket;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
