package io.drsip.core.policy;

import io.drsip.policy.Direction;
import io.drsip.policy.HeaderEditor;
import io.drsip.policy.NumberField;
import io.drsip.policy.Phase;
import io.drsip.policy.PolicyContext;
import io.drsip.policy.UriShaper;
import io.drsip.sip.Diversion;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.NameAddr;
import io.drsip.sip.Params;
import io.drsip.sip.Reason;
import io.drsip.sip.RemotePartyId;
import io.drsip.sip.SipUri;
import io.drsip.sip.Slice;
import io.drsip.sip.Uri;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Rules about what crosses the border between two networks: numbers, transfers, reasons, products, private headers. */
final class BorderRules {

    private static final String MICROSOFTS = "x-ms-";
    private static final int BUSY = 486;
    private static final int NORMAL_BUSY = 17;
    private static final int CALL_REJECTED = 21;

    private BorderRules() {}

    /** What is not from the transfer going on is from an earlier one. */
    static void referredBy(HeaderEditor editor, PolicyContext context) {
        Optional<NameAddr> asked = context.referredBy();
        if (asked.isPresent()) {
            boolean same = editor.first(HeaderType.REFERRED_BY)
                    .filter(there -> there.toString().equals(asked.get().toString()))
                    .isPresent();
            if (!same) {
                editor.remove(HeaderType.REFERRED_BY).set(HeaderType.REFERRED_BY, asked.get());
            }
        } else if (editor.has(HeaderType.REFERRED_BY)) {
            editor.remove(HeaderType.REFERRED_BY);
        }
    }

    /** Headers of Microsoft's that an SBC invents or lets through from elsewhere. */
    static void noXms(HeaderEditor editor, PolicyContext context) {
        Headers headers = editor.original().headers();
        for (int entry = 0; entry < headers.size(); entry++) {
            Slice name = headers.name(entry);
            if (name.length() > MICROSOFTS.length() && begins(name)) {
                editor.remove(HeaderType.text(name.toString()));
            }
        }
    }

    private static boolean begins(Slice name) {
        for (int i = 0; i < MICROSOFTS.length(); i++) {
            int octet = name.at(i);
            if ((octet >= 'A' && octet <= 'Z' ? octet + 32 : octet) != MICROSOFTS.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Private headers of one's own network, but for those that are meant for others. */
    static void noVendorHeaders(HeaderEditor editor, Set<String> kept) {
        Headers headers = editor.original().headers();
        Set<String> names = new HashSet<>();
        for (int entry = 0; entry < headers.size(); entry++) {
            names.add(headers.name(entry).toString());
        }
        for (String name : names) {
            String lower = name.toLowerCase(Locale.ROOT);
            if ((lower.startsWith("x-") || lower.startsWith("p-")) && !kept.contains(lower)) {
                editor.remove(HeaderType.text(name));
            }
        }
    }

    /** ND1017 has 17 for 486; Microsoft has been seen to send 34, which means congestion. */
    static void reasonByStatus(HeaderEditor editor, PolicyContext context) {
        int status = context.status().orElseThrow().code();
        int right = status == BUSY ? NORMAL_BUSY : CALL_REJECTED;
        editor.map(HeaderType.REASON, reason -> isOther(reason, right) ? withCause(reason, right) : reason);
    }

    private static boolean isOther(Reason reason, int right) {
        return reason.protocol().equalsIgnoreCase("Q.850") && reason.cause().orElse(right) != right;
    }

    private static Reason withCause(Reason reason, int cause) {
        Params params = reason.params().with("cause", Integer.toString(cause));
        return new Reason(reason.protocol(), params);
    }

    static void product(HeaderEditor editor, PolicyContext context, String name) {
        editor.set(context.phase() == Phase.RESPONSE ? HeaderType.SERVER : HeaderType.USER_AGENT, name);
    }

    static void voicemail(HeaderEditor editor, PolicyContext context, Predicate<SipUri> mailboxes) {
        if (editor.requestUri().orElseThrow() instanceof SipUri uri
                && !Targets.areVerbatim(uri, context)
                && mailboxes.test(uri)) {
            editor.requestUri(Targets.bare(uri).withParam("opaque", "app:voicemail"));
        }
    }

    /** Only what an editor may change: outside of first requests to Microsoft, numbers of others. */
    static void numbers(HeaderEditor editor, PolicyContext context, UriShaper shaper) {
        if (context.direction() == Direction.TO_MICROSOFT && context.phase() == Phase.INITIAL_REQUEST) {
            editor.map(HeaderType.FROM, addr -> shaped(addr, NumberField.FROM, context, shaper));
            Uri target = editor.requestUri().orElseThrow();
            if (!Targets.areVerbatim(target, context)) {
                Uri shaped = shaper.shape(target, NumberField.REQUEST_URI, context);
                if (!Targets.isSame(shaped, target)) {
                    editor.requestUri(Targets.bare(shaped));
                }
                editor.map(HeaderType.TO, addr -> shaped(addr, NumberField.TO, context, shaper));
            }
        }
        editor.map(
                HeaderType.P_ASSERTED_IDENTITY, addr -> shaped(addr, NumberField.P_ASSERTED_IDENTITY, context, shaper));
        editor.map(
                HeaderType.P_PREFERRED_IDENTITY,
                addr -> shaped(addr, NumberField.P_PREFERRED_IDENTITY, context, shaper));
        editor.map(
                HeaderType.REMOTE_PARTY_ID,
                value -> new RemotePartyId(shaped(value.address(), NumberField.REMOTE_PARTY_ID, context, shaper)));
        editor.map(
                HeaderType.DIVERSION,
                value -> new Diversion(shaped(value.address(), NumberField.DIVERSION, context, shaper)));
    }

    private static NameAddr shaped(NameAddr addr, NumberField field, PolicyContext context, UriShaper shaper) {
        return AddressSteps.withUri(addr, shaper.shape(addr.uri(), field, context));
    }

    /** What is never taken for private, and these. */
    static Set<String> kept(List<String> names) {
        Set<String> lower = new HashSet<>(Set.of("p-asserted-identity"));
        names.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
        return Set.copyOf(lower);
    }
}
