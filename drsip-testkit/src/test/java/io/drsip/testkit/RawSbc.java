package io.drsip.testkit;

import io.drsip.sip.Fqdn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** Somebody's SBC, made of TLS sockets of the JDK and text: what it says is up to the test. */
final class RawSbc implements AutoCloseable {

    private final SimulatedTeams teams;
    private final SSLContext context;
    private final SSLServerSocket listener;
    private final BlockingQueue<RawConnection> accepted = new LinkedBlockingQueue<>();

    RawSbc(SimulatedTeams teams, String fqdn) {
        this(teams, fqdn, teams.sbcAuthority().issue(fqdn).build());
    }

    RawSbc(SimulatedTeams teams, String fqdn, TestCertificate certificate) {
        this.teams = teams;
        try {
            this.context = context(certificate, teams.microsoftRoots());
            this.listener = (SSLServerSocket)
                    context.getServerSocketFactory().createServerSocket(0, 10, Addresses.ip("127.0.0.1"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        teams.sbc(fqdn, 5061, (InetSocketAddress) listener.getLocalSocketAddress());
        Thread acceptor = new Thread(this::acceptAll, "raw-sbc");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    private static SSLContext context(TestCertificate certificate, List<X509Certificate> roots)
            throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry(
                "sbc", certificate.key(), new char[0], certificate.chain().toArray(X509Certificate[]::new));
        KeyManagerFactory keyManagers = KeyManagerFactory.getInstance("PKIX");
        keyManagers.init(keys, new char[0]);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        for (X509Certificate root : roots) {
            trusted.setCertificateEntry(root.getSerialNumber().toString(), root);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keyManagers.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                SSLSocket socket = (SSLSocket) listener.accept();
                socket.startHandshake();
                accepted.add(new RawConnection(socket));
            } catch (IOException e) {
                // The listener was closed, or the peer went away in its handshake.
            }
        }
    }

    /** Connects to a datacenter through the name table, as an SBC does. */
    RawConnection dial(String host, int port) {
        InetSocketAddress address = teams.names().lookUp(Fqdn.parse(host), port).orElseThrow();
        try {
            SSLSocket socket =
                    (SSLSocket) context.getSocketFactory().createSocket(address.getAddress(), address.getPort());
            return new RawConnection(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next connection that Microsoft opened. */
    RawConnection accept() {
        try {
            RawConnection connection = accepted.poll(10, TimeUnit.SECONDS);
            if (connection == null) {
                throw new AssertionError("Microsoft did not connect\n" + teams.recording());
            }
            return connection;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        accepted.forEach(RawConnection::close);
    }
}
