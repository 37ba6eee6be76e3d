package io.drsip.call;

import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.HistoryInfo;
import io.drsip.sip.Privacy;
import io.drsip.sip.Reason;
import io.drsip.sip.SipParseException;
import io.drsip.sip.SipUri;
import io.drsip.sip.Uri;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One entry of History-Info, from a value that keeps the grammar or from a line that does not. Immutable.
 *
 * @param uri where the call was, with its parameters and without its headers
 * @param cause why it went on, as this entry says
 * @param text the same in words
 * @param isPrivate whether it is private, or cannot be told
 * @param index its place
 */
record HistoryEntry(Uri uri, OptionalInt cause, Optional<String> text, boolean isPrivate, Optional<String> index) {

    /** More is no history of a call; what a message in order may hold has a limit of the parser. */
    private static final int MAX_BROKEN = 32;

    private static final Pattern ENTRY = Pattern.compile("<([^<>]{1,2000})>([^<]{0,200})");
    private static final Pattern CAUSE =
            Pattern.compile("cause *\\\\?(?:=|%3D) *([1-6][0-9]{2})(?![0-9])", Pattern.CASE_INSENSITIVE);
    private static final Pattern TEXT =
            Pattern.compile("text *\\\\?(?:=|%3D) *([^;&>]{1,200})", Pattern.CASE_INSENSITIVE);
    private static final Pattern QUOTE = Pattern.compile("%22|[\"\\\\\u201C\u201D]", Pattern.CASE_INSENSITIVE);
    private static final Pattern INDEX = Pattern.compile("; *index *= *([0-9.]{1,64})", Pattern.CASE_INSENSITIVE);

    /** All entries from top to bottom, each line by the grammar if it keeps it. */
    static List<HistoryEntry> allIn(Headers headers) {
        List<HistoryEntry> found = new ArrayList<>();
        int line = headers.indexOf(HeaderType.HISTORY_INFO, 0);
        for (; line >= 0; line = headers.indexOf(HeaderType.HISTORY_INFO, line + 1)) {
            try {
                headers.values(line, HeaderType.HISTORY_INFO).forEach(entry -> found.add(of(entry)));
            } catch (SipParseException broken) {
                addBroken(headers.value(line).toString(), found);
            }
        }
        return found;
    }

    /** Asked for the message, privacy is that of each entry (RFC 7044 section 10.1); one nobody can read too. */
    static boolean areAllPrivate(Headers headers) {
        List<Privacy> privacy = headers.sound(HeaderType.PRIVACY);
        boolean unreadable = headers.has(HeaderType.PRIVACY) && privacy.isEmpty();
        return unreadable || privacy.stream().anyMatch(HistoryEntry::hides);
    }

    private static HistoryEntry of(HistoryInfo entry) {
        List<Reason> reasons = reasons(entry);
        Optional<Reason> reason = reasons.stream()
                .filter(one ->
                        one.protocol().equalsIgnoreCase("SIP") && one.cause().isPresent())
                .findFirst();
        return new HistoryEntry(
                bare(entry.address().uri()),
                reason.map(Reason::cause).orElse(OptionalInt.empty()),
                reason.flatMap(Reason::text).map(Printable::of).filter(text -> !text.isEmpty()),
                isPrivate(entry),
                entry.index());
    }

    private static List<Reason> reasons(HistoryInfo entry) {
        try {
            return entry.reasons();
        } catch (SipParseException broken) {
            return List.of();
        }
    }

    private static boolean isPrivate(HistoryInfo entry) {
        try {
            return entry.privacy().filter(HistoryEntry::hides).isPresent();
        } catch (SipParseException broken) {
            return true;
        }
    }

    private static boolean hides(Privacy privacy) {
        return privacy.has("history") || privacy.has("header") || privacy.has("session");
    }

    private static Uri bare(Uri uri) {
        return uri instanceof SipUri sip ? sip.withoutHeaders() : uri;
    }

    private static void addBroken(String line, List<HistoryEntry> found) {
        Matcher entries = ENTRY.matcher(Printable.of(line));
        for (int count = 0; count < MAX_BROKEN && entries.find(); count++) {
            String address = entries.group(1);
            int mark = address.indexOf('?');
            String headers = mark < 0 ? "" : address.substring(mark);
            Matcher index = INDEX.matcher(entries.group(2));
            Optional<String> place = index.find() ? Optional.of(index.group(1)) : Optional.empty();
            uri(mark < 0 ? address : address.substring(0, mark))
                    .ifPresent(uri -> found.add(
                            new HistoryEntry(uri, causeIn(headers), textIn(headers), mentionsPrivacy(headers), place)));
        }
    }

    private static Optional<Uri> uri(String text) {
        try {
            return Optional.of(Uri.parse(text.strip()));
        } catch (SipParseException broken) {
            return Optional.empty();
        }
    }

    private static OptionalInt causeIn(String headers) {
        Matcher cause = CAUSE.matcher(headers);
        return cause.find() ? OptionalInt.of(Integer.parseInt(cause.group(1))) : OptionalInt.empty();
    }

    private static Optional<String> textIn(String headers) {
        Matcher text = TEXT.matcher(headers);
        return text.find()
                ? Optional.of(QUOTE.matcher(text.group(1))
                                .replaceAll("")
                                .replace("%20", " ")
                                .strip())
                        .filter(found -> !found.isEmpty())
                : Optional.empty();
    }

    private static boolean mentionsPrivacy(String headers) {
        return headers.toLowerCase(Locale.ROOT).contains("privacy");
    }

    /** The one who sent the call on, if this entry is one: the last entry is not, unless it says why it was left. */
    Optional<Diverter> diverter(Uri next, boolean isLast) {
        OptionalInt why = cause.isPresent() ? cause : causeOf(next);
        if (isLast && why.isEmpty()) {
            return Optional.empty();
        }
        Uri who = uri instanceof SipUri sip ? sip.withoutParam("cause") : uri;
        return Optional.of(new Diverter(who, why, text, isPrivate, index));
    }

    /** RFC 4458 section 2. */
    private static OptionalInt causeOf(Uri uri) {
        Optional<String> told = uri instanceof SipUri sip
                ? sip.params().get("cause").filter(text -> text.matches("[1-6][0-9]{2}"))
                : Optional.empty();
        return told.map(text -> OptionalInt.of(Integer.parseInt(text))).orElse(OptionalInt.empty());
    }
}
