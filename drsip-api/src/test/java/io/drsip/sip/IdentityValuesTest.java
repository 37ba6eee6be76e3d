package io.drsip.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Privacy, Remote-Party-ID, Diversion, History-Info, Referred-By and Geolocation. */
class IdentityValuesTest {

    private static final Uri NUMBER = Uri.parse("sip:+14255550101@contoso.com;user=phone");

    @Test
    void privacyIsSeparatedBySemicolons() {
        Tables.canonical(Privacy::parse, """
                id | id
                ID ; User\\r\\n ;critical | id;user;critical
                none | none
                history | history
                """);
        Tables.refused(Privacy::parse, """
                          | 0
                id,user   | 2
                id;       | 3
                ;id       | 0
                id user   | 3
                id="x"    | 2
                """);
        assertTrue(Privacy.parse("user;id").has("ID"));
        assertFalse(Privacy.ID.has("user"));
        assertEquals(Privacy.ID, Privacy.of("Id"));
        assertThrows(IllegalArgumentException.class, Privacy::of);
        assertThrows(IllegalArgumentException.class, () -> Privacy.of("id", "a b"));
        int max = ParseLimits.defaults().valuesPerHeader();
        assertEquals(max, Privacy.parse("id" + ";id".repeat(max - 1)).values().size());
        assertThrows(SipParseException.class, () -> Privacy.parse("id" + ";id".repeat(max)));
    }

    @Test
    void aRemotePartyMayBeScreened() {
        String text = "\"John Doe\" <sip:jdoe@fabrikam.com>;party=calling;id-type=subscriber;privacy=full;screen=yes";
        RemotePartyId value = RemotePartyId.parse(text);

        assertEquals(Optional.of("calling"), value.party());
        assertEquals(Optional.of("full"), value.privacy());
        assertTrue(value.isScreened());
        assertEquals(text, value.toString());
        assertEquals(
                "\"John Doe\" <sip:jdoe@fabrikam.com>;party=called;id-type=subscriber;privacy=off;screen=no",
                value.withParty("called")
                        .withPrivacy("off")
                        .withScreen(false)
                        .toString()
                        .replace("John Doe <", "\"John Doe\" <"));
        assertFalse(RemotePartyId.parse("<sip:h>;screen=NO").isScreened());
        assertFalse(RemotePartyId.parse("<sip:h>").isScreened());
        assertEquals(
                Optional.of("uri-network"),
                RemotePartyId.parse("<sip:h>;privacy=URI-network").privacy());
        Tables.refused(RemotePartyId::parse, """
                jdoe            | 0
                "a<;" <sip:h;x>;party | 15
                sip:h;screen, <sip:i> | 5
                <sip:h>;party   | 7
                <sip:h>;screen  | 7
                <sip:h>;privacy= | 16
                <sip:h>;id-type | 7
                """);
        assertThrows(IllegalArgumentException.class, () -> value.withParty(""));
    }

    @Test
    void aDiversionHasAReasonAndACounter() {
        Diversion value = Diversion.parse(
                "<sip:+19195551002@contoso.com>;reason=no-answer;privacy=\"off\";screen=yes;counter=2;limit=09;x");

        assertEquals(Optional.of("no-answer"), value.reason());
        assertEquals(OptionalInt.of(2), value.counter());
        assertEquals(OptionalInt.of(9), value.limit());
        assertEquals(Optional.of("off"), value.privacy());
        assertTrue(value.isScreened());
        assertEquals(
                "<" + NUMBER + ">;reason=unconditional;counter=1;privacy=full",
                Diversion.of(NUMBER, "unconditional")
                        .withCounter(1)
                        .withPrivacy("full")
                        .toString());
        assertEquals(OptionalInt.empty(), Diversion.parse("<sip:h>").counter());
        assertEquals(
                Optional.of("a b"), Diversion.parse("<tel:+1>;reason=\"a b\"").reason());
        Tables.refused(Diversion::parse, """
                <sip:h>;counter       | 7
                <sip:h>;counter=100   | 7
                <sip:h>;counter=-1    | 7
                <sip:h>;limit=x       | 7
                <sip:h>;reason        | 7
                <sip:h>;reason=a b    | 17
                +14255550101          | 0
                """);
        assertThrows(IllegalArgumentException.class, () -> Diversion.of(NUMBER, "a b"));
        assertThrows(IllegalArgumentException.class, () -> value.withCounter(100));
    }

    @Test
    void diversionsStandInAList() {
        List<Diversion> values = HeaderType.DIVERSION.parse(
                "<sip:+19195551004@contoso.com>;reason=no-answer,<sip:+19195551002@contoso.com>;reason=user-busy");

        assertEquals(
                List.of("no-answer", "user-busy"),
                values.stream().map(value -> value.reason().orElse("-")).toList());
    }

    @Test
    void microsoftTellsInTheUriWhyACallWentOn() {
        List<HistoryInfo> entries =
                HeaderType.HISTORY_INFO.parse("<sip:+15550101@sip.pstnhub.microsoft.com:5061;user=phone"
                        + "?Reason=SIP%3Bcause%3D302%3Btext%3D%22Moved%20temporarily%22&Privacy=history>;index=1,"
                        + "<sip:+15550102@sip.pstnhub.microsoft.com;user=phone>;index=1.1;mp=1");

        HistoryInfo first = entries.get(0);
        assertEquals(Optional.of("1"), first.index());
        assertEquals(List.of(Reason.of("SIP", 302, "Moved temporarily")), first.reasons());
        assertEquals(Optional.of(Privacy.of("history")), first.privacy());
        HistoryInfo second = entries.get(1);
        assertEquals(Optional.of("1.1"), second.index());
        assertEquals(Optional.of("1"), second.mappedFrom());
        assertEquals(List.of(), second.reasons());
        assertEquals(Optional.empty(), second.privacy());
        assertEquals(second, HistoryInfo.parse(second.toString()));
    }

    @Test
    void anEntryOfTheHistoryIsMadeFromItsParts() {
        HistoryInfo entry = HistoryInfo.of(NUMBER, "1.1")
                .withReason(Reason.of("SIP", 486, "Busy Here"))
                .withReason(Reason.parse("Q.850;cause=17"))
                .withPrivacy(Privacy.of("history"));

        assertEquals(
                "<" + NUMBER + "?Reason=SIP%3Bcause%3D486%3Btext%3D%22Busy%20Here%22&Reason=Q.850%3Bcause%3D17"
                        + "&Privacy=history>;index=1.1",
                entry.toString());
        assertEquals(List.of(Reason.of("SIP", 486, "Busy Here"), Reason.parse("Q.850;cause=17")), entry.reasons());
        HistoryInfo phone = HistoryInfo.of(Uri.parse("tel:+14255550101"), "1");
        assertEquals(List.of(), phone.reasons());
        assertThrows(IllegalArgumentException.class, () -> phone.withPrivacy(Privacy.ID));
        assertThrows(IllegalArgumentException.class, () -> HistoryInfo.of(NUMBER, "1..1"));
    }

    @Test
    void anIndexIsNumbersWithDots() {
        Tables.refused(HistoryInfo::parse, """
                <sip:h>;index      | 7
                <sip:h>;index=     | 14
                <sip:h>;index=.1   | 7
                <sip:h>;index=1.   | 7
                <sip:h>;index=1..1 | 7
                <sip:h>;index=1.a  | 7
                <sip:h>;index="1"  | 7
                <sip:h>;mp=x       | 7
                <sip:h>;rc=x       | 7
                <sip:h>;np         | 7
                <sip:h             | 1
                """);
        assertEquals(Optional.empty(), HistoryInfo.parse("<sip:h>").index());
        assertThrows(
                SipParseException.class,
                () -> HistoryInfo.parse("<sip:h?Reason=%22>;index=1").reasons());
    }

    @Test
    void referredByAndGeolocationAreAddresses() {
        String referrer = "<sip:sip.pstnhub.microsoft.com:5061;x-m=8:orgid:66666666-7777-4888-8999-aaaaaaaaaaaa"
                + ";x-tt=aHR0cHM6Ly9hcGktZHUtYS11c2VhLnBzdG5odWI%3D>";

        assertEquals(referrer, HeaderType.REFERRED_BY.parse(referrer).get(0).toString());
        assertEquals(
                Optional.of("20398823.2UWQFN309shb3@referrer.example"),
                HeaderType.REFERRED_BY
                        .parse("<sip:r@ref.example>;cid=\"20398823.2UWQFN309shb3@referrer.example\"")
                        .get(0)
                        .params()
                        .text("cid"));
        assertEquals(
                List.of("<cid:target123@atlanta.example.com>", "<sips:3sdefrhy2jj7@lis.atlanta.example.com>;x"),
                HeaderType.GEOLOCATION
                        .parse("<cid:target123@atlanta.example.com>, <sips:3sdefrhy2jj7@lis.atlanta.example.com>;x")
                        .stream()
                        .map(NameAddr::toString)
                        .toList());
    }
}
