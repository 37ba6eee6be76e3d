package io.drsip.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.SessionExpires.Refresher;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Event, Subscription-State, Session-Expires, Min-SE, Expires, Date, RSeq, RAck and Replaces. */
class EventValuesTest {

    @Test
    void anEventIsAPackageWithTemplates() {
        Tables.canonical(EventPackage::parse, """
                refer | refer
                refer;id=93809824 | refer;id=93809824
                presence.winfo ; x="a;b" | presence.winfo;x="a;b"
                Refer | Refer
                """);
        Tables.refused(EventPackage::parse, """
                             | 0
                .a           | 0
                a.           | 0
                a..b         | 0
                a b          | 2
                a,b          | 1
                refer;id     | 5
                refer;id="1" | 5
                refer;       | 6
                """);
        assertEquals(Optional.of("1"), EventPackage.REFER.withId("1").id());
        assertEquals(Optional.empty(), EventPackage.REFER.id());
        assertNotEquals(EventPackage.REFER, EventPackage.parse("REFER"));
        assertThrows(IllegalArgumentException.class, () -> new EventPackage("a b", Params.none()));
        assertThrows(IllegalArgumentException.class, () -> EventPackage.REFER.withId("\"1\""));
        assertEquals(
                List.of("talk", "hold", "conference", "refer"),
                HeaderType.ALLOW_EVENTS.parse("talk, hold, conference, refer"));
        Tables.refused(HeaderType.ALLOW_EVENTS::parse, "a;id=1 | 1\na,b..c | 2\na, | 2");
    }

    @Test
    void aSubscriptionEndsWithAReason() {
        Tables.canonical(SubscriptionState::parse, """
                active;expires=60 | active;expires=60
                Terminated ; reason=noresource | terminated;reason=noresource
                pending | pending
                terminated;reason=probation;retry-after=4294967295;x | terminated;reason=probation;retry-after=4294967295;x
                paused | paused
                """);
        Tables.refused(SubscriptionState::parse, """
                                  | 0
                ;expires=1        | 0
                active;expires    | 6
                active;expires=-1 | 6
                active;expires=4294967296 | 6
                active;expires=99999999999999999999 | 6
                active;expires="1" | 6
                active;retry-after=x | 6
                active;reason="a b"  | 6
                active terminated    | 7
                """);
        SubscriptionState active = SubscriptionState.active(Duration.ofMinutes(1));
        assertEquals(Optional.of(Duration.ofSeconds(60)), active.expires());
        assertEquals("active;expires=60", active.toString());
        assertFalse(active.isTerminated());
        SubscriptionState over = SubscriptionState.terminated("noresource");
        assertTrue(over.isTerminated());
        assertEquals(Optional.of("noresource"), over.reason());
        assertEquals(Optional.empty(), over.retryAfter());
        assertEquals(
                Optional.of(Duration.ofSeconds(5)),
                SubscriptionState.parse("terminated;retry-after=5").retryAfter());
        assertThrows(IllegalArgumentException.class, () -> SubscriptionState.active(Duration.ofMillis(1)));
        assertThrows(IllegalArgumentException.class, () -> SubscriptionState.terminated(""));
        assertThrows(IllegalArgumentException.class, () -> new SubscriptionState("a b", Params.none()));
    }

    @Test
    void aSessionIsRefreshedByOneOfTwo() {
        Tables.canonical(SessionExpires::parse, """
                1800;refresher=uac | 1800;refresher=uac
                0030 | 30
                90 ; Refresher = UAS;x=y | 90;Refresher=UAS;x=y
                4294967295 | 4294967295
                """);
        Tables.refused(SessionExpires::parse, """
                                     | 0
                -1                   | 0
                4294967296           | 0
                99999999999999999999999999 | 0
                1800;refresher       | 4
                1800;refresher=both  | 4
                1800;refresher="uac" | 4
                1800 refresher=uac   | 5
                1800,90              | 4
                """);
        SessionExpires offer = SessionExpires.of(Duration.ofMinutes(30));
        assertEquals(Optional.empty(), offer.refresher());
        assertEquals("1800;refresher=uac", offer.withRefresher(Refresher.UAC).toString());
        assertEquals(
                Optional.of(Refresher.UAS),
                SessionExpires.parse("90;refresher=UAS").refresher());
        assertEquals(Duration.ofMinutes(30), SessionExpires.parse("1800").interval());
        assertThrows(IllegalArgumentException.class, () -> SessionExpires.of(Duration.ofSeconds(-1)));
        assertThrows(IllegalArgumentException.class, () -> SessionExpires.of(Duration.ofNanos(1)));
        assertThrows(IllegalArgumentException.class, () -> SessionExpires.of(Duration.ofSeconds(1L << 32)));
        Tables.canonical(MinSe::parse, "90 | 90\n45;some-param=somevalue | 45;some-param=somevalue");
        Tables.refused(MinSe::parse, " | 0\n90s | 2\n4294967296 | 0");
        assertEquals("90", MinSe.of(Duration.ofSeconds(90)).toString());
    }

    @Test
    void expiresIsSecondsAlone() {
        assertEquals(List.of(Duration.ofHours(1)), HeaderType.EXPIRES.parse("3600"));
        assertEquals(List.of(Duration.ofSeconds(0xFFFF_FFFFL)), HeaderType.MIN_EXPIRES.parse("4294967295"));
        assertEquals("3600", HeaderType.EXPIRES.print(Duration.ofHours(1)));
        assertThrows(IllegalArgumentException.class, () -> HeaderType.EXPIRES.print(Duration.ofMillis(5)));
        Tables.refused(HeaderType.EXPIRES::parse, " | 0\n1;x | 1\n4294967296 | 0\nx | 0\n1.5 | 1");
    }

    @Test
    void aDateIsInGreenwich() {
        assertEquals(
                List.of(Instant.parse("2010-11-13T23:29:00Z")),
                HeaderType.DATE.parse(" Sat, 13 Nov 2010 23:29:00 GMT "));
        assertEquals("Sun, 07 Jan 2001 19:05:06 GMT", HeaderType.DATE.print(Instant.parse("2001-01-07T19:05:06.9Z")));
        assertEquals("Sat, 01 Jan 0000 00:00:00 GMT", HeaderType.DATE.print(Instant.parse("0000-01-01T00:00:00Z")));
        assertThrows(IllegalArgumentException.class, () -> HeaderType.DATE.print(Instant.MAX));
        assertThrows(IllegalArgumentException.class, () -> HeaderType.DATE.print(Instant.MIN));
        Tables.refused(HeaderType.DATE::parse, """
                                               | 0
                Sun, 13 Nov 2010 23:29:00 GMT  | 0
                Sat, 13 Nov 2010 23:29:00 CET  | 0
                Sat, 13 Nov 2010 23:29:60 GMT  | 0
                Sat, 31 Feb 2010 23:29:00 GMT  | 0
                Sat, 13 Nov 10 23:29:00 GMT    | 0
                2010-11-13T23:29:00Z           | 0
                Sat, 13 Nov 2010 23:29:00 GMT x | 0
                """);
    }

    @Test
    void aPrackNamesAResponse() {
        Tables.canonical(RAck::parse, """
                776656 1 INVITE | 776656 1 INVITE
                4294967295\\t 2147483647  X | 4294967295 2147483647 X
                """);
        Tables.refused(RAck::parse, """
                               | 0
                0 1 INVITE     | 0
                4294967296 1 INVITE | 0
                1              | 1
                1 INVITE       | 2
                1 1            | 3
                1 1 INVITE x   | 11
                """);
        assertEquals(Method.INVITE, RAck.parse("1 2 INVITE").cseq().method());
        assertEquals(List.of(988789L), HeaderType.RSEQ.parse("988789"));
        Tables.refused(HeaderType.RSEQ::parse, "0 | 0\n4294967296 | 0\nx | 0\n1,2 | 1");
        assertThrows(IllegalArgumentException.class, () -> new RAck(0, CSeq.parse("1 INVITE")));
    }

    @Test
    void aReplacesNamesADialog() {
        Tables.canonical(Replaces::parse, """
                98732@sip.example.com\\r\\n ;from-tag=r33th4x0r\\r\\n ;to-tag=ff87ff | 98732@sip.example.com;from-tag=r33th4x0r;to-tag=ff87ff
                12adf2f34456gs5;to-tag=12345;from-tag=54321;early-only | 12adf2f34456gs5;to-tag=12345;from-tag=54321;early-only
                87134@171.161.34.23;to-tag=24796;from-tag=0;x=y | 87134@171.161.34.23;to-tag=24796;from-tag=0;x=y
                """);
        Tables.refused(Replaces::parse, """
                12345th5z8z                | 11
                a;to-tag=1                 | 1
                a;from-tag=1               | 1
                a;to-tag;from-tag=1        | 1
                a;to-tag="1";from-tag=1    | 1
                a;to-tag=1;from-tag=1;early-only=x | 1
                a;to-tag=1;from-tag=1;to-tag=1 | 22
                ;to-tag=1;from-tag=1       | 0
                a b;to-tag=1;from-tag=1    | 1
                """);
        Replaces value = Replaces.of(CallId.parse("a@b"), "1", "2");
        assertEquals("1", value.toTag());
        assertEquals("2", value.fromTag());
        assertFalse(value.isEarlyOnly());
        assertEquals("a@b;to-tag=1;from-tag=2;early-only", value.withEarlyOnly().toString());
        assertTrue(value.withEarlyOnly().isEarlyOnly());
        assertThrows(IllegalArgumentException.class, () -> Replaces.of(CallId.parse("a"), "", "2"));
        assertThrows(SipParseException.class, () -> Replaces.parse("a;to-tag=" + "1".repeat(513) + ";from-tag=1"));
    }
}
