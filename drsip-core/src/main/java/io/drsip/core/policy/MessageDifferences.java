package io.drsip.core.policy;

import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipRequest;
import io.drsip.sip.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares two versions of a message line by line; long and compact names are the same name. */
final class MessageDifferences {

    private final String policy;
    private final Headers before;
    private final Headers after;
    private final List<Difference> found = new ArrayList<>();

    private MessageDifferences(String policy, Headers before, Headers after) {
        this.policy = policy;
        this.before = before;
        this.after = after;
    }

    static List<Difference> of(String policy, SipMessage before, SipMessage after) {
        if (before.equals(after)) {
            return List.of();
        }
        MessageDifferences differences = new MessageDifferences(policy, before.headers(), after.headers());
        differences.compareStart(before, after);
        differences.compareHeaders();
        return differences.found;
    }

    private void compareStart(SipMessage from, SipMessage to) {
        if (from instanceof SipRequest old && to instanceof SipRequest now) {
            if (!old.requestUriText().equals(now.requestUriText())) {
                report("Request-URI", Optional.of(old.requestUriText()), Optional.of(now.requestUriText()));
            }
        }
    }

    private void compareHeaders() {
        for (int entry = 0; entry < before.size(); entry++) {
            HeaderType<?> name = named(before, entry);
            if (before.indexOf(name, 0) == entry) {
                compare(name);
            }
        }
        for (int entry = 0; entry < after.size(); entry++) {
            HeaderType<?> name = named(after, entry);
            if (after.indexOf(name, 0) == entry && !before.has(name)) {
                compare(name);
            }
        }
    }

    private static HeaderType<?> named(Headers headers, int entry) {
        return HeaderType.text(headers.name(entry).toString());
    }

    /** Leaves out what is equal at both ends, and sets the rest side by side. */
    private void compare(HeaderType<?> name) {
        List<Integer> old = entries(before, name);
        List<Integer> now = entries(after, name);
        while (!old.isEmpty() && !now.isEmpty() && isSame(old.get(0), now.get(0))) {
            old.remove(0);
            now.remove(0);
        }
        while (!old.isEmpty() && !now.isEmpty() && isSame(old.get(old.size() - 1), now.get(now.size() - 1))) {
            old.remove(old.size() - 1);
            now.remove(now.size() - 1);
        }
        for (int i = 0; i < Math.max(old.size(), now.size()); i++) {
            Optional<Slice> gone = i < old.size() ? Optional.of(before.value(old.get(i))) : Optional.empty();
            Optional<Slice> come = i < now.size() ? Optional.of(after.value(now.get(i))) : Optional.empty();
            Slice written = i < now.size() ? after.name(now.get(i)) : before.name(old.get(i));
            report(written.toString(), gone, come);
        }
    }

    private static List<Integer> entries(Headers headers, HeaderType<?> name) {
        List<Integer> entries = new ArrayList<>();
        for (int entry = headers.indexOf(name, 0); entry >= 0; entry = headers.indexOf(name, entry + 1)) {
            entries.add(entry);
        }
        return entries;
    }

    private boolean isSame(int old, int now) {
        return before.line(old).equals(after.line(now));
    }

    private void report(String header, Optional<Slice> gone, Optional<Slice> come) {
        found.add(new Difference(
                policy, header, gone.map(MessageDifferences::unfolded), come.map(MessageDifferences::unfolded)));
    }

    private static String unfolded(Slice value) {
        return value.toString().replaceAll("[ \t]*\r\n[ \t]+", " ");
    }
}
