package io.drsip.sip;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/** Dates in headers, always in GMT (RFC 3261 section 20.17 and 25.1, {@code rfc1123-date}). */
final class SipDate {

    private static final String RULE = "a date is such as Sat, 13 Nov 2010 23:29:00 GMT";
    private static final int LENGTH = "Sat, 13 Nov 2010 23:29:00 GMT".length();

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC)
            .withResolverStyle(ResolverStyle.STRICT);

    private SipDate() {}

    static Instant read(Scanner scanner) {
        int start = scanner.offset();
        String text = scanner.rest().stripTrailing();
        if (text.length() != LENGTH) {
            throw scanner.errorAt(RULE, start);
        }
        try {
            return Instant.from(FORM.parse(text));
        } catch (DateTimeException e) {
            throw scanner.errorAt(RULE, start);
        }
    }

    static String print(Instant date) {
        if (date.isBefore(FIRST) || !date.isBefore(END)) {
            throw new IllegalArgumentException("a date has a year of four digits, unlike " + date);
        }
        return FORM.format(date);
    }
}
