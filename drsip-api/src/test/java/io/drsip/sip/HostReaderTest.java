package io.drsip.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The check of octets and the reading of a text are two implementations of one grammar: they agree. */
class HostReaderTest {

    private static final String LETTERS = "ab1-.:[]Z0259";
    private static final String[] SEEDS = {
        "sbc1.contoso.com", "192.0.2.255", "[2001:db8::1]", "a.b.c.", "1.2.3.4", "xn--a.b-c", "256.1.1.1", "1.2.3.com"
    };

    @Test
    void octetsAreCheckedAsTextsAre() {
        Random random = new Random(5118);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder(SEEDS[random.nextInt(SEEDS.length)]);
            for (int i = random.nextInt(4); i > 0; i--) {
                text.setCharAt(random.nextInt(text.length()), LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            String host = text.toString();

            assertEquals(parsed(host), checked(host), host);
        }
    }

    @Test
    void longNamesAreCheckedAsTextsAre() {
        for (int label = 60; label < 66; label++) {
            String name = ("a".repeat(label) + ".").repeat(4);
            for (int length = 240; length <= name.length(); length++) {
                String host = name.substring(0, length);

                assertEquals(parsed(host), checked(host), host);
            }
        }
    }

    private static Optional<Host> parsed(String text) {
        try {
            return Optional.of(Host.parse(text));
        } catch (SipParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Host> checked(String text) {
        Scanner scanner = Scanner.of(text);
        try {
            Host host = scanner.expectHost();
            return scanner.atEnd() ? Optional.of(host) : Optional.empty();
        } catch (SipParseException e) {
            return Optional.empty();
        }
    }
}
