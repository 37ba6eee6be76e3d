package io.drsip.core.policy;

import io.drsip.policy.HeaderEditor;
import io.drsip.policy.Phase;
import io.drsip.policy.PolicyContext;
import io.drsip.policy.PolicyScope;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Method;
import io.drsip.sip.OptionTag;
import io.drsip.sip.SipUri;
import java.util.List;

/** Rules about what this side says that it can do. */
final class CapabilityRules {

    /** Where Microsoft looks for Allow, and for a Contact. */
    static final PolicyScope ANNOUNCED = PolicyScope.toMicrosoft()
            .requests()
            .methods(Method.INVITE, Method.OPTIONS)
            .or(PolicyScope.toMicrosoft().responses("18x", "2xx").methods(Method.INVITE))
            .or(PolicyScope.toMicrosoft().responses("200").methods(Method.OPTIONS));

    /** RFC 3261 section 21.4.6: this response lists what would have been allowed. */
    private static final PolicyScope NOT_ALLOWED = PolicyScope.toMicrosoft().responses("405");

    private CapabilityRules() {}

    static void allow(HeaderEditor editor, PolicyContext context) {
        boolean announced = ANNOUNCED.matches(context) || NOT_ALLOWED.matches(context);
        if (announced || editor.has(HeaderType.ALLOW)) {
            editor.setAll(HeaderType.ALLOW, context.capabilities().methods());
        }
    }

    static void supported(HeaderEditor editor, PolicyContext context) {
        if (ANNOUNCED.matches(context) || editor.has(HeaderType.SUPPORTED)) {
            editor.setAll(HeaderType.SUPPORTED, context.capabilities().optionTags());
        }
    }

    static void noReplaces(HeaderEditor editor, PolicyContext context) {
        editor.remove(HeaderType.REPLACES);
        drop(editor, HeaderType.REQUIRE, OptionTag.REPLACES);
        // A Request-URI has no headers (RFC 3261 section 19.1.1); one that names Replaces asks for the same.
        if (context.phase() == Phase.INITIAL_REQUEST
                && editor.requestUri().orElseThrow() instanceof SipUri uri
                && !uri.headers().isEmpty()) {
            editor.requestUri(uri.withoutHeaders());
        }
    }

    static void noReliableProvisionals(HeaderEditor editor, PolicyContext context) {
        drop(editor, HeaderType.SUPPORTED, OptionTag.RELIABLE);
        drop(editor, HeaderType.REQUIRE, OptionTag.RELIABLE);
        if (context.status().isPresent()) {
            editor.remove(HeaderType.RSEQ);
        }
    }

    private static void drop(HeaderEditor editor, HeaderType<OptionTag> type, OptionTag tag) {
        List<OptionTag> tags = editor.all(type);
        if (tags.contains(tag)) {
            editor.setAll(
                    type, tags.stream().filter(other -> !other.equals(tag)).toList());
        }
    }
}
