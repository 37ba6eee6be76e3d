package io.drsip.core.sdp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.drsip.sdp.SessionDescription;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The o= line of a leg, and holds in the form that Microsoft understands. */
class SentSessionTest {

    private static final String FIRST = """
            v=0
            o=pbx 700 1 IN IP4 192.0.2.10
            s=-
            c=IN IP4 203.0.113.21
            t=0 0
            m=audio 31420 RTP/SAVP 8 101
            a=rtcp:31421
            a=sendrecv
            """;

    /** What the PBX sends next, and what goes out, as changes of the first description. */
    private static final String OFFERS = """
            again               |                                                      |
            new version only    | 700 1->700 9                                         |
            sendonly            | sendrecv->sendonly                                   | V2 ; sendrecv->inactive
            recvonly            | sendrecv->recvonly                                   | V2 ; sendrecv->inactive
            inactive            | sendrecv->inactive                                   | V2 ; sendrecv->inactive
            nobody              | 203.0.113.21->0.0.0.0                                | V2 ; sendrecv->inactive
            nobody, IPv6        | IP4 203.0.113.21->IP6 ::                             | V2 ; sendrecv->inactive
            nobody, sendonly    | 203.0.113.21->0.0.0.0 ; sendrecv->sendonly           | V2 ; sendrecv->inactive
            nobody, inactive    | 203.0.113.21->0.0.0.0 ; sendrecv->inactive           | V2 ; sendrecv->inactive
            no direction        | 203.0.113.21->0.0.0.0 ; -a=sendrecv                  | V2 ; sendrecv->inactive
            another port        | sendrecv->sendonly ; 31420->9 ; rtcp:31421->rtcp:10  | V2 ; sendrecv->inactive
            port without rtcp   | sendrecv->sendonly ; 31420->9 ; -a=rtcp              | V2 ; -a=sendrecv ; -a=rtcp ; +a=inactive ; +a=rtcp:31421
            another address     | sendrecv->sendonly ; 203.0.113.21->203.0.113.99      | V2 ; sendrecv->inactive
            address of medium   | sendrecv->sendonly ; RTP/SAVP 8 101->RTP/SAVP 8 101\\nc=IN IP4 0.0.0.0 | V2 ; RTP/SAVP 8 101->RTP/SAVP 8 101\\nc=IN IP4 203.0.113.21 ; sendrecv->inactive
            for the session     | -a=sendrecv ; t=0 0->t=0 0\\na=sendonly               | V2 ; -a=sendrecv ; t=0 0->t=0 0\\na=inactive
            refused             | 31420->0 ; sendrecv->sendonly                        | V2 ; 31420->0 ; sendrecv->sendonly
            new medium, held    | +m=video 9 RTP/SAVP 34 ; +a=recvonly                  | V2 ; +m=video 9 RTP/SAVP 34 ; +a=inactive
            codecs              | 8 101->8                                             | V2 ; 8 101->8
            another session     | pbx 700 1->other 1 5 ; 8 101->8                      | V2 ; 8 101->8
            """;

    @Test
    void aHoldBecomesInactiveWhereTheMediaWere() {
        SessionDescription first = Sdp.of(FIRST);
        SentSession leg = SentSession.none().offer(first);
        for (List<String> row : Sdp.rows(OFFERS)) {
            SessionDescription offer = Sdp.changed(FIRST, lines(row.get(1)));

            SentSession after = leg.offer(offer);

            assertEquals(expected(row.get(2)), text(after), row.get(0));
            assertEquals(text(after), text(after.offer(offer)), row.get(0) + ", twice");
            assertEquals(text(after), text(after.offer(after.last().orElseThrow())), row.get(0) + ", as sent");
            assertEquals(text(leg), text(leg.next(first)));
        }
    }

    private static String expected(String changes) {
        return Sdp.changed(FIRST, lines(changes).replace("V2", "700 1->700 2")).text();
    }

    private static String lines(String changes) {
        return changes.replace("\\n", "\n");
    }

    private static String text(SentSession leg) {
        return leg.last().map(SessionDescription::text).orElse("");
    }

    @Test
    void aFirstOfferAndAFirstAnswerAreLeftAlone() {
        SessionDescription odd = Sdp.changed(FIRST, "203.0.113.21->0.0.0.0 ; sendrecv->sendonly");
        SessionDescription inactive = Sdp.changed(FIRST, "sendrecv->inactive");

        assertSame(odd, SentSession.none().offer(odd).last().orElseThrow());
        assertSame(odd, SentSession.none().answer(inactive, odd).last().orElseThrow());
        assertEquals(Optional.empty(), SentSession.none().last());
    }

    @Test
    void anOfferedInactiveIsAnsweredInactive() {
        SentSession leg = SentSession.of(Sdp.of(FIRST));
        for (List<String> row : Sdp.rows("""
                inactive | sendrecv->sendrecv | inactive
                inactive | sendrecv->recvonly | inactive
                inactive | sendrecv->sendonly | inactive
                inactive | -a=sendrecv        | inactive
                inactive | sendrecv->inactive | inactive
                sendrecv | sendrecv->sendrecv | sendrecv
                sendrecv | sendrecv->sendonly | inactive
                sendonly | sendrecv->recvonly | inactive
                """)) {
            SessionDescription offer = Sdp.changed(FIRST, "sendrecv->" + row.get(0));
            SessionDescription answer = Sdp.changed(FIRST, row.get(1));

            SentSession after = leg.answer(offer, answer);

            SessionDescription sent = after.last().orElseThrow();
            assertEquals(row.get(2), sent.direction(0).toString(), row.toString());
            assertEquals(Sdp.of(FIRST).connection(0), sent.connection(0));
            assertEquals(text(after), text(after.answer(offer, answer)));
        }
    }

    @Test
    void holdAndResumeCountVersions() {
        SessionDescription first = Sdp.of(FIRST);
        SentSession held = SentSession.none().offer(first).offer(Sdp.changed(FIRST, "sendrecv->sendonly"));
        SentSession stillHeld = held.offer(Sdp.changed(FIRST, "203.0.113.21->0.0.0.0"));
        SentSession resumed = stillHeld.offer(first);

        assertEquals("pbx 700 2 IN IP4 192.0.2.10", origin(held));
        assertEquals("pbx 700 2 IN IP4 192.0.2.10", origin(stillHeld));
        assertEquals("pbx 700 3 IN IP4 192.0.2.10", origin(resumed));
        assertEquals(FIRST.replace("700 1", "700 3"), text(resumed));
    }

    private static String origin(SentSession leg) {
        return leg.last().orElseThrow().origin().toString();
    }

    @Test
    void aMediumThatIsNotHeldKeepsItsAddress() {
        String two = FIRST + "m=video 40000 RTP/SAVP 34\na=sendrecv\n";
        SentSession leg = SentSession.of(Sdp.of(two));

        SentSession after =
                leg.offer(Sdp.of(FIRST.replace("sendrecv", "sendonly").replace("203.0.113.21", "203.0.113.99")
                        + "m=video 40002 RTP/SAVP 34\na=sendrecv\n"));

        assertEquals(
                FIRST.replace("700 1", "700 2")
                                .replace("203.0.113.21", "203.0.113.99")
                                .replace("8 101\n", "8 101\nc=IN IP4 203.0.113.21\n")
                                .replace("sendrecv", "inactive")
                        + "m=video 40002 RTP/SAVP 34\na=sendrecv\n",
                text(after));
    }

    @Test
    void aSessionWithoutARealAddressIsOnlyMadeInactive() {
        SentSession leg = SentSession.of(Sdp.changed(FIRST, "203.0.113.21->0.0.0.0"));

        SentSession after = leg.offer(Sdp.changed(FIRST, "203.0.113.21->0.0.0.0 ; sendrecv->sendonly"));

        assertEquals(
                FIRST.replace("700 1", "700 2")
                        .replace("203.0.113.21", "0.0.0.0")
                        .replace("sendrecv", "inactive"),
                text(after));
        assertEquals(text(after), text(after.offer(after.last().orElseThrow())));
    }
}
