package io.drsip.tls;

import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.io.EOFException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Why a handshake failed, in words.
 *
 * <p>The JDK has no interface to TLS alerts, so what the peer said is read from the text of its exceptions; that is
 * proven for the JDK's provider, and a text that nobody knows yields {@link Kind#UNKNOWN}. What we decided ourselves
 * is exact. Immutable.
 *
 * @param kind which failure
 * @param text what happened, in one sentence without a full stop
 * @param remedy what to do about it, likewise
 */
public record TlsFailure(Kind kind, String text, String remedy) {

    private static final int MAX_CAUSES = 20;

    /** The kinds of failure. More may come, so a switch needs a default. */
    public enum Kind {
        /** No cipher suite in common; some peers say the same when they miss a certificate (RFC 5246 section 7.4.6). */
        NO_SHARED_CIPHER(
                "use an RSA certificate, compare the lists of suites, and see that both sides send a certificate"),
        /** No protocol version in common. */
        PROTOCOL_VERSION("allow TLS 1.2 on both sides; Microsoft refuses 1.0 and 1.1"),
        /** The peer's chain ends at nobody whom we trust. */
        UNTRUSTED_ROOT("compare the issuer with the trusted roots; an intermediate may be missing at the peer"),
        /** The peer's certificate is for another name. */
        NAME_MISMATCH("check the name that was dialled, and whether something stands between us and the peer"),
        /** A certificate of the peer is out of its time. */
        EXPIRED("check the clock of this machine, else the peer has to renew its certificate"),
        /** The peer's certificate is valid but not fit for this use. */
        UNSUITABLE_CERTIFICATE("the peer has to use another certificate"),
        /** The peer showed no certificate. */
        NO_PEER_CERTIFICATE("the peer has to send its certificate, with mutual TLS switched on"),
        /** The peer refused ours. */
        OUR_CERTIFICATE_REFUSED("check that ours is in time, has the whole chain, the right names, and a known issuer"),
        /** The peer does not speak TLS at all. */
        NOT_TLS("check port and transport: the peer seems to speak plain SIP or HTTP"),
        /** The connection ended before the handshake did. */
        CLOSED_DURING_HANDSHAKE("check address lists, firewall and whether the peer knows our name and certificate"),
        /** The peer fell silent. */
        TIMEOUT("check port and firewall: the peer takes connections but does not answer"),
        /** Something else. */
        UNKNOWN("see the text of the cause");

        private final String remedy;

        Kind(String remedy) {
            this.remedy = remedy;
        }
    }

    /**
     * Classifies the exception of a failed handshake, or of the first read after one.
     *
     * @param error as Netty or the JDK's engine reported it
     * @return the failure
     */
    public static TlsFailure of(Throwable error) {
        Optional<PeerCertificateException> ours = causes(error)
                .filter(PeerCertificateException.class::isInstance)
                .map(PeerCertificateException.class::cast)
                .findFirst();
        if (ours.isPresent()) {
            return failure(ours.get().kind(), String.valueOf(ours.get().getMessage()));
        }
        Kind kind = causes(error)
                .map(TlsFailure::kind)
                .filter(candidate -> candidate != Kind.UNKNOWN)
                .findFirst()
                .orElse(Kind.UNKNOWN);
        return failure(kind, text(error));
    }

    private static TlsFailure failure(Kind kind, String text) {
        return new TlsFailure(kind, text, kind.remedy);
    }

    private static String text(Throwable error) {
        String message = error.getMessage();
        return message == null || message.isBlank() ? error.getClass().getSimpleName() : message;
    }

    private static Stream<Throwable> causes(Throwable error) {
        return Stream.iterate(error, cause -> cause != null, Throwable::getCause)
                .limit(MAX_CAUSES);
    }

    private static Kind kind(Throwable error) {
        if (error instanceof NotSslRecordException) {
            return Kind.NOT_TLS;
        }
        if (error instanceof SslHandshakeTimeoutException || error instanceof TimeoutException) {
            return Kind.TIMEOUT;
        }
        Kind kind = byText(text(error).toLowerCase(Locale.ROOT));
        boolean gone = error instanceof ClosedChannelException
                || error instanceof EOFException
                || error instanceof SocketException;
        return kind == Kind.UNKNOWN && gone ? Kind.CLOSED_DURING_HANDSHAKE : kind;
    }

    private static Kind byText(String text) {
        String alert = "received fatal alert: ";
        if (text.contains(alert)) {
            return byAlert(text.substring(text.indexOf(alert) + alert.length()));
        }
        if (containsAny(
                text, "no cipher suites in common", "no negotiable cipher suite", "no available authentication")) {
            return Kind.NO_SHARED_CIPHER;
        }
        if (containsAny(
                text,
                "requested protocol",
                "supported protocol versions",
                "selected protocol version",
                "no appropriate protocol")) {
            return Kind.PROTOCOL_VERSION;
        }
        if (containsAny(text, "empty client certificate chain", "empty server certificate chain")) {
            return Kind.NO_PEER_CERTIFICATE;
        }
        if (containsAny(text, "unsupported or unrecognized ssl message", "not an ssl/tls record")) {
            return Kind.NOT_TLS;
        }
        if (containsAny(text, "handshake timed out")) {
            return Kind.TIMEOUT;
        }
        boolean closed = containsAny(text, "close_notify", "connection closed", "connection reset", "broken pipe");
        return closed ? Kind.CLOSED_DURING_HANDSHAKE : Kind.UNKNOWN;
    }

    /** The alerts of RFC 8446 section 6.2, as the JDK spells them. */
    private static Kind byAlert(String text) {
        if (containsAny(text, "certificate", "unknown_ca", "access_denied")) {
            return Kind.OUR_CERTIFICATE_REFUSED;
        }
        if (text.startsWith("protocol_version")) {
            return Kind.PROTOCOL_VERSION;
        }
        boolean parameters = containsAny(text, "handshake_failure", "insufficient_security");
        return parameters ? Kind.NO_SHARED_CIPHER : Kind.UNKNOWN;
    }

    private static boolean containsAny(String text, String... parts) {
        return Stream.of(parts).anyMatch(text::contains);
    }

    /** The sentence and its remedy. */
    @Override
    public String toString() {
        return text + ": " + remedy;
    }
}
