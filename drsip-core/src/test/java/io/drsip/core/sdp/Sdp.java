package io.drsip.core.sdp;

import io.drsip.sdp.SessionDescription;
import io.drsip.sip.SipMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Descriptions for tests, and changes of their lines written as a test says them. */
final class Sdp {

    /** An offer that Microsoft takes. */
    static final String OFFER = """
            v=0
            o=adatum-sbc 1843207241 3 IN IP4 203.0.113.21
            s=-
            c=IN IP4 203.0.113.21
            t=0 0
            m=audio 31420 RTP/SAVP 104 8 0 101
            a=rtcp:31420
            a=rtcp-mux
            a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz|2^31
            a=rtpmap:104 SILK/16000
            a=rtpmap:8 PCMA/8000
            a=rtpmap:0 PCMU/8000
            a=rtpmap:101 telephone-event/8000
            a=fmtp:101 0-15
            a=sendrecv
            """;

    private Sdp() {}

    static SessionDescription of(String text) {
        return SessionDescription.parse(text);
    }

    /**
     * A description with changes, separated by semicolons: {@code old->new} replaces a text wherever it stands, {@code
     * +line} adds one at the end, {@code -text} takes away the lines that begin so.
     */
    static SessionDescription changed(String text, String changes) {
        String changed = text;
        for (String change : changes.split(" ; ", -1)) {
            changed = changed(changed, change.strip(), text);
        }
        return of(changed);
    }

    private static String changed(String text, String change, String whole) {
        int arrow = change.indexOf("->");
        if (change.startsWith("+")) {
            return text + change.substring(1) + "\n";
        } else if (change.startsWith("-")) {
            List<String> lines = new ArrayList<>();
            text.lines().filter(line -> !line.startsWith(change.substring(1))).forEach(lines::add);
            return String.join("\n", lines) + "\n";
        } else if (arrow > 0 && text.contains(change.substring(0, arrow))) {
            return text.replace(change.substring(0, arrow), change.substring(arrow + 2));
        } else if (change.isEmpty()) {
            return text;
        }
        throw new IllegalArgumentException(change + " changes nothing in " + whole);
    }

    /** Rows of a text block with a bar between the cells. */
    static List<List<String>> rows(String table) {
        return table.lines()
                .filter(line -> !line.isBlank())
                .map(line -> List.of(line.split(" +\\|(?= |$)", -1)).stream()
                        .map(String::strip)
                        .toList())
                .toList();
    }

    /** One of the sample messages. */
    static SipMessage message(String name) {
        try (InputStream stream = Objects.requireNonNull(Sdp.class.getResourceAsStream("/messages/" + name), name)) {
            return SipMessage.parse(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
