package io.drsip.core.policy;

import io.drsip.policy.HeaderEditor;
import io.drsip.policy.PolicyContext;
import io.drsip.policy.Verdict;
import io.drsip.sip.BodyLimits;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.MediaType;
import io.drsip.sip.MultipartBody;
import io.drsip.sip.Params;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipParseException;
import io.drsip.sip.Slice;
import io.drsip.sip.Status;
import java.util.List;
import java.util.Locale;

/** Rules about what a body is, as far as headers tell; and about locations, which are bodies or point at one. */
final class BodyRules {

    static final String BODY = "body";

    private static final String SDP = "application/sdp";
    private static final MediaType PIDF = new MediaType("application", "pidf+xml", Params.none());

    private static final List<HeaderType<?>> LOCATIONS = List.of(
            HeaderType.GEOLOCATION, HeaderType.text("Geolocation-Routing"), HeaderType.text("Geolocation-Error"));

    private BodyRules() {}

    static void earlyOffer(HeaderEditor editor, PolicyContext context) {
        if (editor.original().body().isEmpty()) {
            editor.report(BODY, "", "a session description");
        }
    }

    static void bodyType(HeaderEditor editor, PolicyContext context) {
        SipMessage message = editor.original();
        Slice type = type(message);
        if (!message.body().isEmpty() && !isSdp(type) && !isSdp(message)) {
            editor.report(HeaderType.CONTENT_TYPE.name(), type.toString(), SDP);
        }
    }

    /**
     * A header is dropped. A location in the body is refused here, as Microsoft would do: no policy edits bodies, and
     * whoever took the trouble to send a location shall hear that it does not arrive.
     */
    static Verdict noLocation(HeaderEditor editor, PolicyContext context) {
        for (int i = 0; i < LOCATIONS.size(); i++) {
            if (editor.has(LOCATIONS.get(i))) {
                editor.remove(LOCATIONS.get(i));
            }
        }
        SipMessage message = editor.original();
        Slice type = type(message);
        if (isSdp(type) || message.body().isEmpty() || !holdsLocation(message)) {
            return Verdict.proceed();
        }
        editor.report(BODY, type.toString(), SDP);
        return Verdict.reject(Status.UNSUPPORTED_MEDIA_TYPE, "Microsoft takes no location");
    }

    private static boolean isSdp(SipMessage message) {
        List<MediaType> types = message.headers().sound(HeaderType.CONTENT_TYPE);
        return types.size() == 1 && types.get(0).matches(MediaType.SDP);
    }

    private static boolean holdsLocation(SipMessage message) {
        try {
            return message.headers()
                    .first(HeaderType.CONTENT_TYPE)
                    .filter(type -> holdsLocation(
                            type, message.body(), BodyLimits.defaults().depth()))
                    .isPresent();
        } catch (SipParseException broken) {
            return mentionsLocation(message.body());
        }
    }

    private static boolean holdsLocation(MediaType type, Slice body, int depth) {
        if (!type.type().equals("multipart")) {
            return type.matches(PIDF);
        }
        return depth == 0
                ? mentionsLocation(body)
                : MultipartBody.parse(type, body).parts().stream()
                        .anyMatch(part -> holdsLocation(part.contentType(), part.content(), depth - 1));
    }

    /** What nobody can take apart may hold anything. */
    private static boolean mentionsLocation(Slice body) {
        return body.toString().toLowerCase(Locale.ROOT).contains(PIDF.toString());
    }

    private static Slice type(SipMessage message) {
        Headers headers = message.headers();
        int entry = headers.indexOf(HeaderType.CONTENT_TYPE, 0);
        return entry < 0 ? Slice.empty() : headers.value(entry);
    }

    private static boolean isSdp(Slice type) {
        return type.equalsIgnoreCase(SDP);
    }
}
