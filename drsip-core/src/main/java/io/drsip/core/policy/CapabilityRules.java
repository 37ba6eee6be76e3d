package io.drsip.core.policy;

import io.drsip.policy.HeaderEditor;
import io.drsip.policy.Phase;
import io.drsip.policy.PolicyContext;
import io.drsip.policy.PolicyScope;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Method;
import io.drsip.sip.MinSe;
import io.drsip.sip.OptionTag;
import io.drsip.sip.SessionExpires;
import io.drsip.sip.SipUri;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Rules about what this side says that it can do, and wants of Microsoft. */
final class CapabilityRules {

    /** Where Microsoft looks for Allow, and for a Contact. */
    static final PolicyScope ANNOUNCED = Rules.TO_MICROSOFT
            .requests()
            .methods(Method.INVITE, Method.OPTIONS)
            .or(Rules.TO_MICROSOFT.responses("18x", "2xx").methods(Method.INVITE))
            .or(Rules.TO_MICROSOFT.responses("200").methods(Method.OPTIONS));

    /** RFC 4028 section 4: what carries a session timer. */
    static final PolicyScope TIMED = Rules.TO_MICROSOFT
            .requests()
            .methods(Method.INVITE, Method.UPDATE)
            .or(Rules.TO_MICROSOFT.responses("2xx").methods(Method.INVITE, Method.UPDATE));

    /** RFC 3261 section 21.4.6: this response lists what would have been allowed. */
    private static final PolicyScope NOT_ALLOWED = Rules.TO_MICROSOFT.responses("405");

    /** RFC 4028 sections 4 and 5: nobody asks for less. */
    private static final Duration LEAST_SESSION = Duration.ofSeconds(90);

    /** What Microsoft offers itself (Microsoft, Issues with inbound calls). */
    private static final Duration USUAL_SESSION = Duration.ofMinutes(30);

    private static final Set<Method> SERVED =
            Set.of(Method.INVITE, Method.ACK, Method.OPTIONS, Method.CANCEL, Method.BYE, Method.NOTIFY);

    private CapabilityRules() {}

    static void allow(HeaderEditor editor, PolicyContext context) {
        if (editor.has(HeaderType.ALLOW) || ANNOUNCED.matches(context) || NOT_ALLOWED.matches(context)) {
            editor.setAll(HeaderType.ALLOW, context.capabilities().methods());
        }
    }

    static void supported(HeaderEditor editor, PolicyContext context) {
        List<OptionTag> tags = context.capabilities().optionTags();
        boolean there = editor.has(HeaderType.SUPPORTED);
        if (there || (!tags.isEmpty() && ANNOUNCED.matches(context))) {
            editor.setAll(HeaderType.SUPPORTED, tags);
        }
    }

    static void noReplaces(HeaderEditor editor, PolicyContext context) {
        editor.remove(HeaderType.REPLACES);
        drop(editor, HeaderType.REQUIRE, OptionTag.REPLACES);
        // A Request-URI has no headers (RFC 3261 section 19.1.1); one that names Replaces asks for the same.
        if (context.phase() == Phase.INITIAL_REQUEST
                && editor.requestUri().orElseThrow() instanceof SipUri uri
                && uri.hasHeaders()) {
            editor.requestUri(Targets.bare(uri));
        }
    }

    static void noReliableProvisionals(HeaderEditor editor, PolicyContext context) {
        drop(editor, HeaderType.SUPPORTED, OptionTag.RELIABLE);
        drop(editor, HeaderType.REQUIRE, OptionTag.RELIABLE);
        if (context.phase() == Phase.RESPONSE) {
            editor.remove(HeaderType.RSEQ);
        }
    }

    /** A timer of another leg, which this side does not keep, ends the call. */
    static void sessionTimer(HeaderEditor editor, PolicyContext context) {
        if (context.capabilities().optionTags().contains(OptionTag.TIMER)) {
            editor.map(HeaderType.SESSION_EXPIRES, CapabilityRules::longEnough);
            editor.map(HeaderType.MIN_SE, CapabilityRules::longEnough);
        } else {
            editor.remove(HeaderType.SESSION_EXPIRES);
            editor.remove(HeaderType.MIN_SE);
            drop(editor, HeaderType.REQUIRE, OptionTag.TIMER);
        }
    }

    private static SessionExpires longEnough(SessionExpires expires) {
        return expires.interval().compareTo(LEAST_SESSION) < 0
                ? new SessionExpires(USUAL_SESSION, expires.params())
                : expires;
    }

    private static MinSe longEnough(MinSe min) {
        return min.interval().compareTo(LEAST_SESSION) < 0 ? new MinSe(LEAST_SESSION, min.params()) : min;
    }

    static void servedMethod(HeaderEditor editor, PolicyContext context) {
        if (!SERVED.contains(context.method())) {
            editor.report("method", context.method().name(), "one of those that Microsoft allows");
        }
    }

    private static void drop(HeaderEditor editor, HeaderType<OptionTag> type, OptionTag tag) {
        if (!editor.has(type)) {
            return;
        }
        List<OptionTag> tags = editor.all(type);
        if (tags.contains(tag)) {
            editor.setAll(
                    type, tags.stream().filter(other -> !other.equals(tag)).toList());
        }
    }
}
