package io.drsip.core.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drsip.sip.SipMessage;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The sample messages, and messages from lines. */
final class Samples {

    static final List<String> NAMES = List.of(
            "01-options",
            "02-options-200",
            "03-invite-sbc",
            "04-invite-teams",
            "05-trying",
            "06-ringing",
            "07-progress-sdp",
            "08-ack",
            "09-bye",
            "10-refer",
            "11-reinvite");

    private Samples() {}

    static byte[] octets(String name) {
        try (InputStream file = Samples.class.getResourceAsStream("/messages/" + name + ".sip")) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SipMessage message(String name) {
        return SipMessage.parse(octets(name));
    }

    static SipRequest request(String lines) {
        return (SipRequest) text(lines);
    }

    static SipResponse response(String lines) {
        return (SipResponse) text(lines);
    }

    /** A message from lines that end with LF, without a body. */
    static SipMessage text(String lines) {
        return SipMessage.parse(
                (lines.stripTrailing() + "\n\n").replace("\n", "\r\n").getBytes(UTF_8));
    }

    /** The message as lines that end with LF, without the empty one. */
    static String lines(SipMessage message) {
        String text = new String(message.bytes().toByteArray(), UTF_8);
        return text.substring(0, text.indexOf("\r\n\r\n") + 2).replace("\r\n", "\n");
    }

    /** The header lines, each with its line end. */
    static List<Slice> entries(SipMessage message) {
        List<Slice> entries = new ArrayList<>();
        for (int entry = 0; entry < message.headers().size(); entry++) {
            entries.add(message.headers().line(entry));
        }
        return entries;
    }
}
