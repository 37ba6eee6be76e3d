package io.drsip.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** CSeq, Retry-After, Reason, Content-Type, Call-ID, option tags, methods and status codes. */
class SmallValuesTest {

    @Test
    void aCSeqIsANumberAndAMethod() {
        Tables.canonical(CSeq::parse, """
                1 INVITE | 1 INVITE
                0009\\r\\n  INVITE | 9 INVITE
                000000000000000000000000000000000000000000001\\tX!*' | 1 X!*'
                2147483647 ACK | 2147483647 ACK
                """);
        Tables.refused(CSeq::parse, """
                -1 INVITE          | 0
                1                  | 1
                1INVITE            | 1
                1,INVITE           | 1
                1;2 INVITE         | 1
                1 "INVITE"         | 2
                1 INVITE x         | 9
                1 INVITE;x         | 8
                2147483648 INVITE  | 0
                99999999999999999999999999999999999 INVITE | 0
                \u0663 INVITE      | 0
                """);
        assertThrows(IllegalArgumentException.class, () -> new CSeq(-1, Method.ACK));
        assertThrows(IllegalArgumentException.class, () -> new CSeq(1L << 31, Method.ACK));
    }

    @Test
    void aRetryAfterIsADelayThatNoNumberOverflows() {
        Tables.canonical(RetryAfter::parse, """
                1 | 1
                18000;duration=3600 | 18000;duration=3600
                120 (I'm in (a \\\\)) meeting) ; x | 120 (I'm in (a \\\\)) meeting);x
                120\\r\\n ;x=y | 120;x=y
                99999999999999999999999999999 | 4294967295
                """);
        Tables.refused(
                RetryAfter::parse, "-1 | 0\nx | 0\n1 (a | 2\n1 (a) b | 6\n1;; | 2\n1 (a\\0) | 4\n1;duration= | 11");
        assertEquals(Duration.ofSeconds(1), RetryAfter.parse("1").delay());
        assertEquals("60", RetryAfter.of(Duration.ofMinutes(1)).toString());
        assertThrows(IllegalArgumentException.class, () -> RetryAfter.of(Duration.ofMillis(1500)));
        assertThrows(IllegalArgumentException.class, () -> RetryAfter.of(Duration.ofSeconds(-1)));
        assertThrows(IllegalArgumentException.class, () -> new RetryAfter(Duration.ZERO, "a)", Params.none()));
        assertThrows(IllegalArgumentException.class, () -> new RetryAfter(Duration.ZERO, "a\r\n b", Params.none()));
    }

    @Test
    void theReasonOfMicrosoftHasCauseAndText() {
        Reason reason = Reason.parse("Q.850 ;cause=63 ;text=\"c586066f;Record-Route and Contact headers are missing\"");

        assertEquals("Q.850", reason.protocol());
        assertEquals(OptionalInt.of(63), reason.cause());
        assertEquals(Optional.of("c586066f;Record-Route and Contact headers are missing"), reason.text());
    }

    @Test
    void reasonsStandInAList() {
        List<Reason> reasons =
                Scanner.of("SIP;cause=200;text=\"a, b\",Q.850;cause=16").expectList(Reason::read, 8);

        assertEquals(List.of(Reason.of("SIP", 200, "a, b"), Reason.parse("Q.850;cause=16")), reasons);
        assertEquals(OptionalInt.empty(), Reason.parse("SIP").cause());
        assertEquals(Optional.empty(), Reason.parse("SIP").text());
        assertEquals(Optional.of("ok"), Reason.parse("SIP;text=ok").text());
    }

    @Test
    void aReasonThatIsNoneIsRefused() {
        Tables.refused(
                Reason::parse,
                "; | 0\nSIP;cause | 3\nSIP;cause=x | 3\nSIP;cause=1;cause=2 | 12\nSIP;text=\"a | 9\nSIP;cause=9999999999 | 3");
        assertThrows(IllegalArgumentException.class, () -> Reason.of("SIP", -1, "x"));
        assertThrows(IllegalArgumentException.class, () -> Reason.of("SIP", 1, "x\r\n"));
        assertThrows(IllegalArgumentException.class, () -> Reason.of("", 1, "x"));
    }

    @Test
    void aMediaTypeHasNoCase() {
        Tables.canonical(MediaType::parse, """
                Application/SDP | application/sdp
                multipart / mixed ; boundary="b 1" | multipart/mixed;boundary="b 1"
                message/sipfrag;version=2.0 | message/sipfrag;version=2.0
                """);
        assertTrue(MediaType.parse("application/sdp;x").matches(MediaType.SDP));
        assertFalse(MediaType.SIPFRAG.matches(MediaType.SDP));
        assertEquals(
                Optional.of("b 1"),
                MediaType.parse("a/b;boundary=\"b 1\"").params().text("Boundary"));
        Tables.refused(MediaType::parse, "text | 4\ntext/ | 5\n/sdp | 0\ntext/x y | 7\na/b;boundary= | 13");
        assertThrows(IllegalArgumentException.class, () -> new MediaType("a b", "c", Params.none()));
    }

    @Test
    void aCallIdIsOneWordOrTwo() {
        Tables.canonical(CallId::parse, """
                d8ad3c1b62f15e0ca8d03dd2ba5bd5cf | d8ad3c1b62f15e0ca8d03dd2ba5bd5cf
                intmeth.word%ZK-!.*_+'@word`~)(><:/"][?}{ | intmeth.word%ZK-!.*_+'@word`~)(><:/"][?}{
                """);
        Tables.refused(CallId::parse, "@a | 0\na@ | 2\na@b@c | 3\na b | 2\na,b | 1\n\u00e9 | 0");
        assertEquals(512, CallId.parse("a".repeat(512)).value().length());
        assertThrows(SipParseException.class, () -> CallId.parse("a".repeat(513)));
        assertThrows(IllegalArgumentException.class, () -> new CallId("a\r\n"));
        assertThrows(IllegalArgumentException.class, () -> new CallId(""));
    }

    @Test
    void optionTagsHaveNoCase() {
        assertEquals(
                List.of(OptionTag.HISTORY, OptionTag.TIMER),
                Scanner.of("histinfo , TIMER").expectList(OptionTag::read, 8));
        assertEquals(OptionTag.TIMER.hashCode(), OptionTag.parse("TIMER").hashCode());
        Tables.refused(OptionTag::parse, "a b | 2\n, | 0");
        assertThrows(IllegalArgumentException.class, () -> new OptionTag(""));
    }

    @Test
    void aKnownMethodIsItsConstantAlsoFromOctets() {
        String known =
                "INVITE ACK CANCEL BYE OPTIONS REGISTER NOTIFY SUBSCRIBE REFER UPDATE PRACK INFO MESSAGE PUBLISH";
        for (String name : known.split(" ", -1)) {
            byte[] octets = (" " + name + "X").getBytes(StandardCharsets.US_ASCII);

            assertSame(Method.of(name), Method.of(octets, 1, octets.length - 1));
            assertEquals(name, Method.of(name).name());
            assertEquals(name + "X", Method.of(octets, 1, octets.length).name());
            octets[octets.length - 2] ^= 0x20;
            assertEquals(
                    Grammar.lower(name),
                    Grammar.lower(Method.of(octets, 1, octets.length - 1).name()));
            assertNotEquals(Method.of(name), Method.of(octets, 1, octets.length - 1));
        }
    }

    @Test
    void unknownMethodsAndStatusesAreValuesToo() {
        assertSame(Method.INVITE, Method.of("INVITE"));
        assertEquals("invite", Method.of("invite").toString());
        assertThrows(IllegalArgumentException.class, () -> Method.of("IN VITE"));
        assertEquals("486 Busy Here", Status.BUSY_HERE.toString());
        assertEquals("Not Found", Status.of(404).phrase());
        assertEquals("Bad Request", Status.of(499).phrase());
        assertTrue(Status.TRYING.isProvisional() && !Status.TRYING.isFinal());
        assertTrue(
                Status.OK.isSuccess() && Status.OK.isFinal() && !Status.of(300).isSuccess());
        assertThrows(IllegalArgumentException.class, () -> Status.of(99));
        assertThrows(IllegalArgumentException.class, () -> Status.of(700));
    }
}
