package io.drsip.core.sdp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sdp.AttributeType;
import io.drsip.sdp.CryptoAttribute;
import io.drsip.sdp.SessionDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** ICE lines, codecs, payload numbers, crypto lines, and descriptions made small. */
class RewritesTest {

    private static final String ICE = """
            v=0
            o=- 156420 0 IN IP4 127.0.0.1
            s=session
            b=CT:10000000
            t=0 0
            a=ice-options:trickle
            m=audio 50218 RTP/SAVP 104 9 18 0 8 97 101 13 118
            c=IN IP4 198.51.100.203
            a=ice-ufrag:rTg9
            a=ice-pwd:kq0vXw7mT2bZc5LsYh8dNf4A
            a=candidate:1 1 UDP 2130706431 198.51.100.203 50218 typ host
            a=candidate:1 2 UDP 2130706430 198.51.100.203 50219 typ host
            a=candidate:2 1 tcp-act 2121006078 198.51.100.203 49152 typ host
            a=candidate:3 1 UDP 2130705919 2001:db8:1f2::2:5b 50220 typ host
            a=candidate:4 1 UDP 1862269951 192.0.2.117 53108 typ relay raddr 198.51.100.203 rport 50218
            a=candidate:5 1 UDP 1862269951 192.0.2.118 53108 typ host
            a=remote-candidates:1 192.0.2.3 45664
            a=x-candidate-info:1 network-type=wired
            a=end-of-candidates
            a=rtpmap:104 SILK/16000
            a=fmtp:104 useinbandfec=1
            a=rtpmap:9 G722/8000
            a=rtpmap:18 G729/8000
            a=fmtp:18 annexb=no
            a=rtpmap:0 PCMU/8000
            a=rtpmap:8 PCMA/8000
            a=rtpmap:97 RED/8000
            a=rtpmap:101 telephone-event/8000
            a=fmtp:101 0-16
            a=rtpmap:13 CN/8000
            a=rtpmap:118 CN/16000
            a=label:main-audio
            a=x-mine:yes
            a=unknown
            a=sendrecv
            """;

    // --- ICE ----------------------------------------------------------------------------------------------------

    @Test
    void iceLinesAreKeptOrStripped() {
        SessionDescription full = Sdp.of(ICE);
        String noCandidates = Sdp.changed(ICE, "-a=candidate ; -a=remote ; -a=x-candidate ; -a=end-of")
                .text();

        assertSame(full, Ice.apply(IceMode.KEEP, full));
        assertEquals(noCandidates, Ice.apply(IceMode.STRIP_CANDIDATES, full).text());
        assertEquals(
                Sdp.changed(noCandidates, "-a=ice").text(),
                Ice.apply(IceMode.STRIP, full).text());
        for (IceMode mode : IceMode.values()) {
            SessionDescription once = Ice.apply(mode, full);
            assertSame(once, Ice.apply(mode, once), mode + ", twice");
        }
    }

    @Test
    void aLiteSideHasOneHostCandidateForEachComponent() {
        String expected = Sdp.changed(
                        ICE,
                        "-a=candidate:2 ; -a=candidate:3 ; -a=candidate:4 ; -a=candidate:5 ; -a=remote ; -a=x-candidate"
                                + " ; -a=end-of ; trickle->trickle\na=ice-lite")
                .text();
        SessionDescription plain = Ice.apply(IceMode.STRIP, Sdp.of(ICE));
        SessionDescription relayed = Sdp.changed(ICE, "typ host->typ relay");

        assertEquals(expected, Ice.apply(IceMode.LITE, Sdp.of(ICE)).text());
        assertSame(plain, Ice.apply(IceMode.LITE, plain));
        assertEquals(
                relayed.media().get(0).lines().all(AttributeType.CANDIDATE),
                Ice.apply(IceMode.LITE, relayed).media().get(0).lines().all(AttributeType.CANDIDATE));
    }

    @Test
    void iceRestartsWhereBothCredentialsChange() {
        String session = "trickle->trickle\na=ice-ufrag:rTg9\na=ice-pwd:kq0vXw7mT2bZc5LsYh8dNf4A ; -a=ice-XX";
        for (List<String> row : Sdp.rows("""
                nothing            |                                                              | []
                fragment           | rTg9->xxxx                                                   | []
                password           | kq0v->xxxx                                                   | []
                both               | rTg9->xxxx ; kq0v->xxxx                                      | [0]
                the same elsewhere | SESSION                                                      | []
                others elsewhere   | SESSION ; rTg9->xxxx ; kq0v->xxxx                            | [0]
                none any more      | -a=ice-ufrag ; -a=ice-pwd                                    | []
                broken             | rTg9->x                                                      | []
                candidates         | 50218->50228                                                 | []
                """)) {
            String changes = row.get(1).replace("SESSION", session).replace("-a=ice-XX", "rtpmap:->rtpmap:");
            SessionDescription next = Sdp.changed(ICE, changes);

            assertEquals(row.get(2), Ice.restarted(Sdp.of(ICE), next).toString(), row.get(0));
        }
        assertEquals(List.of(), Ice.restarted(Ice.apply(IceMode.STRIP, Sdp.of(ICE)), Sdp.of(ICE)));
    }

    // --- codecs -------------------------------------------------------------------------------------------------

    @Test
    void codecsAreAllowedAndPutInOrderAndKeysStay() {
        for (List<String> row : Sdp.rows("""
                PCMA PCMU          | 8 0 101
                pcma               | 8 101
                SILK/16000 G729    | 104 18 101
                SILK               | 104 101
                SILK/8000 PCMU     | 0 101
                CN PCMU            | 13 118 0 101
                CN/8000 PCMU       | 13 0 101
                opus               | 104 9 18 0 8 97 101 13 118
                CN                 | 104 9 18 0 8 97 101 13 118
                """)) {
            CodecList codecs = CodecList.of(List.of(row.get(0).split(" ", -1)));

            SdpRewrite once = codecs.apply(Sdp.of(ICE));

            assertEquals(
                    List.of(row.get(1).split(" ", -1)),
                    once.description().media().get(0).media().formats(),
                    row.get(0));
            assertSame(once.description(), codecs.apply(once.description()).description());
        }
        assertThrows(IllegalArgumentException.class, () -> CodecList.of(List.of()));
        assertEquals(
                List.of("104", "0", "8", "9", "18", "13", "118", "101"),
                CodecList.microsoft()
                        .apply(Sdp.of(ICE))
                        .description()
                        .media()
                        .get(0)
                        .media()
                        .formats());
    }

    @Test
    void whatIsSaidAboutADroppedCodecGoesWithIt() {
        SdpRewrite rewrite = CodecList.of(List.of("PCMA")).apply(Sdp.of(ICE));

        assertEquals(
                Sdp.changed(
                                ICE,
                                "104 9 18 0 8 97 101 13 118->8 101 ; -a=rtpmap:104 ; -a=fmtp:104 ; -a=rtpmap:9 "
                                        + "; -a=rtpmap:18 ; -a=fmtp:18 ; -a=rtpmap:0 ; -a=rtpmap:97 ; -a=rtpmap:13 ; -a=rtpmap:118")
                        .text(),
                rewrite.description().text());
        assertEquals(
                "codecs: 104 SILK/16000\ncodecs: 9 G722/8000\ncodecs: 18 G729/8000\ncodecs: 0 PCMU/8000\n"
                        + "codecs: 97 RED/8000\ncodecs: 13 CN/8000\ncodecs: 118 CN/16000",
                rewrite.toString());
        SessionDescription fax = Sdp.changed(ICE, "m=audio->m=image");
        assertSame(fax, CodecList.of(List.of("PCMA")).apply(fax).description());
    }

    @Test
    void payloadNumbersStandOnce() {
        SessionDescription twice = Sdp.changed(ICE, "18 0 8->18 0 18 8 ; +a=rtpmap:0 PCMA/8000 ; +a=fmtp:0 x");

        assertEquals(ICE + "a=fmtp:0 x\n", PayloadNumbers.once(twice).text());
        SessionDescription once = PayloadNumbers.once(twice);
        assertSame(once, PayloadNumbers.once(once));
    }

    // --- keys ---------------------------------------------------------------------------------------------------

    private static final String KEYS = """
            a=crypto:0 AES_CM_128_HMAC_SHA1_32 inline:Hr4D2cgUu9+Uza5Igz/JkVx59DAxDbaxJg862ibQ|2^31
            a=crypto:2 AES_CM_128_HMAC_SHA1_80 inline:fBc61ikv1kMy0sF85DblNqTzVAbFa7hJQ9GKb6Yj|2^31|1:1
            a=crypto:3 AES_CM_128_HMAC_SHA1_80 inline:O1qT9tWbs/NwJVwhfrgF5tCrbNOxnVDqkIqTx4rz|2^31
            """;

    @Test
    void oddLinesOfMicrosoftAreUnderstood() {
        SessionDescription answer = Sdp.of(ICE + KEYS);

        CryptoAttribute chosen = CryptoLines.chosen(answer, 0).orElseThrow();

        assertEquals("2 AES_CM_128_HMAC_SHA1_80 inline:[...|2^31|1:1]", chosen.toString());
        assertTrue(CryptoLines.chosen(Sdp.of(ICE), 0).isEmpty());
    }

    @Test
    void suitesAndLifetimesAreLeftOut() {
        SessionDescription answer = Sdp.of(ICE + KEYS);

        assertEquals(
                ICE + KEYS.substring(KEYS.indexOf('\n') + 1),
                CryptoLines.only(answer, Set.of(CryptoAttribute.AES_80)).text());
        assertSame(answer, CryptoLines.only(answer, Set.of("NEW_SUITE")));
        assertEquals(
                ICE + KEYS.replace("|2^31", ""),
                CryptoLines.withoutLifetimes(answer).text());
        SessionDescription without = CryptoLines.withoutLifetimes(answer);
        assertSame(without, CryptoLines.withoutLifetimes(without));
    }

    // --- size ---------------------------------------------------------------------------------------------------

    @Test
    void aDescriptionIsSlimmedStepByStep() {
        SessionDescription full = Sdp.of(ICE + KEYS);
        int last = full.length();
        List<String> steps = new ArrayList<>();
        for (int budget = full.length(); budget >= 0; budget--) {
            SdpRewrite slim = Slimming.below(full, budget);
            int length = slim.description().length();
            assertTrue(length <= budget || length == last, "budget " + budget);
            if (length != last) {
                List<Dropped> dropped = slim.dropped();
                Dropped latest = dropped.get(dropped.size() - 1);
                steps.add(latest.step() + " " + (latest.step().equals("codecs") ? latest.what() : length));
                last = length;
            }
            assertEquals(
                    slim.description(),
                    Slimming.below(slim.description(), budget).description());
            assertEquals(slim, Slimming.below(full, budget), "always the same");
        }
        assertEquals(
                List.of(
                        "candidates 801",
                        "ice 727",
                        "notes 681",
                        "static-rtpmap 576",
                        "codecs 118 CN/16000",
                        "codecs 13 CN/8000",
                        "codecs 97 RED/8000",
                        "codecs 8 PCMA/8000",
                        "codecs 0 PCMU/8000",
                        "codecs 18 G729/8000",
                        "codecs 9 G722/8000"),
                steps);
    }

    @Test
    void theSmallestDescriptionStillSetsUpACall() {
        SdpRewrite slim = Slimming.below(Sdp.of(ICE + KEYS), 0);

        assertEquals("""
                v=0
                o=- 156420 0 IN IP4 127.0.0.1
                s=session
                t=0 0
                m=audio 50218 RTP/SAVP 104 101
                c=IN IP4 198.51.100.203
                a=rtpmap:104 SILK/16000
                a=fmtp:104 useinbandfec=1
                a=rtpmap:101 telephone-event/8000
                a=fmtp:101 0-16
                a=unknown
                a=sendrecv
                """ + KEYS, slim.description().text());
        assertFalse(slim.toString().contains("kq0v"));
        assertTrue(slim.toString().contains("ice: a=ice-pwd..."));
        assertThrows(IllegalArgumentException.class, () -> Slimming.below(Sdp.of(ICE), -1));
    }

    @Test
    void anOfferOfMicrosoftFitsIntoUdp() {
        SessionBody body = SessionBody.of(Sdp.message("04-invite-teams.sip")).orElseThrow();

        SdpRewrite slim = Slimming.below(body.description(), Slimming.UDP_MESSAGE - 450);

        assertTrue(slim.description().length() <= Slimming.UDP_MESSAGE - 450);
        assertEquals(
                body.description().media().get(0).media(),
                slim.description().media().get(0).media());
    }
}
