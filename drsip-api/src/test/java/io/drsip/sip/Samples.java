package io.drsip.sip;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Small messages of every shape that a stream may hold, as octets. */
final class Samples {

    static final byte[] OPTIONS = octets("""
            OPTIONS sip:sbc1.contoso.com:5061;transport=tls SIP/2.0
            Via: SIP/2.0/TLS 192.0.2.1:5061;branch=z9hG4bK1
            From: <sip:sip.pstnhub.microsoft.com:5061>;tag=f1
            To: <sip:sbc1.contoso.com:5061>
            Call-ID: 1@192.0.2.1
            CSeq: 1 OPTIONS
            Max-Forwards: 70
            Content-Length: 0

            """);

    static final byte[] COMPACT = octets("""
            MESSAGE sip:sbc1.contoso.com SIP/2.0
            v: SIP/2.0/TLS 192.0.2.1:5061;branch=z9hG4bK2
            f: <sip:a@contoso.com>;tag=f2
            t: <sip:b@contoso.com>
            i: 2@192.0.2.1
            CSeq: 1 MESSAGE
            c: application/octet-stream
            l: 18

            """, "\0\r\n\r\nBYE sip:x\r\n\n\1");

    static final byte[] FOLDED = octets("""
            OPTIONS sip:sbc1.contoso.com SIP/2.0
            Subject: one
             two
            \tthree
            Via\t: SIP/2.0/TLS 192.0.2.1:5061
             ;branch=z9hG4bK3
            Content-Length:
             3
            X-Last:

            """, "abc");

    static final byte[] RESPONSE = octets("""
            SIP/2.0 200 OK
            FROM: <sip:sbc1.contoso.com>;tag=f4
            TO: <sip:sip.pstnhub.microsoft.com>
            CSEQ: 1 OPTIONS
            CALL-ID: 4@sbc1.contoso.com
            VIA: SIP/2.0/TLS sbc1.contoso.com:5061;branch=z9hG4bK4;alias
            CONTENT-LENGTH: 0

            """);

    /** A message that can be framed, but has two blanks in its start line. */
    static final byte[] MALFORMED = octets("""
            BYE  sip:sbc1.contoso.com SIP/2.0
            Via: SIP/2.0/TLS 192.0.2.1:5061;branch=z9hG4bK5
            Content-Length: 2

            """, "\r\n");

    static final byte[] PING = octets("\n\n");

    static final List<byte[]> ALL = List.of(OPTIONS, COMPACT, FOLDED, RESPONSE, MALFORMED, PING);

    private Samples() {}

    /** The lines with the line ends of the wire. */
    static byte[] octets(String lines) {
        return octets(lines, "");
    }

    static byte[] octets(String lines, String body) {
        return (lines.replace("\n", "\r\n") + body).getBytes(StandardCharsets.UTF_8);
    }

    /** An OPTIONS with some more header lines; {@code \r\n} stands between them. */
    static byte[] options(String lines) {
        String head = "OPTIONS sip:sbc1.contoso.com SIP/2.0\r\n" + lines + "\r\nContent-Length: 0\r\n\r\n";
        return head.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] glued(byte[]... parts) {
        int size = 0;
        for (byte[] part : parts) {
            size += part.length;
        }
        byte[] whole = new byte[size];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }
}
