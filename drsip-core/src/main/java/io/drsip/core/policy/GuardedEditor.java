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
import java.util.Iterator;
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

    private static final List<HeaderType<?>> OURS = List.of(
            HeaderType.VIA,
            HeaderType.ROUTE,
            HeaderType.MAX_FORWARDS,
            HeaderType.CSEQ,
            HeaderType.CALL_ID,
            HeaderType.CONTENT_LENGTH);

    private static final List<HeaderType<NameAddr>> PARTIES = List.of(HeaderType.FROM, HeaderType.TO);

    private final MessageEditor message;
    private final boolean addressable;

    GuardedEditor(MessageEditor message, PolicyContext context) {
        this.message = message;
        this.addressable = context.direction() == Direction.TO_MICROSOFT && context.phase() == Phase.INITIAL_REQUEST;
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
        check(type, values);
        message.setAll(type, values);
        return this;
    }

    @Override
    public <T> HeaderEditor add(HeaderType<T> type, T value) {
        check(type, List.of(value));
        requireNoParty(type);
        message.add(type, value);
        return this;
    }

    @Override
    public <T> HeaderEditor addFirst(HeaderType<T> type, T value) {
        check(type, List.of(value));
        requireNoParty(type);
        message.addFirst(type, value);
        return this;
    }

    @Override
    public <T> HeaderEditor map(HeaderType<T> type, UnaryOperator<T> change) {
        requireNotOurs(type);
        List<T> before = all(type);
        List<T> after = before.stream().map(change).toList();
        if (!after.equals(before)) {
            check(type, after);
            Iterator<T> next = after.iterator();
            message.map(type, old -> next.next());
        }
        return this;
    }

    @Override
    public HeaderEditor remove(HeaderType<?> type) {
        requireNotOurs(type);
        requireNoParty(type);
        message.remove(type);
        return this;
    }

    private <T> void check(HeaderType<T> type, List<T> values) {
        requireNotOurs(type);
        values.forEach(value -> requirePrintable(type, value));
        for (HeaderType<NameAddr> party : PARTIES) {
            if (party.isSameHeader(type)) {
                checkParty(party, type, values);
            }
        }
    }

    private void checkParty(HeaderType<NameAddr> party, HeaderType<?> type, List<?> values) {
        requireAddressable(party.name());
        boolean one = type == party && values.size() == 1 && values.get(0) instanceof NameAddr;
        if (!one) {
            throw refusal(party.name(), "it has exactly one value; set it with HeaderType." + constant(party));
        }
        Optional<String> tag = message.first(party).flatMap(NameAddr::tag);
        if (!((NameAddr) values.get(0)).tag().equals(tag)) {
            throw refusal(party.name(), "its tag belongs to the dialog; derive the new value from the old one");
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

    private static void requireNotOurs(HeaderType<?> type) {
        for (HeaderType<?> ours : OURS) {
            if (ours.isSameHeader(type)) {
                throw refusal(ours.name(), "the library writes it itself; leave it as it is");
            }
        }
    }

    private static void requireNoParty(HeaderType<?> type) {
        for (HeaderType<?> party : PARTIES) {
            if (party.isSameHeader(type)) {
                throw refusal(party.name(), "it has exactly one value; use set or map");
            }
        }
    }

    private static <T> void requirePrintable(HeaderType<T> type, T value) {
        boolean control = type.print(value).chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7F);
        if (control) {
            throw refusal(type.name(), "a value must not hold control characters; remove them");
        }
    }

    private static IllegalArgumentException refusal(String header, String rule) {
        return new IllegalArgumentException(header + ": " + rule);
    }
}
