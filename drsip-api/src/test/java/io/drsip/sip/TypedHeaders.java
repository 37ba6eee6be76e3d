package io.drsip.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads all that a message can say, as an application would. */
final class TypedHeaders {

    private static final List<HeaderType<?>> TYPES = Stream.concat(
                    HeaderTypes.ALL.stream(),
                    Stream.of(HeaderType.X_MS_MEDIA_PATH, HeaderType.X_MS_USER_SITE, HeaderType.text("X-Unknown")))
            .toList();

    private TypedHeaders() {}

    /** The rules that a message breaks, each with the header it is about; any other exception escapes. */
    static List<String> problems(SipMessage message) {
        List<String> problems =
                new ArrayList<>(problems(message.headers(), message.bytes().length()));
        try {
            if (message instanceof SipRequest request) {
                request.requestUri();
            } else if (message instanceof SipResponse response) {
                response.reasonPhrase();
            }
        } catch (SipParseException e) {
            problems.add("Request-URI: " + e.rule());
        }
        return problems;
    }

    static List<String> problems(Headers headers, int size) {
        List<String> problems = new ArrayList<>();
        headers.issues().forEach(issue -> checkInside(issue.error(), size, problems));
        for (HeaderType<?> type : TYPES) {
            headers.sound(type);
            try {
                headers.first(type);
                headers.all(type);
            } catch (SipParseException e) {
                problems.add(type + ": " + e.rule());
                checkInside(e, size, problems);
            }
        }
        return problems;
    }

    private static void checkInside(SipParseException e, int size, List<String> problems) {
        if (e.offset() < 0 || e.offset() > size) {
            problems.add(e.rule() + " outside of the message, at " + e.offset());
        }
    }
}
