package io.drsip.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.Fqdn;
import io.drsip.sip.SipParseException;
import io.drsip.sip.SipUri;
import io.drsip.sip.TelUri;
import io.drsip.sip.Uri;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines that may be URIs: a URI is written as it came, equals itself, compares alike from both sides, and stays one when
 * parts of it are changed and changed back.
 */
final class UriProperty implements Target.Property {

    @Override
    public void check(byte[] lines) {
        List<Uri> uris = new ArrayList<>();
        String text = new String(lines, StandardCharsets.UTF_8);
        for (String line : text.split("\n", 8)) {
            try {
                Uri uri = Uri.parse(line);
                assertEquals(line, uri.toString(), "a URI is written as it came");
                uris.add(uri);
            } catch (SipParseException broken) {
                assertTrue(broken.offset() >= 0 && broken.offset() <= line.getBytes(StandardCharsets.UTF_8).length);
            }
        }
        for (Uri uri : uris) {
            checkAlone(uri);
            uris.forEach(other -> checkPair(uri, other));
        }
    }

    private static void checkAlone(Uri uri) {
        Uri again = Uri.parse(uri.toString());
        assertEquals(uri, again);
        assertEquals(uri.hashCode(), again.hashCode());
        assertTrue(uri.equivalentTo(again) && uri.equivalentTo(uri), "a URI is equivalent to itself");
        if (uri instanceof SipUri sip) {
            checkChanges(sip);
        } else if (uri instanceof TelUri tel) {
            assertEquals(tel, readAgain(tel.withParams(tel.params())));
        }
    }

    private static void checkPair(Uri one, Uri other) {
        assertEquals(one.equals(other), other.equals(one), "equals is symmetric");
        assertEquals(one.equivalentTo(other), other.equivalentTo(one), "equivalentTo is symmetric");
        if (one.equals(other)) {
            assertEquals(one.hashCode(), other.hashCode());
            assertTrue(one.equivalentTo(other) || hasLastDot(one) != hasLastDot(other), "equal URIs are equivalent");
        }
    }

    /** Names are equal with and without it; that both mean the same host is not for URIs to say. */
    private static boolean hasLastDot(Uri uri) {
        return uri instanceof SipUri sip && sip.host().toString().endsWith(".");
    }

    private static void checkChanges(SipUri uri) {
        assertEquals(uri, readAgain(uri.withHost(uri.host())));
        assertEquals(uri, readAgain(uri.withSecure(!uri.isSecure()).withSecure(uri.isSecure())));
        assertEquals(uri, readAgain(uri.withParams(uri.params())));
        SipUri elsewhere =
                readAgain(uri.withHost(Fqdn.parse("sbc1.contoso.com")).withPort(5061));
        assertEquals(5061, elsewhere.port().orElseThrow());
        assertEquals(uri.user(), elsewhere.user());
        assertEquals(uri.params(), elsewhere.params());
        assertEquals(uri.headers(), elsewhere.headers());
        SipUri bare = readAgain(uri.withoutUser().withoutPort().withoutHeaders());
        assertTrue(bare.user().isEmpty()
                && bare.password().isEmpty()
                && bare.port().isEmpty());
        assertEquals(uri.host(), bare.host());
        if (uri.password().isEmpty()) {
            uri.user().ifPresent(user -> assertEquals(uri, readAgain(uri.withUser(user))));
        }
        for (String name : uri.params().names()) {
            assertTrue(!readAgain(uri.withoutParam(name)).params().has(name), name);
        }
    }

    /** What its text is read as, which is the same. */
    @SuppressWarnings("unchecked") // an equal URI is of the same class
    private static <T extends Uri> T readAgain(T uri) {
        Uri again = Uri.parse(uri.toString());
        assertEquals(uri, again);
        assertEquals(uri.toString(), again.toString());
        return (T) again;
    }
}
