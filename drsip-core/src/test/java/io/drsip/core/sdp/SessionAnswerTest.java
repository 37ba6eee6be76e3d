package io.drsip.core.sdp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.drsip.sdp.SessionDescription;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Answers made of the session that there is, and what an offer changes. Changes are written as {@link Sdp} says. */
class SessionAnswerTest {

    /** What we have sent. */
    private static final String OURS = """
            v=0
            o=pbx 700 3 IN IP4 203.0.113.21
            s=-
            c=IN IP4 203.0.113.21
            t=0 0
            m=audio 31420 RTP/SAVP 8 101
            a=rtcp-mux
            a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz|2^31
            a=rtpmap:8 PCMA/8000
            a=rtpmap:101 telephone-event/8000
            a=fmtp:101 0-15
            a=sendrecv
            """;

    /** What they have sent. */
    private static final String THEIRS = """
            v=0
            o=- 52 0 IN IP4 127.0.0.1
            s=session
            c=IN IP4 198.51.100.7
            t=0 0
            m=audio 50000 RTP/SAVP 104 8 0 101 13
            a=rtcp:50001
            a=rtcp-mux
            a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj|2^31
            a=rtpmap:104 SILK/16000
            a=rtpmap:8 PCMA/8000
            a=rtpmap:0 PCMU/8000
            a=rtpmap:101 telephone-event/8000
            a=rtpmap:13 CN/8000
            a=sendrecv
            """;

    @Test
    void theSessionThatWeHaveIsTheAnswer() {
        for (List<String> row : Sdp.rows("""
                the same                 |                                        |
                another version          | 52 0->52 1                             |
                a hold                   | sendrecv->inactive                     | sendrecv->inactive
                a hold with music        | sendrecv->sendonly                     | sendrecv->recvonly
                listening only           | sendrecv->recvonly                     | sendrecv->sendonly
                a hold of the session    | -a=sendrecv ; t=0 0->t=0 0\\na=inactive | sendrecv->inactive
                the order of formats     | 104 8 0 101 13->101 13 8 0             |
                fewer formats            | 104 8 0 101 13->104 8 0                | 8 101->8 ; -a=rtpmap:101 ; -a=fmtp
                other numbers            | 0 101->0 97 ; rtpmap:101->rtpmap:97    |
                another tag              | crypto:1->crypto:7                     | crypto:1->crypto:7
                two suites               | a=crypto:1->a=crypto:0 AES_CM_128_HMAC_SHA1_32 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj\\na=crypto:1 |
                another key              | inline:d0Rm->inline:e0Rm               |
                another address          | 198.51.100.7->198.51.100.8 ; 50000->50002 |
                a new medium             | +m=video 9 RTP/SAVP 34 ; +a=sendonly   | +m=video 0 RTP/SAVP 34
                a new medium over        | +m=video 0 RTP/SAVP 34                 | +m=video 0 RTP/SAVP 34
                all over                 | audio 50000->audio 0                   | audio 31420->audio 0
                """)) {
            SessionDescription ours = Sdp.of(OURS);
            SessionDescription offer = Sdp.changed(THEIRS, lines(row.get(1)));

            SessionAnswer answer = SessionAnswer.again(ours, offer);

            assertEquals("", answer.problem(), row.get(0));
            assertEquals(
                    Sdp.changed(OURS, lines(row.get(2))).text(),
                    answer.answer().orElseThrow().text().replace("\r\n", "\n"),
                    row.get(0));
            assertEquals(answer, SessionAnswer.again(answer.answer().get(), offer), row.get(0) + ", again");
            assertEquals(
                    List.of(),
                    SdpChecks.standard().answer(offer, answer.answer().get()).stream()
                            .filter(finding -> List.of("direction", "crypto-tag", "codec-common", "rtcp-mux")
                                    .contains(finding.rule()))
                            .toList(),
                    row.get(0));
        }
    }

    @Test
    void anAnswerThatChangesNothingIsTheSameObject() {
        SessionDescription ours = Sdp.of(OURS);

        assertSame(ours, SessionAnswer.again(ours, Sdp.of(THEIRS)).answer().orElseThrow());
    }

    @Test
    void whatIsImpossibleIsSaidInWords() {
        for (List<String> row : Sdp.rows("""
                another transport | RTP/SAVP->RTP/AVP       |                                  | medium 1 is RTP/SAVP with us
                no formats        | 104 8 0 101 13->0 101   |                                  | medium 1 has none of the formats that we have
                no suite          | SHA1_80->SHA1_32        |                                  | medium 1 has no crypto suite of ours
                no crypto         | -a=crypto               |                                  | medium 1 has no crypto suite of ours
                no rtcp-mux       | -a=rtcp-mux             |                                  | medium 1 had rtcp-mux before
                another kind      | m=audio->m=image        |                                  | none of the offered media is one that we have
                DTLS              |                         | +a=setup:actpass                 | medium 1 does not say our side of the DTLS handshake
                a medium is gone  |                         | +m=video 5000 RTP/SAVP 34        | medium 2 is not offered, not even with port 0
                ours is over      |                         | audio 31420->audio 0             | none of the offered media is one that we have
                """)) {
            SessionDescription offer = Sdp.changed(THEIRS, lines(row.get(1)));
            SessionDescription ours = Sdp.changed(OURS, lines(row.get(2)));

            SessionAnswer answer = SessionAnswer.again(ours, offer);

            assertEquals(row.get(3), answer.problem(), row.get(0));
            assertEquals(Optional.empty(), answer.answer(), row.get(0));
        }
    }

    @Test
    void oneOfTwoMediaMayBeOver() {
        String ours = OURS + "m=video 31422 RTP/SAVP 34\n";
        String theirs = THEIRS + "m=video 0 RTP/SAVP 34\n";

        SessionAnswer answer = SessionAnswer.again(Sdp.of(ours), Sdp.of(theirs));

        assertEquals(
                ours.replace("31422", "0"), answer.answer().orElseThrow().text().replace("\r\n", "\n"));
    }

    @Test
    void whatIsAgreedIsWhatBothHave() {
        for (List<String> row : Sdp.rows("""
                all       |                                          |
                one codec | 104 8 0 101 13->0 101                    | 8 101->101 ; -a=rtpmap:8
                none      | 104 8 0 101 13->3                        |
                no mux    | -a=rtcp-mux                              | -a=rtcp-mux
                refused   | audio 50000->audio 0                     | audio 31420->audio 0
                """)) {
            SessionDescription agreed = SessionAnswer.agreed(Sdp.of(OURS), Sdp.changed(THEIRS, lines(row.get(1))));

            assertEquals(
                    Sdp.changed(OURS, lines(row.get(2))).text(), agreed.text().replace("\r\n", "\n"), row.get(0));
        }
        String both = OURS.replace(
                "a=rtpmap:8 ",
                "a=crypto:2 AES_CM_128_HMAC_SHA1_32 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz\na=rtpmap:8 ");
        assertEquals(
                OURS, SessionAnswer.agreed(Sdp.of(both), Sdp.of(THEIRS)).text().replace("\r\n", "\n"));
    }

    @Test
    void anOfferChangesOnlyWhatWeUse() {
        for (List<String> row : Sdp.rows("""
                the same            |                                     |                     | []
                another version     | 52 0->52 1                          |                     | []
                fewer unused codecs | 104 8 0 101 13->8 101               |                     | []
                more codecs         | 104 8 0 101 13->104 8 0 101 13 9    |                     | []
                a hold              | sendrecv->inactive                  |                     | [DIRECTION]
                a codec is gone     | 104 8 0 101 13->104 101             |                     | [MEDIA]
                events are gone     | 104 8 0 101 13->104 8               |                     | [MEDIA]
                another number      | 0 101->0 97 ; rtpmap:101->rtpmap:97 |                     | [MEDIA]
                another key         | inline:d0Rm->inline:e0Rm            |                     | [MEDIA]
                another tag         | crypto:1->crypto:2                  |                     | []
                a suite more        | a=crypto:1->a=crypto:0 AES_CM_128_HMAC_SHA1_32 inline:e0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj\\na=crypto:1 | | []
                another address     | 198.51.100.7->198.51.100.8          |                     | [MEDIA]
                another port        | audio 50000->audio 50002            |                     | [MEDIA]
                another RTCP port   | 50001->50003                        |                     | [MEDIA]
                held and moved      | 198.51.100.7->198.51.100.8 ; sendrecv->sendonly |         | [DIRECTION, MEDIA]
                video, refused      | +m=video 9 RTP/SAVP 34              |                     | []
                over                | audio 50000->audio 0                |                     | [MEDIA]
                ICE that we have not | +a=ice-ufrag:abcd ; +a=ice-pwd:abcdefghijklmnopqrstuv |  | []
                a fingerprint       | +a=fingerprint:sha-256 00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF | | [MEDIA]
                mux is gone         | -a=rtcp-mux                         |                     | [MEDIA]
                mux, never ours     | -a=rtcp-mux                         | -a=rtcp-mux         | []
                """)) {
            SessionDescription next = Sdp.changed(THEIRS, lines(row.get(1)));
            SessionDescription ours = Sdp.changed(OURS, lines(row.get(2)));

            assertEquals(
                    row.get(3),
                    SessionChange.between(Sdp.of(THEIRS), next, ours).toString(),
                    row.get(0));
        }
    }

    @Test
    void whatWasNarrowedMayBeOfferedAgain() {
        SessionDescription offered = Sdp.changed(OURS, "8 101->104 8 101 ; +a=rtpmap:104 SILK/16000");
        SessionDescription answered = Sdp.changed(THEIRS, "104 8 0 101 13->8 101");

        assertEquals(
                "[]", SessionChange.between(answered, Sdp.of(THEIRS), offered).toString());
    }

    @Test
    void iceRestartsIfBothCredentialsAreNewAndWeHaveIce() {
        String ice = "\na=ice-ufrag:abcd\na=ice-pwd:abcdefghijklmnopqrstuv\n";
        SessionDescription ours = Sdp.of(OURS.replace("\na=rtcp-mux\n", ice + "a=rtcp-mux\n"));
        SessionDescription before = Sdp.of(THEIRS.replace("\na=rtcp-mux\n", ice + "a=rtcp-mux\n"));
        SessionDescription after = Sdp.of(before.text().replace("abcd", "efgh"));

        assertEquals("[ICE]", SessionChange.between(before, after, ours).toString());
        assertEquals("[]", SessionChange.between(before, after, Sdp.of(OURS)).toString());
        assertEquals("[]", SessionChange.between(before, before, ours).toString());
    }

    private static String lines(String changes) {
        return changes.replace("\\n", "\n");
    }
}
