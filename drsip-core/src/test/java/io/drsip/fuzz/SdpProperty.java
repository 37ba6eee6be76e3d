package io.drsip.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.core.sdp.CodecList;
import io.drsip.core.sdp.CryptoLines;
import io.drsip.core.sdp.Ice;
import io.drsip.core.sdp.IceMode;
import io.drsip.core.sdp.PayloadNumbers;
import io.drsip.core.sdp.SdpChecks;
import io.drsip.core.sdp.SdpFinding;
import io.drsip.core.sdp.SentSession;
import io.drsip.core.sdp.Slimming;
import io.drsip.sdp.AttributeType;
import io.drsip.sdp.CryptoAttribute;
import io.drsip.sdp.CryptoKey;
import io.drsip.sdp.SdpLimits;
import io.drsip.sdp.SdpLine;
import io.drsip.sdp.SdpLines;
import io.drsip.sdp.SdpParseException;
import io.drsip.sdp.SessionDescription;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A description is written as it came; its values are decoded or break a rule; every rewriting takes it, gives one that
 * is read as the same, and changes nothing when it is done again; and nothing tells a key.
 */
final class SdpProperty implements Target.Property {

    private static final List<AttributeType<?>> TYPES = List.of(
            AttributeType.RTPMAP,
            AttributeType.FMTP,
            AttributeType.RTCP,
            AttributeType.RTCP_MUX,
            AttributeType.CRYPTO,
            AttributeType.FINGERPRINT,
            AttributeType.SETUP,
            AttributeType.CANDIDATE,
            AttributeType.ICE_UFRAG,
            AttributeType.ICE_PWD,
            AttributeType.ICE_OPTIONS,
            AttributeType.ICE_LITE,
            AttributeType.text("label"));

    /** What is long enough that it stands in a text by no accident. */
    private static final int SECRET = 16;

    private static final SessionDescription OTHER = SessionDescription.parse("""
            v=0
            o=- 1 1 IN IP4 192.0.2.1
            s=-
            c=IN IP4 192.0.2.1
            t=0 0
            m=audio 5004 RTP/SAVP 0 8
            a=rtcp:5005
            """);

    @Override
    public void check(byte[] octets) {
        SessionDescription description;
        try {
            description = SessionDescription.parse(octets, SdpLimits.defaults());
        } catch (SdpParseException broken) {
            assertTrue(broken.offset() >= 0 && broken.offset() <= octets.length, broken::toString);
            return;
        }
        assertArrayEquals(octets, description.toBytes(), "a description is written as it came");
        assertEquals(octets.length, description.length());
        for (SdpLine line : description.allLines()) {
            TYPES.forEach(type -> checkValue(type, line));
        }
        checkLines(description);
        checkChecks(description);
        checkRewritten(description);
        checkSent(description);
    }

    private static <T> void checkValue(AttributeType<T> type, SdpLine line) {
        SdpLines.value(type, line).ifPresent(value -> {
            SdpLine written = SdpLine.of(type, value);
            assertTrue(written.isAttribute(type.name()), written::toString);
            assertEquals(value, SdpLines.value(type, written).orElseThrow(), "as written: " + written);
            assertEquals(written, SdpLine.of(type, SdpLines.value(type, written).orElseThrow()));
        });
    }

    private static void checkLines(SessionDescription description) {
        List<SdpLine> lines = description.allLines();
        for (int index = 0; index < description.media().size(); index++) {
            assertEquals('m', lines.get(description.lineOf(index) - 1).type());
            description.direction(index);
            description.iceCredentials(index);
        }
        description.issues().forEach(issue -> {
            assertEquals(issue.text(), lines.get(issue.line() - 1).toString());
            assertTrue(issue.error().offset() <= lines.get(issue.line() - 1).length());
        });
    }

    private static void checkChecks(SessionDescription description) {
        for (SdpChecks checks : List.of(SdpChecks.standard(), SdpChecks.mediaBypass())) {
            checkFindings(checks.offer(description), description);
            checkFindings(checks.answer(OTHER, description), description);
            checkFindings(checks.answer(description, OTHER), OTHER);
            checkFindings(checks.change(OTHER, description), description);
            checkFindings(checks.finalAnswer(description, description), description);
            assertEquals(List.of(), checks.change(description, description), "nothing has changed");
        }
    }

    private static void checkFindings(List<SdpFinding> findings, SessionDescription description) {
        int lines = description.allLines().size();
        assertTrue(findings.stream().allMatch(found -> found.line() >= 1 && found.line() <= lines));
        checkSecrets(findings.toString(), description);
    }

    private static void checkSecrets(String told, SessionDescription description) {
        for (int index = 0; index < description.media().size(); index++) {
            description.media().get(index).lines().sound(AttributeType.CRYPTO).stream()
                    .flatMap(crypto -> crypto.keys().stream())
                    .map(CryptoKey::keySalt)
                    .filter(key -> key.length() >= SECRET && !isElsewhere(key, description))
                    .forEach(key -> assertTrue(!told.contains(key), "a key is told"));
        }
    }

    /** Whether somebody put the key into a line where nobody expects one. */
    private static boolean isElsewhere(String key, SessionDescription description) {
        return description.allLines().toString().contains(key);
    }

    private static void checkRewritten(SessionDescription description) {
        checkTwice(PayloadNumbers::once, description);
        checkTwice(found -> CryptoLines.only(found, Set.of(CryptoAttribute.AES_80)), description);
        checkTwice(CryptoLines::withoutLifetimes, description);
        checkTwice(found -> CodecList.microsoft().apply(found).description(), description);
        for (IceMode mode : IceMode.values()) {
            checkTwice(found -> Ice.apply(mode, found), description);
        }
        Ice.restarted(description, OTHER);
        assertEquals(List.of(), Ice.restarted(description, description));
        for (int share = 0; share <= 4; share++) {
            int budget = description.length() * share / 4;
            SessionDescription slim =
                    checkTwice(found -> Slimming.below(found, budget).description(), description);
            assertTrue(slim.length() <= description.length());
        }
        checkSecrets(Slimming.below(description, 0).toString(), description);
        for (int index = 0; index < description.media().size(); index++) {
            CryptoLines.chosen(description, index);
        }
    }

    private static SessionDescription checkTwice(
            UnaryOperator<SessionDescription> rewriting, SessionDescription description) {
        SessionDescription once = rewriting.apply(description);
        assertEquals(once, SessionDescription.parse(once.toBytes(), SdpLimits.defaults()), "what is made is read");
        assertSame(once, rewriting.apply(once), "a rewriting done twice is done once");
        return once;
    }

    private static void checkSent(SessionDescription description) {
        SentSession leg = SentSession.of(OTHER);
        for (SentSession after :
                List.of(leg.offer(description), leg.answer(description, description), leg.answer(OTHER, description))) {
            SessionDescription sent = after.last().orElseThrow();
            assertTrue(sent.origin().isSameSession(OTHER.origin()));
            assertEquals(sent, after.offer(sent).last().orElseThrow(), "held twice is held once");
            assertEquals(sent, after.next(sent).last().orElseThrow());
        }
        SentSession own = SentSession.of(description);
        assertSame(description, own.next(description).last().orElseThrow());
        assertEquals(own.offer(OTHER).last(), own.offer(OTHER).offer(OTHER).last());
    }
}
