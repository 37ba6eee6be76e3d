package io.drsip.testkit;

import java.nio.ByteBuffer;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Two engines back to back in memory. One octet of data follows the handshake in each direction, because in TLS 1.3 a
 * client learns only then that its certificate was refused. Single thread.
 */
final class Handshake {

    private static final int MAX_STEPS = 200;

    private final Side client;
    private final Side server;

    private Handshake(SSLEngine client, SSLEngine server) {
        this.client = new Side(client);
        this.server = new Side(server);
    }

    static Handshake between(SSLEngine client, SSLEngine server) throws SSLException {
        Handshake handshake = new Handshake(client, server);
        client.beginHandshake();
        server.beginHandshake();
        handshake.run();
        return handshake;
    }

    /** What went wrong at the client; empty if nothing did. */
    Optional<SSLException> clientError() {
        return Optional.ofNullable(client.error);
    }

    Optional<SSLException> serverError() {
        return Optional.ofNullable(server.error);
    }

    boolean succeeded() {
        return client.received && server.received;
    }

    private void run() {
        for (int i = 0; i < MAX_STEPS && !succeeded(); i++) {
            boolean moved = client.step(server);
            moved |= server.step(client);
            if (!moved) {
                return;
            }
        }
    }

    private static final class Side {

        private final SSLEngine engine;
        private final ByteBuffer incoming = ByteBuffer.allocate(1 << 18);
        // How far it came.
        private boolean sent;
        private boolean received;
        private @Nullable SSLException error;

        private Side(SSLEngine engine) {
            this.engine = engine;
        }

        private boolean step(Side peer) {
            boolean moved = runTasks();
            moved |= wrap(peer);
            moved |= unwrap();
            return moved;
        }

        private boolean runTasks() {
            boolean moved = false;
            for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                task.run();
                moved = true;
            }
            return moved;
        }

        private boolean wrap(Side peer) {
            HandshakeStatus status = engine.getHandshakeStatus();
            boolean data = status == HandshakeStatus.NOT_HANDSHAKING && !sent && error == null;
            if (status != HandshakeStatus.NEED_WRAP && !data) {
                return false;
            }
            try {
                ByteBuffer source = ByteBuffer.wrap(data ? new byte[1] : new byte[0]);
                SSLEngineResult result = engine.wrap(source, peer.incoming);
                sent |= result.bytesConsumed() > 0;
                return result.bytesProduced() > 0;
            } catch (SSLException e) {
                return failed(e);
            }
        }

        private boolean unwrap() {
            if (engine.isInboundDone() || engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
                return false;
            }
            incoming.flip();
            try {
                SSLEngineResult result = engine.unwrap(incoming, ByteBuffer.allocate(1 << 15));
                received |= result.bytesProduced() > 0;
                return result.bytesConsumed() > 0;
            } catch (SSLException e) {
                return failed(e);
            } finally {
                incoming.compact();
            }
        }

        private boolean failed(SSLException e) {
            boolean first = error == null;
            error = first ? e : error;
            return first;
        }
    }
}
