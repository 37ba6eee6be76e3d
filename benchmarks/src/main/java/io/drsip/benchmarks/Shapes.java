package io.drsip.benchmarks;

import io.drsip.sip.HeaderType;
import io.drsip.sip.ParseLimits;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Messages that have much of one thing, up to what {@link ParseLimits} takes by default: what costs a parser most that
 * nobody has to forge. Immutable.
 */
final class Shapes {

    private static final String LINE_END = "\r\n";
    private static final String HEAD = String.join(
            LINE_END,
            "Via: SIP/2.0/TLS sbc1.contoso.com:5061;branch=z9hG4bK1",
            "Max-Forwards: 70",
            "From: <sip:sbc1.contoso.com>;tag=1",
            "To: <sip:sip.pstnhub.microsoft.com>",
            "Call-ID: 1@sbc1.contoso.com",
            "CSeq: 1 OPTIONS",
            "");
    private static final ParseLimits LIMITS = ParseLimits.defaults();
    private static final int OTHER_HEADERS = 7;
    private static final int MARGIN = 64;

    private static final Map<String, Shape> SHAPES = shapes();

    private Shapes() {}

    /** How to make much of something, how much is allowed, and which header has it. */
    private record Shape(HeaderType<?> type, int limit, IntFunction<String> message) {}

    private static Map<String, Shape> shapes() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        HeaderType<String> unknown = HeaderType.text("X-0");
        shapes.put(
                "longStartLine",
                new Shape(HeaderType.VIA, LIMITS.startLine() - MARGIN, n -> message("x".repeat(n), "", "")));
        shapes.put("longHeader", new Shape(unknown, LIMITS.headerLine() - MARGIN, n -> header("X-0", "x".repeat(n))));
        shapes.put("manyHeaders", new Shape(unknown, LIMITS.headers() - OTHER_HEADERS, Shapes::headers));
        shapes.put("manyFolds", new Shape(unknown, LIMITS.foldedLines(), n -> header("X-0", "x\r\n ".repeat(n) + "x")));
        shapes.put(
                "manyVias",
                new Shape(
                        HeaderType.VIA,
                        LIMITS.vias() - 1,
                        n -> header("Via", list("SIP/2.0/TLS a:1;branch=z9hG4bK1", n))));
        shapes.put(
                "manyRoutes",
                new Shape(
                        HeaderType.ROUTE,
                        LIMITS.valuesPerHeader(),
                        n -> header("Route", list("<sip:a.adatum.biz;lr>", n))));
        shapes.put(
                "manyMethods",
                new Shape(HeaderType.ALLOW, LIMITS.valuesPerHeader(), n -> header("Allow", list("INVITE", n))));
        shapes.put("manyParams", new Shape(HeaderType.CONTACT, LIMITS.params(), n -> header("Contact", params(n))));
        shapes.put(
                "quotedName",
                new Shape(
                        HeaderType.CONTACT,
                        LIMITS.headerLine() / 2 - MARGIN,
                        n -> header("Contact", '"' + "\\\"".repeat(n) + "\" <sip:a@adatum.biz>")));
        shapes.put(
                "longBody",
                new Shape(HeaderType.CONTENT_LENGTH, LIMITS.body(), n -> message("a", "", "\r\n".repeat(n / 2))));
        return Collections.unmodifiableMap(shapes);
    }

    private static String header(String name, String value) {
        return message("a", name + ": " + value + LINE_END, "");
    }

    private static String headers(int count) {
        StringBuilder headers = new StringBuilder();
        for (int i = 0; i < count; i++) {
            headers.append("X-")
                    .append(i)
                    .append(": ")
                    .append("x".repeat(MARGIN))
                    .append(LINE_END);
        }
        return message("a", headers.toString(), "");
    }

    private static String list(String value, int count) {
        return String.join(", ", Collections.nCopies(count, value));
    }

    private static String params(int count) {
        StringBuilder contact = new StringBuilder("<sip:a@adatum.biz>");
        for (int i = 0; i < count; i++) {
            contact.append(";p").append(i).append("=\"").append(i).append('"');
        }
        return contact.toString();
    }

    private static String message(String user, String headers, String body) {
        return "OPTIONS sip:" + user + "@contoso.com SIP/2.0" + LINE_END + HEAD + headers + "Content-Length: "
                + body.length() + LINE_END + LINE_END + body;
    }

    static List<String> names() {
        return List.copyOf(SHAPES.keySet());
    }

    /** A message with a part of what is allowed. */
    static byte[] message(String name, double part) {
        Shape shape = shape(name);
        return shape.message.apply((int) (shape.limit * part)).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The header in which it has much. */
    static HeaderType<?> type(String name) {
        return shape(name).type;
    }

    private static Shape shape(String name) {
        Shape shape = SHAPES.get(name);
        if (shape == null) {
            throw new IllegalArgumentException("no shape " + name + "; there are " + SHAPES.keySet());
        }
        return shape;
    }
}
