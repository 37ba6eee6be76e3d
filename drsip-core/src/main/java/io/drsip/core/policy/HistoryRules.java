package io.drsip.core.policy;

import io.drsip.policy.HeaderEditor;
import io.drsip.policy.PolicyContext;
import io.drsip.sip.Diversion;
import io.drsip.sip.HeaderType;
import io.drsip.sip.HistoryInfo;
import io.drsip.sip.Params;
import io.drsip.sip.Privacy;
import io.drsip.sip.Reason;
import io.drsip.sip.SipParseException;
import io.drsip.sip.SipUri;
import io.drsip.sip.TelUri;
import io.drsip.sip.Uri;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a call has been before, told in the two ways that there are: History-Info (RFC 7044, and RFC 4244, which
 * Microsoft's documents name) and Diversion (RFC 5806), one made from the other as RFC 7544 has it: unconditional is
 * 302, no-answer 408, user-busy 486, deflection 480 or 487, unavailable 503 (erratum 3071 of RFC 6044), all else 404.
 *
 * <p>Microsoft's entries say in themselves why the call went on from there, as RFC 4244 has it; with RFC 7044 the next
 * entry does, by its {@code cause}. Both are read, the first one counts.
 */
final class HistoryRules {

    private static final String UNKNOWN = "unknown";
    private static final int NOT_FOUND = 404;
    private static final String HISTORY = "history";
    private static final String FULL = "full";

    private static final Map<Integer, String> REASONS = Map.of(
            302, "unconditional",
            408, "no-answer",
            480, "deflection",
            486, "user-busy",
            487, "deflection",
            503, "unavailable");

    private static final Map<String, Integer> CAUSES = Map.of(
            "unconditional", 302,
            "no-answer", 408,
            "deflection", 480,
            "user-busy", 486,
            "unavailable", 503);

    private HistoryRules() {}

    /** A broken history is handed over as it came and tells nothing. */
    static void toDiversion(HeaderEditor editor, PolicyContext context) {
        if (editor.has(HeaderType.DIVERSION) || !editor.has(HeaderType.HISTORY_INFO)) {
            return;
        }
        try {
            List<HistoryInfo> entries = editor.all(HeaderType.HISTORY_INFO);
            Optional<Uri> target = editor.requestUri();
            boolean hidden = isHidden(editor);
            List<Diversion> diversions = new ArrayList<>();
            for (int i = 0; i < entries.size(); i++) {
                Optional<Uri> next = i + 1 < entries.size()
                        ? Optional.of(entries.get(i + 1).address().uri())
                        : target;
                diversion(entries.get(i), next, i + 1 < entries.size())
                        .map(diversion -> hidden ? diversion.withPrivacy(FULL) : diversion)
                        .ifPresent(diversions::add);
            }
            Collections.reverse(diversions);
            editor.setAll(HeaderType.DIVERSION, diversions);
        } catch (SipParseException broken) {
            editor.report(HeaderType.HISTORY_INFO.name(), broken.excerpt(), broken.rule());
        }
    }

    /** Asked for the whole message, privacy is that of each entry (RFC 7044 section 10.1). */
    private static boolean isHidden(HeaderEditor editor) {
        return editor.all(HeaderType.PRIVACY).stream()
                .anyMatch(privacy -> privacy.has(HISTORY) || privacy.has("header") || privacy.has("session"));
    }

    /** The last entry is where the call goes now, unless it says why the call went on. */
    private static Optional<Diversion> diversion(HistoryInfo entry, Optional<Uri> next, boolean left) {
        Optional<Integer> cause = causeIn(entry.reasons()).or(() -> next.flatMap(HistoryRules::causeOf));
        if (!left && cause.isEmpty()) {
            return Optional.empty();
        }
        boolean hidden = entry.privacy().filter(privacy -> privacy.has(HISTORY)).isPresent();
        String reason = cause.map(REASONS::get).orElse(UNKNOWN);
        return Optional.of(
                Diversion.of(bare(entry.address().uri()), reason).withCounter(1).withPrivacy(hidden ? FULL : "off"));
    }

    private static Uri bare(Uri uri) {
        return uri instanceof SipUri sip ? sip.withoutHeaders().withoutParam("cause") : uri;
    }

    private static Optional<Integer> causeIn(List<Reason> reasons) {
        return reasons.stream()
                .filter(reason -> reason.protocol().equalsIgnoreCase("SIP")
                        && reason.cause().isPresent())
                .map(reason -> reason.cause().getAsInt())
                .findFirst();
    }

    /** RFC 4458 section 2, which Azure uses for calls that it sends on. */
    private static Optional<Integer> causeOf(Uri uri) {
        return uri instanceof SipUri sip
                ? sip.params()
                        .get("cause")
                        .filter(text -> text.matches("[1-6][0-9]{2}"))
                        .map(Integer::valueOf)
                : Optional.empty();
    }

    /** A history that is there already stays as it is. */
    static void fromDiversion(HeaderEditor editor, PolicyContext context) {
        if (!editor.has(HeaderType.DIVERSION)) {
            return;
        }
        if (!editor.has(HeaderType.HISTORY_INFO)) {
            List<Diversion> diversions = new ArrayList<>(editor.all(HeaderType.DIVERSION));
            Collections.reverse(diversions);
            List<HistoryInfo> entries = new ArrayList<>();
            String index = "1";
            for (Diversion diversion : diversions) {
                entries.add(entry(diversion, context, index));
                index += ".1";
            }
            editor.setAll(HeaderType.HISTORY_INFO, entries);
        }
        editor.remove(HeaderType.DIVERSION);
    }

    private static HistoryInfo entry(Diversion diversion, PolicyContext context, String index) {
        HistoryInfo entry = new HistoryInfo(diversion
                .address()
                .withUri(sipUri(diversion.address().uri(), context))
                .withParams(Params.none().with("index", index)));
        boolean hidden = !diversion.privacy().orElse("off").equals("off");
        HistoryInfo shown = hidden ? entry.withPrivacy(Privacy.of(HISTORY)) : entry;
        int cause = CAUSES.getOrDefault(diversion.reason().orElse(UNKNOWN), NOT_FOUND);
        return shown.withReason(new Reason("SIP", Params.none().with("cause", Integer.toString(cause))));
    }

    /** Only a SIP URI can say why. */
    private static SipUri sipUri(Uri uri, PolicyContext context) {
        if (uri instanceof SipUri sip) {
            return sip.withoutHeaders();
        }
        return uri instanceof TelUri tel ? AddressSteps.asSip(tel, context.fqdn()) : SipUri.of(context.fqdn());
    }
}
