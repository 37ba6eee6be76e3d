package io.drsip.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.tls.TlsFailure.Kind;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The texts of exceptions; what a real handshake yields is tested with engines, in the testkit. */
final class TlsFailureTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            Received fatal alert: handshake_failure                             | NO_SHARED_CIPHER
            Received fatal alert: insufficient_security                         | NO_SHARED_CIPHER
            no cipher suites in common                                          | NO_SHARED_CIPHER
            Received fatal alert: protocol_version                              | PROTOCOL_VERSION
            Client requested protocol TLSv1.1 is not enabled or supported       | PROTOCOL_VERSION
            The server selected protocol version TLS11 is not accepted          | PROTOCOL_VERSION
            Received fatal alert: certificate_unknown                           | OUR_CERTIFICATE_REFUSED
            (certificate_required) Received fatal alert: certificate_required   | OUR_CERTIFICATE_REFUSED
            Received fatal alert: bad_certificate                               | OUR_CERTIFICATE_REFUSED
            Received fatal alert: unknown_ca                                    | OUR_CERTIFICATE_REFUSED
            Received fatal alert: access_denied                                 | OUR_CERTIFICATE_REFUSED
            Received fatal alert: internal_error                                | UNKNOWN
            Empty client certificate chain                                      | NO_PEER_CERTIFICATE
            handshake timed out after 5000ms                                    | TIMEOUT
            closing inbound before receiving peer's close_notify                | CLOSED_DURING_HANDSHAKE
            Connection closed while SSL/TLS handshake was in progress           | CLOSED_DURING_HANDSHAKE
            Unsupported or unrecognized SSL message                             | NOT_TLS
            the moon is in the wrong house                                      | UNKNOWN
            """)
    void theTextOfTheProviderTellsTheKind(String text, Kind expected) {
        assertEquals(expected, TlsFailure.of(new SSLHandshakeException(text)).kind());
        assertEquals(
                expected,
                TlsFailure.of(new DecoderException(new SSLHandshakeException(text)))
                        .kind());
    }

    @Test
    void theTypeOfTheExceptionTellsTheKind() {
        assertEquals(
                Kind.TIMEOUT,
                TlsFailure.of(new SslHandshakeTimeoutException("too slow")).kind());
        assertEquals(
                Kind.NOT_TLS,
                TlsFailure.of(new NotSslRecordException("GET / HTTP/1.1")).kind());
        assertEquals(
                Kind.CLOSED_DURING_HANDSHAKE,
                TlsFailure.of(new ClosedChannelException()).kind());
        assertEquals(
                Kind.CLOSED_DURING_HANDSHAKE,
                TlsFailure.of(new SocketException("Connection reset")).kind());
        assertEquals(
                Kind.CLOSED_DURING_HANDSHAKE,
                TlsFailure.of(new IOException("Connection reset by peer")).kind());
    }

    @Test
    void whatWeRefusedOurselvesIsExact() {
        Exception refusal = new PeerCertificateException(Kind.NAME_MISMATCH, "dialled was sip.contoso.com");

        TlsFailure failure = TlsFailure.of(new DecoderException(new SSLException("(certificate_unknown)", refusal)));

        assertEquals(Kind.NAME_MISMATCH, failure.kind());
        assertEquals("dialled was sip.contoso.com", failure.text());
        assertTrue(failure.toString().startsWith("dialled was sip.contoso.com: check the name"));
    }
}
