package io.drsip.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.core.message.MessageEditor;
import io.drsip.core.message.SipMessages;
import io.drsip.sip.CSeq;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Host;
import io.drsip.sip.Method;
import io.drsip.sip.NameAddr;
import io.drsip.sip.Params;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipParseException;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.SipUri;
import io.drsip.sip.SipUriBuilder;
import io.drsip.sip.Status;
import io.drsip.sip.Uri;
import io.drsip.sip.Via;
import io.drsip.testkit.StrictMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that is given to any method of the API: it is refused with {@link IllegalArgumentException}, or by the rule of
 * the grammar where it is parsed, or what is made of it is written into a message that has no line more than it should,
 * says the same when it is read, and has nothing that a strict judge objects to.
 *
 * <p>An input is the name of a method, a line feed, and the text; two private characters stand for halves of a pair of
 * surrogates, which UTF-8 cannot say.
 */
final class TextProperty implements Target.Property {

    private static final SipRequest REQUEST = (SipRequest) SipMessage.parse(octets("""
            INFO sip:b@contoso.com SIP/2.0
            Via: SIP/2.0/TLS sbc1.contoso.com:5061;branch=z9hG4bK1
            From: <sip:a@contoso.com>;tag=1
            To: <sip:b@contoso.com>;tag=2
            Call-ID: 1@sbc1.contoso.com
            CSeq: 1 INFO
            Max-Forwards: 70
            Content-Length: 0

            """.replace("\n", "\r\n")));

    private static final String HIGH_HALF = "\uE000";
    private static final String LOW_HALF = "\uE001";

    @Override
    public void check(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        int line = text.indexOf('\n');
        String name = text.substring(0, Math.max(0, line));
        String argument = text.substring(line + 1).replace(HIGH_HALF, "\uD83D").replace(LOW_HALF, "\uDC4D");
        int chance = argument.hashCode();
        if (name.equals("text")) {
            checkText(argument, chance);
        } else {
            check(ApiCalls.named(name, name.hashCode()), argument, chance);
        }
    }

    /** A text as it is: the value of a header that is kept as text, a reason phrase, a tag. */
    static void checkText(String text, int chance) {
        if (text.equals(text.strip()) && !text.contains("  ")) {
            writeAny(HeaderType.text("X-Mark"), text, chance);
        }
        writePhrase(text);
        writeTag(text);
    }

    static void check(ApiCalls call, String text, int chance) {
        Object value;
        try {
            Object made = call.call(text, chance);
            value = made instanceof SipUriBuilder builder ? builder.build() : made;
        } catch (IllegalArgumentException refused) {
            return;
        } catch (SipParseException broken) {
            assertTrue(call.reads(), () -> call + " is no reader, but throws " + broken);
            return;
        } catch (Throwable other) {
            throw new AssertionError(call + " may not throw " + other, other);
        }
        try {
            write(value, chance);
        } catch (AssertionError e) {
            throw new AssertionError(call + " made [" + value + "]: " + e.getMessage(), e);
        }
    }

    private static void write(Object value, int chance) {
        if (value instanceof HeaderType<?> type) {
            writeAny(type, "x", chance);
        } else if (value instanceof Uri uri) {
            writeUri(uri, chance);
        } else if (value instanceof Host host) {
            writeUri(SipUri.of(host), chance);
            writeHeader(HeaderType.VIA, Via.of("TLS", host, 5061, "z9hG4bK2"), chance);
        } else if (value instanceof Method method) {
            writeMethod(method);
        } else if (value instanceof Params params) {
            writeParams(params, chance);
        } else {
            Types.ALL.forEach(type -> writeAny(type, value, chance));
        }
    }

    /** Into a header, if it is one for such values. */
    private static <T> void writeAny(HeaderType<T> type, Object value, int chance) {
        Types.cast(type, completed(type, value)).ifPresent(fitting -> writeHeader(type, fitting, chance));
    }

    /** With a branch or a tag, which no message of ours lacks where it needs them; no value knows where it will be. */
    private static Object completed(HeaderType<?> type, Object value) {
        if (value instanceof Via via) {
            boolean good =
                    via.branch().filter(branch -> branch.matches("z9hG4bK.+")).isPresent();
            return good ? via : via.withParam("branch", "z9hG4bK9");
        }
        boolean tagged = type == HeaderType.FROM || type == HeaderType.TO;
        return tagged && value instanceof NameAddr address && address.tag().isEmpty() ? address.withTag("9") : value;
    }

    private static void writeUri(Uri uri, int chance) {
        writeHeader(HeaderType.CONTACT, NameAddr.of(uri), chance);
        if (uri instanceof SipUri sip
                && (!sip.headers().isEmpty() || sip.params().has("method"))) {
            // They have no place in a start line (RFC 3261 section 19.1.1).
            assertThrows(IllegalArgumentException.class, () -> writeTarget(sip));
            writeTarget(sip.withoutHeaders().withoutParam("method"));
        } else {
            writeTarget(uri);
        }
    }

    private static void writeTarget(Uri target) {
        SipRequest request =
                (SipRequest) MessageEditor.of(REQUEST).requestUri(target).apply();
        assertEquals(target, request.requestUri());
        checkWritten(request, REQUEST.headers().size());
    }

    private static void writeMethod(Method method) {
        SipRequest request = (SipRequest) SipMessage.parse(octets(SipMessages.request(method, REQUEST.requestUri())
                .header(HeaderType.VIA, REQUEST.headers().require(HeaderType.VIA))
                .header(HeaderType.FROM, REQUEST.headers().require(HeaderType.FROM))
                .header(HeaderType.TO, REQUEST.headers().require(HeaderType.TO))
                .header(HeaderType.CALL_ID, REQUEST.headers().require(HeaderType.CALL_ID))
                .header(HeaderType.CSEQ, new CSeq(1, method))
                .header(HeaderType.MAX_FORWARDS, 70)
                .header(HeaderType.CONTACT, NameAddr.parse("<sip:a@contoso.com>"))
                .header(HeaderType.ALLOW, method)
                .build()
                .bytes()
                .toString()));
        assertEquals(method, request.method());
        checkWritten(request, REQUEST.headers().size() + 2);
    }

    private static void writeParams(Params params, int chance) {
        for (Runnable door : List.<Runnable>of(
                () -> writeHeader(
                        HeaderType.CONTACT,
                        NameAddr.parse("<sip:a@contoso.com>").withParams(params),
                        chance),
                () -> writeHeader(
                        HeaderType.VIA,
                        REQUEST.headers()
                                .require(HeaderType.VIA)
                                .withParams(params.has("branch") ? params : params.with("branch", "z9hG4bK3")),
                        chance),
                () -> writeUri(SipUri.parse("sip:a@contoso.com").withParams(params), chance))) {
            try {
                door.run();
            } catch (IllegalArgumentException refused) {
                // Parameters of a header need not fit into a URI, and the other way round.
            }
        }
    }

    private static void writePhrase(String phrase) {
        SipResponse response;
        try {
            response =
                    SipMessages.response(REQUEST, Status.of(400)).phrase(phrase).build();
        } catch (IllegalArgumentException refused) {
            return;
        }
        assertEquals(phrase, unescaped(response.reasonPhrase().toString()));
        checkWritten(response, REQUEST.headers().size() - 1);
    }

    private static String unescaped(String phrase) {
        return Pattern.compile("%(..)").matcher(phrase).replaceAll(escape -> {
            char c = (char) Integer.parseInt(escape.group(1), 16);
            return Matcher.quoteReplacement(String.valueOf(c));
        });
    }

    private static void writeTag(String tag) {
        SipRequest outside = (SipRequest) MessageEditor.of(REQUEST)
                .set(HeaderType.TO, NameAddr.parse("<sip:b@contoso.com>"))
                .apply();
        SipResponse response;
        try {
            response = SipMessages.response(outside, Status.of(400)).toTag(tag).build();
        } catch (IllegalArgumentException refused) {
            return;
        }
        assertEquals(tag, response.headers().require(HeaderType.TO).tag().orElse(""));
        checkWritten(response, REQUEST.headers().size() - 1);
    }

    /** Through one door of the editor or of a builder. */
    private static <T> void writeHeader(HeaderType<T> type, T value, int chance) {
        MessageEditor editor = MessageEditor.of(REQUEST);
        boolean there = REQUEST.headers().has(type);
        SipMessage written;
        int lines;
        try {
            if (there) {
                written = editor.set(type, value).apply();
                lines = REQUEST.headers().size();
            } else if (chance % 2 == 0) {
                written = editor.addFirst(type, value).apply();
                lines = REQUEST.headers().size() + 1;
            } else {
                written = SipMessages.response(REQUEST, Status.of(200))
                        .header(type, value)
                        .build();
                lines = REQUEST.headers().size();
            }
        } catch (IllegalArgumentException refused) {
            return;
        }
        assertEquals(List.of(value), written.headers().all(type));
        T again = readAgain(written).headers().require(type);
        assertEquals(value, again, "from the octets");
        assertEquals(type.print(value), type.print(again), "in writing");
        if (value instanceof NameAddr address && again instanceof NameAddr other) {
            assertEquals(address.displayName(), other.displayName());
        }
        checkWritten(written, lines);
    }

    /** A message may remember what it was written from; its octets do not. */
    private static SipMessage readAgain(SipMessage written) {
        return SipMessage.parse(written.bytes().toByteArray());
    }

    private static void checkWritten(SipMessage message, int lines) {
        assertEquals(lines, message.headers().size(), "header lines");
        assertEquals(List.of(), StrictMessage.problems(message.bytes().toByteArray()));
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
