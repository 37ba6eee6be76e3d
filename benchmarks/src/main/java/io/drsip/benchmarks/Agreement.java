package io.drsip.benchmarks;

import io.drsip.sip.Headers;
import io.drsip.sip.SipMessage;
import io.netty.handler.codec.http.HttpMessage;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes sure that what is compared is the same work. A SIP library has to read the ten values that drsip reads,
 * element for element, and its modified message, read by drsip, has to have them, too, and the same set of headers,
 * and the same body. The HTTP codec has to have every header line of the SIP message with its text, and to change the
 * three that it is told to.
 */
final class Agreement {

    private static final Pattern ADDRESS = Pattern.compile("<[^>]*>");
    private static final int ROOM = 65_536;

    private Agreement() {}

    /** Stops the measurement if a SIP library does not agree on one message. */
    static void check(String name, Peer peer, byte[] octets) throws Exception {
        equal(name + " reads", values(peer, octets), values(new DrsipPeer(), octets));
        byte[] theirs = modified(peer, octets);
        byte[] ours = modified(new DrsipPeer(), octets);
        equal(name + " writes", values(new DrsipPeer(), theirs), values(new DrsipPeer(), ours));
        SipMessage changed = SipMessage.parse(theirs);
        SipMessage expected = SipMessage.parse(ours);
        equal(name + " writes headers", names(changed.headers()), names(expected.headers()));
        equal(name + " writes body", changed.body(), expected.body());
    }

    /** Stops the measurement if the HTTP codec does not agree on the twin of one message. */
    static void checkHttp(Peer peer, byte[] sip) throws Exception {
        byte[] http = HttpTwin.of(sip);
        equal("size of the twin", http.length, sip.length);
        Headers headers = SipMessage.parse(sip).headers();
        equal(
                "nettyHttp reads",
                lines(((HttpMessage) peer.parse(http)).headers().entries()),
                lines(headers));

        Object[] before = new Object[Peer.TEN];
        peer.read(http, before);
        Object[] after = new Object[Peer.TEN];
        peer.read(modified(peer, http), after);
        boolean hasContact = !before[6].equals(Peer.ABSENT);
        before[6] = hasContact ? Peer.NEW_ROUTE : Peer.ABSENT;
        before[7] = elements(before[7], Peer.NEW_ROUTE);
        before[8] = before[8].toString().replace("," + Peer.NOT_ALLOWED, "");
        after[7] = elements(after[7]);
        after[8] = after[8].toString();
        equal("nettyHttp writes", Arrays.toString(after), Arrays.toString(before));
        equal("body of nettyHttp", body(modified(peer, http)), body(http));
    }

    private static String lines(Headers headers) {
        TreeSet<String> lines = new TreeSet<>();
        for (int i = 0; i < headers.size(); i++) {
            lines.add(i + " " + headers.name(i) + ": " + headers.value(i));
        }
        return lines.toString();
    }

    private static String lines(List<Map.Entry<String, String>> entries) {
        TreeSet<String> lines = new TreeSet<>();
        for (int i = 0; i < entries.size(); i++) {
            lines.add(i + " " + entries.get(i).getKey() + ": " + entries.get(i).getValue());
        }
        return lines.toString();
    }

    private static String body(byte[] octets) {
        int start = LineScan.headerSectionByOctets(octets);
        return Arrays.toString(Arrays.copyOfRange(octets, start, octets.length));
    }

    private static byte[] modified(Peer by, byte[] octets) throws Exception {
        byte[] target = new byte[ROOM];
        return Arrays.copyOf(target, by.modify(octets, target));
    }

    private static Set<String> names(Headers headers) {
        TreeSet<String> names = new TreeSet<>();
        for (int i = 0; i < headers.size(); i++) {
            names.add(headers.name(i).toString().toLowerCase(Locale.ROOT));
        }
        return names;
    }

    private static String values(Peer by, byte[] octets) throws Exception {
        Object[] values = new Object[Peer.TEN];
        by.read(octets, values);
        values[7] = elements(values[7]);
        values[8] = elements(values[8]);
        return Arrays.toString(values);
    }

    /** What lists have, in words that do not depend on how a library prints a header; sorted, as one writes by hash. */
    private static String elements(Object list, String... more) {
        TreeSet<String> elements = new TreeSet<>();
        int count = more.length;
        for (Object element : (Collection<?>) list) {
            Matcher address = ADDRESS.matcher(String.valueOf(element));
            elements.add(address.find() ? address.group() : String.valueOf(element));
            count++;
        }
        elements.addAll(Arrays.asList(more));
        return count + " " + elements;
    }

    private static void equal(String what, Object actual, Object expected) {
        if (!Objects.equals(actual, expected)) {
            throw new IllegalStateException(what + ":\n" + actual + "\nbut it should be:\n" + expected);
        }
    }
}
