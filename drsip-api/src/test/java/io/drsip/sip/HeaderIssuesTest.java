package io.drsip.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Broken headers that need not disturb: what is told about them, and what is still read. */
class HeaderIssuesTest {

    @Test
    void aMessageInOrderHasNoIssues() {
        Headers headers = headers("Retry-After: 5\r\nSupported: timer\r\nSupported:\r\nX-Own: 1\r\nX-Own: 2");

        assertEquals(List.of(), headers.issues());
        assertEquals(headers.all(HeaderType.SUPPORTED), headers.sound(HeaderType.SUPPORTED));
        assertEquals(headers.all(HeaderType.RETRY_AFTER), headers.sound(HeaderType.RETRY_AFTER));
        assertEquals(List.of("1", "2"), headers.sound(HeaderType.text("X-Own")));
        assertEquals(List.of(), headers.sound(HeaderType.REASON));
    }

    @Test
    void aBrokenEntryIsLeftOutWholeAndTold() {
        Headers headers =
                headers("Supported: timer\r\nk: replaces, 100 rel\r\nSupported: histinfo\r\nRETRY-AFTER: soon");

        assertEquals(List.of(OptionTag.TIMER, OptionTag.HISTORY), headers.sound(HeaderType.SUPPORTED));
        assertEquals(List.of(), headers.sound(HeaderType.RETRY_AFTER));
        assertEquals(
                List.of("1 k: a comma stands between two values", "3 RETRY-AFTER: a Retry-After begins with seconds"),
                told(headers));
        assertThrows(SipParseException.class, () -> headers.all(HeaderType.SUPPORTED));
    }

    @Test
    void ofAHeaderThatStandsTwiceNoneIsTaken() {
        Headers headers = headers(
                "Retry-After: 5\r\nFrom: <sip:a@contoso.com>;tag=1\r\nRetry-After: 7\r\nServer: a\r\nServer: a");

        assertEquals(List.of(), headers.sound(HeaderType.RETRY_AFTER));
        assertEquals(List.of(), headers.sound(HeaderType.SERVER));
        assertEquals(1, headers.sound(HeaderType.FROM).size());
        assertEquals(
                List.of(
                        "2 Retry-After: a message has at most one Retry-After header",
                        "4 Server: a message has at most one Server header"),
                told(headers));
        assertEquals(
                Optional.of(Duration.ofSeconds(5)),
                headers.first(HeaderType.RETRY_AFTER).map(RetryAfter::delay));
    }

    @Test
    void entriesBeyondTheLimitOfValuesAreLeftOut() {
        int max = ParseLimits.defaults().valuesPerHeader();
        Headers headers = headers("Supported: a" + ",a".repeat(max - 2) + "\r\nSupported: b,c\r\nSupported: d");

        List<OptionTag> sound = headers.sound(HeaderType.SUPPORTED);

        assertEquals(max, sound.size());
        assertEquals(new OptionTag("d"), sound.get(max - 1));
        assertEquals(List.of("1 Supported: a message has at most " + max + " Supported values"), told(headers));
    }

    @Test
    void anIssueIsASentence() {
        ParseIssue issue = headers("X: 1\r\nReason: SIP;cause=x").issues().get(0);

        assertEquals(1, issue.entry());
        assertEquals("Reason", issue.header());
        assertTrue(
                issue.toString()
                        .startsWith(
                                "header field 2 (Reason) cannot be used: the cause of a reason is a number of up to 9 digits"
                                        + " at octet "),
                issue.toString());
    }

    @Test
    void everyHeaderThatCanBreakIsExamined() throws IllegalAccessException {
        List<String> forgotten = new ArrayList<>();
        for (var field : Arrays.asList(HeaderType.class.getDeclaredFields())) {
            boolean constant = Modifier.isStatic(field.getModifiers()) && field.getType() == HeaderType.class;
            if (constant && field.get(null) instanceof HeaderType<?> type && !HeaderTypes.ALL.contains(type)) {
                forgotten.add(type.name());
            }
        }

        assertEquals(List.of("X-MS-UserLocation", "X-MS-MediaPath", "X-MS-UserSite"), forgotten);
        for (HeaderType<?> type : HeaderTypes.ALL) {
            assertTrue(type.id() != HeaderName.UNKNOWN, type + " is missing in HeaderName");
            assertEquals(type.id(), HeaderName.idOf(type.compactName().orElse(type.name())), type.name());
        }
    }

    private static List<String> told(Headers headers) {
        return headers.issues().stream()
                .map(issue -> issue.entry() + " " + issue.header() + ": "
                        + issue.error().rule())
                .toList();
    }

    private static Headers headers(String lines) {
        return SipMessage.parse(Samples.options(lines)).headers();
    }
}
