package io.drsip.core.dialog;

import io.drsip.sdp.AttributeType;
import io.drsip.sdp.Connection;
import io.drsip.sdp.MediaDescription;
import io.drsip.sdp.MediaDirection;
import io.drsip.sdp.SessionDescription;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * Session descriptions in a few words: a version, a direction, and what is special: {@code moved} to another address,
 * {@code ice}, or {@code restarted} with other credentials, {@code few} formats, {@code avp} as the transport, {@code
 * two} media.
 */
final class Sessions {

    private static final String OURS = """
            v=0
            o=pbx 700 %s IN IP4 203.0.113.21
            s=-
            c=IN IP4 203.0.113.21
            t=0 0
            m=audio 31420 RTP/SAVP 8 0 101
            a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz|2^31
            a=rtpmap:101 telephone-event/8000
            """;

    private static final String THEIRS = """
            v=0
            o=- 52 %s IN IP4 127.0.0.1
            s=session
            c=IN IP4 198.51.100.7
            t=0 0
            m=audio 50000 RTP/SAVP 8 0 101
            a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj|2^31
            a=rtpmap:101 telephone-event/8000
            """;

    private Sessions() {}

    static SessionDescription ours(String words) {
        return of(OURS, words);
    }

    static SessionDescription theirs(String words) {
        return of(THEIRS, words);
    }

    private static SessionDescription of(String base, String words) {
        String[] parts = words.split(" ", -1);
        String text = base.formatted(parts[0]) + "a=" + parts[1] + "\n";
        for (int i = 2; i < parts.length; i++) {
            text = changed(text, parts[i]);
        }
        return SessionDescription.parse(text);
    }

    private static String changed(String text, String word) {
        return switch (word) {
            case "moved" -> text.replaceAll("c=IN IP4 (.*)\\.\\d+", "c=IN IP4 $1.99");
            case "ice" -> text + "a=ice-ufrag:abcd\na=ice-pwd:abcdefghijklmnopqrstuv\n";
            case "restarted" -> text + "a=ice-ufrag:efgh\na=ice-pwd:0123456789012345678901\n";
            case "few" -> text.replace("8 0 101", "8 101");
            case "avp" -> text.replace("SAVP", "AVP");
            case "two" -> text + "m=video 50002 RTP/SAVP 34\n";
            default -> throw new IllegalArgumentException(word);
        };
    }

    static String words(SessionDescription description) {
        StringJoiner words = new StringJoiner(" ");
        words.add(description.origin().version().toString());
        words.add(direction(description));
        if (description.connection().map(Connection::address).orElse("").endsWith(".99")) {
            words.add("moved");
        }
        MediaDescription audio = description.media().get(0);
        audio.lines()
                .first(AttributeType.ICE_UFRAG)
                .ifPresent(name -> words.add(name.equals("abcd") ? "ice" : "restarted"));
        if (!audio.media().formats().contains("0")) {
            words.add("few");
        }
        if (description.media().size() > 1) {
            words.add("two");
        }
        return words.toString();
    }

    private static String direction(SessionDescription description) {
        MediaDirection direction = description.direction(0);
        return direction.name().toLowerCase(Locale.ROOT);
    }
}
