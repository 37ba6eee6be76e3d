package io.drsip.benchmarks;

import java.nio.charset.StandardCharsets;

/**
 * A SIP message made into an HTTP/1.1 message: the same octets, with a start line of the same length. What HTTP would
 * treat in another way is replaced: the methods of SIP by POST, which a parser need not look up, and the statuses below
 * 200, which have no body in HTTP, by 200. Immutable.
 */
final class HttpTwin {

    private static final String LINE_END = "\r\n";
    private static final String VERSION = "HTTP/1.1";
    private static final String STATUS = VERSION + " 200 ";
    private static final String REQUEST = "POST /";

    private HttpTwin() {}

    /** The twin of one message. */
    static byte[] of(byte[] sip) {
        String text = new String(sip, StandardCharsets.ISO_8859_1);
        int end = text.indexOf(LINE_END);
        String line = text.startsWith("SIP/") ? status(end) : request(text.substring(0, end));
        return (line + text.substring(end)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String status(int length) {
        return STATUS + "x".repeat(length - STATUS.length());
    }

    private static String request(String line) {
        int room = line.length() - REQUEST.length() - VERSION.length() - 1;
        String uri = line.substring(line.indexOf(' ') + 1, line.lastIndexOf(' '));
        String path = uri.length() < room ? uri + "x".repeat(room - uri.length()) : uri.substring(uri.length() - room);
        return REQUEST + path + ' ' + VERSION;
    }
}
