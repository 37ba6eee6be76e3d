package io.drsip.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.drsip.sip.NameAddr;
import io.drsip.sip.Replaces;
import io.drsip.sip.SipParseException;
import io.drsip.sip.SipRequest;
import io.drsip.sip.Tables;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallFactsTest {

    private static final String URI = "sip:+14255550111@sbc1.contoso.com:5061;user=phone;transport=tls";
    private static final String FROM = "\"Megan Bowen\"<sip:+12065550100@sip.pstnhub.microsoft.com:5061;user=phone>";
    private static final String SDP = "v=0\no=- 1 0 IN IP4 192.0.2.1\ns=-\n";
    private static final String PIDF = "<presence entity=\"pres:megan@contoso.com\"/>";

    /** {@code Request-URI | dialled number}. */
    @Test
    void theDialledNumberIsTheUserOfTheRequestUri() {
        for (List<String> row : Tables.rows("""
                sip:+14255550111@sbc1.contoso.com:5061;user=phone;transport=tls | +14255550111
                sip:%2b14255550111@sbc1.contoso.com | +14255550111
                sip:+14255550111;ext=7@sbc1.contoso.com;user=phone | +14255550111
                sip:911@sbc1.contoso.com | 911
                sip:0100:secret@sbc1.contoso.com | 0100
                sip:*69@sbc1.contoso.com | *69
                sip:conf%20room@sbc1.contoso.com | conf room
                sip:a%3bb@sbc1.contoso.com | a;b
                sip:%2b1%3B%3b2;x=%3b;y@sbc1.contoso.com | +1;;2
                sip:;x@sbc1.contoso.com | -
                sip:a%0d%0ab@sbc1.contoso.com | -
                sip:sbc1.contoso.com:5061;transport=tls | -
                tel:+1-425-555-0111 | +14255550111
                urn:service:sos | -
                """)) {
            CallFacts facts = CallFacts.of(Messages.invite(row.get(0), FROM, "", ""));

            assertEquals(row.get(1), facts.dialledNumber().orElse("-"), row.get(0));
        }
    }

    @Test
    void anInviteWithNothingButTheMandatoryTellsWhoCallsWhom() {
        CallFacts facts = CallFacts.of(Messages.invite(URI, FROM, "", ""));

        assertEquals(Optional.of("+14255550111"), facts.dialledNumber());
        assertEquals(Optional.of("+12065550100"), facts.caller().number());
        assertEquals(List.of(), facts.divertedBy());
        assertEquals(Optional.empty(), facts.referredBy());
        assertEquals(Optional.empty(), facts.localMedia());
        assertEquals(Optional.empty(), facts.replaces());
        assertEquals(Optional.empty(), facts.offer());
        assertEquals(Optional.empty(), facts.location());
    }

    @Test
    void transferAndReplacementAreTold() {
        String referrer = "<sip:sip.pstnhub.microsoft.com:5061;x-m=8:orgid:66666666-7777-4888-8999-aaaaaaaaaaaa;"
                + "x-tt=aHR0cHM6Ly9hcGkt%3D>";
        CallFacts facts = CallFacts.of(Messages.invite(URI, FROM, """
                REFERRED-BY: %s
                REPLACES: 537ab605@contoso.com;to-tag=us;from-tag=them
                """.formatted(referrer), ""));

        assertEquals(Optional.of(referrer), facts.referredBy().map(NameAddr::toString));
        assertEquals(Optional.of(Replaces.parse("537ab605@contoso.com;to-tag=us;from-tag=them")), facts.replaces());
    }

    @Test
    void whatCannotBeReadIsLeftOut() {
        CallFacts facts = CallFacts.of(Messages.invite(URI, FROM, """
                REFERRED-BY: <sip:sip.pstnhub
                REPLACES: 537ab605@contoso.com
                P-ASSERTED-IDENTITY: <<>>
                HISTORY-INFO: (!)
                X-MS-MediaPath: ,,"
                CONTENT-TYPE: multipart/mixed
                """, SDP));

        assertEquals(Optional.empty(), facts.referredBy());
        assertEquals(Optional.empty(), facts.replaces());
        assertEquals(List.of(), facts.caller().assertedIdentities());
        assertEquals(List.of(), facts.divertedBy());
        assertEquals(Optional.empty(), facts.localMedia());
        assertEquals(Optional.empty(), facts.offer());
    }

    @Test
    void aFromThatCannotBeReadMakesTheCallUnusable() {
        SipRequest invite = Messages.invite(URI, "<sip:", "", "");

        assertThrows(SipParseException.class, () -> CallFacts.of(invite));
    }

    @Test
    void theOfferIsTheBody() {
        CallFacts facts = CallFacts.of(Messages.invite(URI, FROM, "CONTENT-TYPE: Application/SDP", SDP));

        assertEquals(Optional.of(SDP.replace("\n", "\r\n")), facts.offer());
        assertEquals(Optional.empty(), facts.location());
    }

    @Test
    void theOfferMayStandBesideALocation() {
        SipRequest invite = Messages.invite(URI, FROM, """
                GEOLOCATION: <cid:megan@contoso.com>;inserted-by="contoso.com"
                CONTENT-TYPE: multipart/mixed;boundary="b1"
                """, """
                --b1
                Content-Type: application/pidf+xml
                Content-ID: <megan@contoso.com>

                %s
                --b1
                Content-Type: application/sdp

                %s--b1--
                """.formatted(PIDF, SDP));

        CallFacts facts = CallFacts.of(invite);

        assertEquals(Optional.of(PIDF), facts.location());
        assertEquals(Optional.of("v=0\r\no=- 1 0 IN IP4 192.0.2.1\r\ns=-"), facts.offer());
    }

    /** {@code heads of the parts, with ++ between them | offer}; each part's content is its number. */
    @Test
    void ofSeveralPartsTheFirstSessionCountsAndOfAlternativesTheLast() {
        for (List<String> row : Tables.rows("""
                mixed | Content-Type: application/sdp ++ Content-Type: application/sdp | 1
                alternative | Content-Type: application/sdp ++ Content-Type: application/sdp | 2
                mixed | Content-Type: application/sdp\\nContent-Disposition: early-session ++ Content-Type: application/sdp | 2
                mixed | Content-Type: application/sdp\\nContent-Transfer-Encoding: base64 ++ Content-Type: application/sdp | 2
                mixed | Content-Type: (!) ++ Content-Type: application/sdp | 2
                mixed | Content-Type: text/plain ++ Content-Type: application/pidf+xml | -
                """)) {
            StringBuilder body = new StringBuilder();
            int number = 0;
            for (String head : row.get(1).split(" \\+\\+ ", -1)) {
                body.append("--b1\n")
                        .append(head)
                        .append("\n\n")
                        .append(++number)
                        .append('\n');
            }
            String type = "CONTENT-TYPE: multipart/" + row.get(0) + ";boundary=b1";

            CallFacts facts = CallFacts.of(Messages.invite(URI, FROM, type, body + "--b1--\n"));

            assertEquals(row.get(2), facts.offer().orElse("-"), row.get(1));
        }
    }

    @Test
    void aCodedOrBrokenBodyCarriesNothing() {
        String coded = "CONTENT-TYPE: application/sdp\nCONTENT-ENCODING: gzip";
        String unfinished = "CONTENT-TYPE: multipart/mixed;boundary=b1";

        assertEquals(
                Optional.empty(),
                CallFacts.of(Messages.invite(URI, FROM, coded, SDP)).offer());
        assertEquals(
                Optional.empty(),
                CallFacts.of(Messages.invite(URI, FROM, unfinished, "--b1\nContent-Type: application/sdp\n\n" + SDP))
                        .offer());
        assertEquals(
                Optional.empty(),
                CallFacts.of(Messages.invite(URI, FROM, "CONTENT-TYPE: application/sdp", ""))
                        .offer());
    }
}
