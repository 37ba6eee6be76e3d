package io.drsip.core.policy;

import io.drsip.core.message.MessageEditor;
import io.drsip.policy.Direction;
import io.drsip.policy.HeaderEditor;
import io.drsip.policy.Phase;
import io.drsip.policy.PolicyContext;
import io.drsip.sip.HeaderType;
import io.drsip.sip.NameAddr;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipRequest;
import io.drsip.sip.Uri;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The editor that policies get: keeps them from what the library writes itself.
 *
 * <p>Everything is checked before anything is changed, so that a policy which catches the refusal has done no harm.
 * Single thread.
 */
final class GuardedEditor implements HeaderEditor {

    private static final HeaderType<?>[] OURS = {
        HeaderType.VIA,
        HeaderType.ROUTE,
        HeaderType.MAX_FORWARDS,
        HeaderType.CSEQ,
        HeaderType.CALL_ID,
        HeaderType.CONTENT_LENGTH
    };

    private final MessageEditor message;
    private final boolean addressable;
    private final Reports reports;

    /** Takes what rules report. */
    interface Reports {

        /** Nobody asks. */
        Reports NONE = (header, found, right) -> {};

        void add(String header, String found, String right);
    }

    GuardedEditor(MessageEditor message, PolicyContext context) {
        this(message, context, Reports.NONE);
    }

    GuardedEditor(MessageEditor message, PolicyContext context, Reports reports) {
        this.message = message;
        this.addressable = context.direction() == Direction.TO_MICROSOFT && context.phase() == Phase.INITIAL_REQUEST;
        this.reports = reports;
    }

    @Override
    public SipMessage original() {
        return message.original();
    }

    @Override
    public boolean has(HeaderType<?> type) {
        return message.has(type);
    }

    @Override
    public boolean mentions(HeaderType<?> type, String ascii) {
        return message.mentions(type, ascii);
    }

    @Override
    public <T> Optional<T> first(HeaderType<T> type) {
        return message.first(type);
    }

    @Override
    public <T> List<T> all(HeaderType<T> type) {
        return message.all(type);
    }

    @Override
    public Optional<Uri> requestUri() {
        return original() instanceof SipRequest ? Optional.of(message.requestUri()) : Optional.empty();
    }

    @Override
    public HeaderEditor requestUri(Uri uri) {
        requireAddressable("Request-URI");
        message.requestUri(uri);
        return this;
    }

    @Override
    public <T> HeaderEditor set(HeaderType<T> type, T value) {
        return setAll(type, List.of(value));
    }

    @Override
    public <T> HeaderEditor setAll(HeaderType<T> type, List<T> values) {
        requireNotOurs(type);
        if (isParty(type)) {
            requireAddress(type, values);
            requireTag(type, values.get(0), message.first(party(type)).flatMap(NameAddr::tag));
        }
        message.setAll(type, values);
        return this;
    }

    @Override
    public <T> HeaderEditor add(HeaderType<T> type, T value) {
        requireFree(type);
        message.add(type, value);
        return this;
    }

    @Override
    public <T> HeaderEditor addFirst(HeaderType<T> type, T value) {
        requireFree(type);
        message.addFirst(type, value);
        return this;
    }

    @Override
    public <T> HeaderEditor map(HeaderType<T> type, UnaryOperator<T> change) {
        requireNotOurs(type);
        if (isParty(type)) {
            mapParty(type, change);
        } else {
            message.map(type, change);
        }
        return this;
    }

    /** Who changes nothing is not told that he must not. */
    private <T> void mapParty(HeaderType<T> type, UnaryOperator<T> change) {
        message.map(type, old -> {
            T now = change.apply(old);
            if (now != old && (addressable || !now.equals(old))) {
                requireAddress(type, List.of(now));
                requireTag(type, now, ((NameAddr) old).tag());
                requireOne(type);
            }
            return now;
        });
    }

    private void requireOne(HeaderType<?> type) {
        if (message.all(type).size() != 1) {
            throw refusal(type.name(), "it has exactly one value, and came with several");
        }
    }

    @Override
    public HeaderEditor remove(HeaderType<?> type) {
        requireFree(type);
        message.remove(type);
        return this;
    }

    @Override
    public HeaderEditor report(String header, String found, String right) {
        reports.add(header, found, right);
        return this;
    }

    private static boolean isParty(HeaderType<?> type) {
        return HeaderType.FROM.isSameHeader(type) || HeaderType.TO.isSameHeader(type);
    }

    private static HeaderType<NameAddr> party(HeaderType<?> type) {
        return HeaderType.FROM.isSameHeader(type) ? HeaderType.FROM : HeaderType.TO;
    }

    private void requireAddress(HeaderType<?> type, List<?> values) {
        HeaderType<NameAddr> party = party(type);
        requireAddressable(party.name());
        boolean one = type == party && values.size() == 1 && values.get(0) instanceof NameAddr;
        if (!one) {
            throw refusal(party.name(), "it has exactly one value; set it with HeaderType." + constant(party));
        }
    }

    private static void requireTag(HeaderType<?> type, Object address, Optional<String> tag) {
        if (!((NameAddr) address).tag().equals(tag)) {
            throw refusal(type.name(), "its tag belongs to the dialog; derive the new value from the old one");
        }
    }

    private static String constant(HeaderType<?> party) {
        return party == HeaderType.FROM ? "FROM" : "TO";
    }

    private void requireAddressable(String what) {
        if (!addressable) {
            throw refusal(what, "it can be changed in requests outside a dialog to Microsoft only");
        }
    }

    private static void requireFree(HeaderType<?> type) {
        requireNotOurs(type);
        if (isParty(type)) {
            throw refusal(type.name(), "it has exactly one value; use set or map");
        }
    }

    private static void requireNotOurs(HeaderType<?> type) {
        for (HeaderType<?> ours : OURS) {
            if (ours.isSameHeader(type)) {
                throw refusal(ours.name(), "the library writes it itself; leave it as it is");
            }
        }
    }

    private static IllegalArgumentException refusal(String header, String rule) {
        return new IllegalArgumentException(header + ": " + rule);
    }
}
