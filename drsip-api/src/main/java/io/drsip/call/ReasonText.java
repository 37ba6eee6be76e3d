package io.drsip.call;

import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.Reason;
import io.drsip.sip.SipParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One Reason, from a value that keeps the grammar or from a line that does not: its text may be cut off, lack the
 * equals sign or have curly quotes. Immutable.
 *
 * @param protocol such as {@code Q.850}
 * @param cause its code
 * @param text without quotes, line ends and other control characters
 */
record ReasonText(String protocol, OptionalInt cause, Optional<String> text) {

    /** Eight hexadecimal digits and more of them, with hyphens: a GUID, or what a log left of it. */
    private static final Pattern CORRELATION_ID = Pattern.compile("[0-9A-Fa-f]{8}[0-9A-Fa-f-]{0,56}");

    private static final Pattern CAUSE = Pattern.compile("cause *= *([0-9]{1,9})(?![0-9])", Pattern.CASE_INSENSITIVE);
    private static final Pattern TEXT = Pattern.compile("; *text *=? *(.*)", Pattern.CASE_INSENSITIVE);
    private static final String QUOTES = "\"\u201C\u201D";

    /** All reasons of a message from top to bottom, each entry by the grammar if it keeps it. */
    static List<ReasonText> allIn(Headers headers) {
        List<ReasonText> found = new ArrayList<>(2);
        int entry = headers.indexOf(HeaderType.REASON, 0);
        for (; entry >= 0; entry = headers.indexOf(HeaderType.REASON, entry + 1)) {
            try {
                headers.values(entry, HeaderType.REASON).forEach(reason -> found.add(of(reason)));
            } catch (SipParseException broken) {
                found.add(ofBroken(headers.value(entry).toString()));
            }
        }
        return found;
    }

    static ReasonText of(Reason reason) {
        return new ReasonText(
                reason.protocol(),
                reason.cause(),
                reason.text().map(Printable::of).filter(text -> !text.isEmpty()));
    }

    /** The first reason of a line, as far as it can be made out. */
    private static ReasonText ofBroken(String line) {
        String printable = Printable.of(line);
        int end = printable.indexOf(';');
        String protocol = (end < 0 ? printable : printable.substring(0, end)).strip();
        Matcher text = TEXT.matcher(printable);
        boolean told = text.find();
        Matcher cause = CAUSE.matcher(told ? printable.substring(0, text.start()) : printable);
        return new ReasonText(
                protocol,
                cause.find() ? OptionalInt.of(Integer.parseInt(cause.group(1))) : OptionalInt.empty(),
                told ? Optional.of(unquoted(text.group(1))).filter(found -> !found.isEmpty()) : Optional.empty());
    }

    private static String unquoted(String text) {
        boolean quoted = !text.isEmpty() && QUOTES.indexOf(text.charAt(0)) >= 0;
        int end = quoted ? 1 : 0;
        while (end < text.length() && !(quoted && QUOTES.indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return text.substring(quoted ? 1 : 0, end).strip();
    }

    /** What stands before the first semicolon of the text, if it looks like one. */
    Optional<String> correlationId() {
        return text.map(ReasonText::head).filter(ReasonText::isCorrelationId);
    }

    static boolean isCorrelationId(String text) {
        return CORRELATION_ID.matcher(text).matches();
    }

    /** The text without the correlation id. */
    Optional<String> words() {
        return text.map(whole -> isCorrelationId(head(whole)) ? tail(whole) : whole)
                .filter(words -> !words.isEmpty());
    }

    private static String head(String text) {
        int end = text.indexOf(';');
        return (end < 0 ? text : text.substring(0, end)).strip();
    }

    private static String tail(String text) {
        int end = text.indexOf(';');
        return end < 0 ? "" : text.substring(end + 1).strip();
    }
}
