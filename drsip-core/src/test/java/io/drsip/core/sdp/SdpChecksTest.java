package io.drsip.core.sdp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sdp.SessionDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each rule: a description that keeps it, one change that breaks it, and the finding with its line. */
class SdpChecksTest {

    private static final String CRYPTO_80 = "WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz";
    private static final String OTHER_KEY = "NzB4d1BINUAvLEw6UzF3WSJ+PSdFcGdUJShpX1Zj";
    private static final String PRINT = "AE:24:07:15:5C:B7:45:1A:E4:45:60:C1:1E:68:0E:CC:8D:A6:78:3B";

    private static final String OFFERS = """
            nothing                      |                                             |
            broken attribute             | 104 SILK/16000->104 SILK                    | payload-mapped 6, attribute-grammar 10
            no session name              | -s=                                         | line-order 1
            no times                     | -t=                                         | line-order 1
            name before origin           | -s= ; o=->s=x\\no=                          | line-order 3
            two names                    | t=0 0->s=x\\nt=0 0                          | line-order 5
            name behind times            | -s= ; t=0 0->t=0 0\\ns=-                    | line-order 5
            two times                    | t=0 0->t=0 0\\nt=1 1                        |
            only video                   | m=audio->m=video                            | audio 1
            refused audio                | m=audio 31420->m=audio 0                    | audio 1
            plain RTP                    | RTP/SAVP->RTP/AVP                           | srtp-profile 6
            feedback profile             | RTP/SAVP->RTP/SAVPF                         | srtp-profile 6
            DTLS without fingerprint     | RTP/SAVP->UDP/TLS/RTP/SAVP                  | fingerprint 6, fingerprint 6
            DTLS and SDES                | RTP/SAVP->UDP/TLS/RTP/SAVP ; +a=fingerprint:sha-1 PRINT ; +a=setup:actpass |
            DTLS of the session, SDES    | RTP/SAVP->UDP/TLS/RTP/SAVP ; t=0 0->t=0 0\\na=fingerprint:sha-1 PRINT\\na=setup:actpass |
            DTLS alone                   | RTP/SAVP->UDP/TLS/RTP/SAVP ; -a=crypto ; +a=fingerprint:sha-1 PRINT ; +a=setup:actpass | crypto-suite 6
            no crypto                    | -a=crypto                                   | crypto-suite 6
            only the short tag           | SHA1_80->SHA1_32                            | crypto-suite 6
            the short tag besides        | +a=crypto:0 AES_CM_128_HMAC_SHA1_32 inline:OTHER |
            the same tag again           | +a=crypto:1 AES_CM_128_HMAC_SHA1_32 inline:OTHER | crypto-tag 16
            a short key                  | inline:W->inline:                           | crypto-key 9
            an unknown suite besides     | +a=crypto:2 NEW_SUITE inline:AAAA           |
            payload number twice         | 104 8 0->104 8 0 8                          | payload-once 6
            rtpmap twice                 | +a=rtpmap:8 PCMA/8000                       | payload-once 16
            dynamic number unexplained   | 104 8 0->104 8 0 97                         | payload-mapped 6
            static number unexplained    | -a=rtpmap:8                                 |
            no codec of Microsoft's      | 104 8 0->104 3 ; SILK->opus                 | codec 6
            keys in the audio            | 8 0 101->8 0 ; -a=rtpmap:101 ; -a=fmtp      | telephone-event 6
            no address                   | -c=                                         | connection 5
            address of the medium        | -c= ; a=rtcp-mux->a=rtcp-mux\\nc=IN IP4 203.0.113.21 |
            address of nobody            | 203.0.113.21\\ns->192.0.2.1\\ns ; c=IN IP4 203.0.113.21->c=IN IP4 0.0.0.0 | hold 6
            private address              | c=IN IP4 203.0.113.21->c=IN IP4 10.1.2.3    | private-address 6
            carrier-grade address        | c=IN IP4 203.0.113.21->c=IN IP4 100.64.0.1  | private-address 6
            private IPv6 address         | c=IN IP4 203.0.113.21->c=IN IP6 fd00::1     | private-address 6
            private address of RTCP      | rtcp:31420->rtcp:31420 IN IP4 192.168.1.1   | private-address 7
            private candidate            | +a=candidate:1 1 UDP 1 172.16.0.1 5004 typ host | private-address 16
            hold by sendonly             | sendrecv->sendonly                          | hold 6
            hold by recvonly             | sendrecv->recvonly                          | hold 6
            hold as it should be         | sendrecv->inactive                          |
            """;

    @Test
    void anOfferIsJudgedLineByLine() {
        for (List<String> row : Sdp.rows(OFFERS)) {
            SessionDescription offer = Sdp.changed(Sdp.OFFER, translated(row.get(1)));

            assertEquals(row.get(2), told(SdpChecks.standard().offer(offer)), row.get(0));
        }
    }

    private static String translated(String changes) {
        return changes.replace("\\n", "\n").replace("PRINT", PRINT).replace("OTHER", OTHER_KEY);
    }

    private static String told(List<SdpFinding> findings) {
        return String.join(
                ", ",
                findings.stream()
                        .map(finding -> finding.rule() + " " + finding.line())
                        .toList());
    }

    private static final String BYPASS = """
            nothing                |   | ice-candidate 1, ice-candidate 6, ice-candidate 6
            lite                   | LITE ; UFRAG ; HOST |
            credentials of session | t=0 0->t=0 0\\na=ice-lite\\na=ice-ufrag:abcd\\na=ice-pwd:0123456789012345678901 ; HOST |
            two candidates         | LITE ; UFRAG ; HOST ; HOST | ice-candidate 7
            RTCP besides           | LITE ; UFRAG ; HOST ; +a=candidate:1 2 UDP 1 203.0.113.21 31421 typ host |
            IPv6                   | LITE ; UFRAG ; +a=candidate:1 1 UDP 1 2001:db8::1 31421 typ host | ice-candidate 7
            """;

    @Test
    void mediaBypassAsksForIceLite() {
        for (List<String> row : Sdp.rows(BYPASS)) {
            String changes = row.get(1)
                    .replace("LITE", "t=0 0->t=0 0\\na=ice-lite")
                    .replace("UFRAG", "+a=ice-ufrag:abcd ; +a=ice-pwd:0123456789012345678901")
                    .replace("HOST", "+a=candidate:1 1 UDP 2130706431 203.0.113.21 31420 typ host");
            SessionDescription offer = Sdp.changed(Sdp.OFFER, translated(changes));

            assertEquals(row.get(2), told(SdpChecks.mediaBypass().offer(offer)), row.get(0));
        }
    }

    private static final String ANSWERS = """
            nothing                    |                                     |                         |
            DTLS answered by SDES      | RTP/SAVP->UDP/TLS/RTP/SAVP          |                         |
            DTLS that was not offered  |                                     | RTP/SAVP->UDP/TLS/RTP/SAVP | fingerprint 6, fingerprint 6, srtp-profile 6
            two lines                  | +a=crypto:2 AES_CM_128_HMAC_SHA1_32 inline:OFFERED | +a=crypto:2 AES_CM_128_HMAC_SHA1_32 inline:THIRD | crypto-tag 6
            tag 0                      | crypto:1->crypto:0                  | crypto:1->crypto:0      |
            another tag                |                                     | crypto:1->crypto:3      | crypto-tag 6
            another suite of the tag   | SHA1_80->SHA1_32                    |                         | crypto-tag 6
            the key of the offer       |                                     | OTHER->OFFERED          | crypto-fresh 6
            inactive for inactive      | sendrecv->inactive                  | sendrecv->inactive      |
            sendrecv for inactive      | sendrecv->inactive                  |                         | direction 6
            recvonly for sendonly      | sendrecv->sendonly                  | sendrecv->recvonly      | hold 6
            mux that was not offered   | -a=rtcp-mux                         |                         | rtcp-mux 6
            no common codec            | 104 8 0->104                        | 104 8 0->8 ; -a=rtpmap:104 ; -a=rtpmap:0 | codec-common 6
            common under another number | 104 8 0->104                       | 104->97                 |
            only events are common     | 104 8 0->104                        | 104 8 0->8              | codec-common 6
            a medium too many          |                                     | +m=video 0 RTP/SAVP 34  | media-order 1
            another kind               | m=audio->m=video                    |                         | media-order 6
            not offered                | m=audio 31420->m=audio 0            |                         | media-order 6
            """;

    @Test
    void anAnswerIsJudgedBesideItsOffer() {
        String answer = Sdp.OFFER.replace(CRYPTO_80, OTHER_KEY);
        for (List<String> row : Sdp.rows(ANSWERS)) {
            SessionDescription offer = Sdp.changed(Sdp.OFFER, keys(row.get(1)));
            SessionDescription answered = Sdp.changed(answer, keys(row.get(2)));

            assertEquals(row.get(3), told(SdpChecks.standard().answer(offer, answered)), row.get(0));
        }
    }

    private static String keys(String changes) {
        return changes.replace("OFFERED", CRYPTO_80).replace("OTHER", OTHER_KEY).replace("THIRD", "A".repeat(40));
    }

    private static final String ICE = "\na=ice-ufrag:abcd\na=ice-pwd:0123456789012345678901\n";

    private static final String CHANGES = """
            nothing                 |                                        |
            hold                    | NEXT ; sendrecv->inactive              |
            version stays           | sendrecv->inactive                     | version 2
            version grows for nothing | NEXT                                 | version 2
            version grows by two    | 1843207241 3->1843207241 5 ; sendrecv->inactive | version 2
            another session         | 1843207241->1843207242                 | version 2
            mux is gone             | NEXT ; -a=rtcp-mux                     | rtcp-mux-stable 6
            another address         | NEXT ; c=IN IP4 203.0.113.21->c=IN IP4 203.0.113.22 | address-stable 6
            another place, same address | NEXT ; -c= ; +c=IN IP4 203.0.113.21 |
            address of nobody       | NEXT ; c=IN IP4 203.0.113.21->c=IN IP4 0.0.0.0 |
            number for another codec | NEXT ; SILK/16000->SILK/8000          | payload-stable 6
            fewer codecs            | NEXT ; 104 8 0->8                      |
            medium is over          | NEXT ; audio 31420->audio 0            |
            medium is gone          | NEXT ; -m= ; -a=                       | media-order 1
            another kind            | NEXT ; m=audio->m=video                | media-order 6
            half an ICE restart     | NEXT ; abcd->efgh                      | ice-credentials 6
            a whole ICE restart     | NEXT ; abcd->efgh ; 0123456789->9876543210 |
            """;

    @Test
    void whatMustNotChangeInACallIsTold() {
        String before = Sdp.OFFER.stripTrailing() + ICE;
        for (List<String> row : Sdp.rows(CHANGES)) {
            String changes = row.get(1).replace("NEXT", "1843207241 3->1843207241 4");
            SessionDescription next = Sdp.changed(before, changes);

            assertEquals(row.get(2), told(SdpChecks.standard().change(Sdp.of(before), next)), row.get(0));
        }
    }

    @Test
    void iceStaysFromTheProvisionalAnswerToTheLastOne() {
        String before = Sdp.OFFER.stripTrailing() + ICE + "a=candidate:1 1 UDP 1 203.0.113.21 31420 typ host\n";
        for (List<String> row : Sdp.rows("""
                nothing                |                                              |
                credentials            | NEXT ; abcd->efgh ; 0123456789->9876543210   | ice-stable 6
                candidates             | NEXT ; 31420 typ->31422 typ                  | ice-stable 6
                no more candidates     | NEXT ; -a=candidate                          | ice-stable 6
                """)) {
            String changes = row.get(1).replace("NEXT", "1843207241 3->1843207241 4");
            SessionDescription last = Sdp.changed(before, changes);

            assertEquals(row.get(2), told(SdpChecks.mediaBypass().finalAnswer(Sdp.of(before), last)), row.get(0));
        }
    }

    @Test
    void aFindingSaysWhatWouldBeRight() {
        List<SdpFinding> findings = SdpChecks.standard().offer(Sdp.changed(Sdp.OFFER, "RTP/SAVP->RTP/AVP"));

        assertEquals(
                "srtp-profile, line 6: RTP/AVP; right: RTP/SAVP; in an offer UDP/TLS/RTP/SAVP with a=crypto and "
                        + "a=fingerprint, too; Microsoft: 488 SrtpEncryptionRequired (531000)",
                findings.get(0).toString());
    }

    @Test
    void eachRuleIsTested() {
        Set<String> tested = new TreeSet<>();
        for (String table : List.of(OFFERS, BYPASS, ANSWERS, CHANGES, "| ice-stable 6")) {
            for (List<String> row : Sdp.rows(table)) {
                Stream.of(row.get(row.size() - 1).split("[ ,]+", -1)).forEach(tested::add);
            }
        }
        List<String> missing = new ArrayList<>();
        for (SdpRule rule : SdpRule.values()) {
            if (!tested.contains(rule.label())) {
                missing.add(rule.label());
            }
        }

        assertTrue(missing.isEmpty(), missing::toString);
    }
}
