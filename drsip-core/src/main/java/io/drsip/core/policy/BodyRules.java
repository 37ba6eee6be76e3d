package io.drsip.core.policy;

import io.drsip.policy.HeaderEditor;
import io.drsip.policy.PolicyContext;
import io.drsip.policy.Verdict;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.SipMessage;
import io.drsip.sip.Slice;
import io.drsip.sip.Status;
import java.util.List;
import java.util.Locale;

/** Rules about what a body is, as far as headers tell; and about locations, which are bodies or point at one. */
final class BodyRules {

    static final String BODY = "body";

    private static final String SDP = "application/sdp";
    private static final String PIDF = "application/pidf+xml";

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
        if (!message.body().isEmpty() && !isSdp(type)) {
            editor.report(HeaderType.CONTENT_TYPE.name(), type.toString(), SDP);
        }
    }

    /** A header is dropped; a location in the body is refused here, since Microsoft would refuse it. */
    static Verdict noLocation(HeaderEditor editor, PolicyContext context) {
        for (int i = 0; i < LOCATIONS.size(); i++) {
            if (editor.has(LOCATIONS.get(i))) {
                editor.remove(LOCATIONS.get(i));
            }
        }
        SipMessage message = editor.original();
        Slice type = type(message);
        if (isSdp(type) || message.body().isEmpty() || !holdsLocation(type, message.body())) {
            return Verdict.proceed();
        }
        editor.report(BODY, type.toString(), SDP);
        return Verdict.reject(Status.UNSUPPORTED_MEDIA_TYPE, "Microsoft takes no location");
    }

    private static boolean holdsLocation(Slice type, Slice body) {
        return type.toString().toLowerCase(Locale.ROOT).startsWith(PIDF)
                || body.toString().toLowerCase(Locale.ROOT).contains(PIDF);
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
