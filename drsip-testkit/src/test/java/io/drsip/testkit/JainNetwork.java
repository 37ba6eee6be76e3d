package io.drsip.testkit;

import gov.nist.core.net.NetworkLayer;
import gov.nist.javax.sip.SipStackImpl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * TLS sockets of the JDK for JAIN-SIP. It listens where the system chooses, while JAIN-SIP believes that it is the port
 * which its messages name. Thread-safe.
 */
final class JainNetwork implements NetworkLayer {

    private final SSLContext context;
    private final SSLServerSocket listener;

    private JainNetwork(SSLContext context, SSLServerSocket listener) {
        this.context = context;
        this.listener = listener;
    }

    static JainNetwork of(SSLContext context) {
        try {
            return new JainNetwork(context, (SSLServerSocket)
                    context.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SSLContext context() {
        return context;
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    @Override
    public SSLServerSocket createSSLServerSocket(int port, int backlog, InetAddress address) {
        return listener;
    }

    @Override
    public SSLSocket createSSLSocket(InetAddress address, int port) throws IOException {
        return (SSLSocket) context.getSocketFactory().createSocket(address, port);
    }

    @Override
    public SSLSocket createSSLSocket(InetAddress address, int port, InetAddress own) throws IOException {
        return createSSLSocket(address, port);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
        throw onlyTls();
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        throw onlyTls();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress own) throws IOException {
        throw onlyTls();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress own, int ownPort) throws IOException {
        throw onlyTls();
    }

    @Override
    public DatagramSocket createDatagramSocket() throws SocketException {
        throw onlyTls();
    }

    @Override
    public DatagramSocket createDatagramSocket(int port, InetAddress address) throws SocketException {
        throw onlyTls();
    }

    private static SocketException onlyTls() {
        return new SocketException("only TLS is used here");
    }

    @Override
    public void setSipStack(SipStackImpl stack) {
        // Nothing of the stack is needed.
    }
}
