package io.drsip.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drsip.sip.Tables;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The result has one line {@code number cause text private index} for each who sent the call on. */
class DiverterTest {

    private static final String URI = "sip:+14255550111@sbc1.contoso.com;user=phone";

    @Test
    void microsoftsEntriesSayThemselvesWhyTheyWereLeft() {
        assertEquals("""
                +12065550101 302 [Moved temporarily] shown 1
                +12065550102 496 [User Busy] shown 1.1
                """, diverters(URI, """
                HISTORY-INFO:
                  <sip:+12065550101@sip.pstnhub.microsoft.com:5061;user=phone?Reason=SIP%3Bcause%3D302%3Btext%3D%22Moved%20temporarily%22>;index=1,
                  <sip:+12065550102@sip.pstnhub.microsoft.com:5061;user=phone?Reason=SIP%3Bcause%3D496%3Btext%3D%22User%20Busy%22>;index=1.1
                """));
    }

    @Test
    void theLastEntryIsTheTargetUnlessItSaysWhyItWasLeft() {
        assertEquals("""
                +14255550101 302 [] shown 1
                """, diverters(URI, """
                HISTORY-INFO: <sip:+14255550101@contoso.com?Reason=SIP%3Bcause%3D302>;index=1
                HISTORY-INFO: <sip:+14255550111@sbc1.contoso.com>;index=1.1
                """));
        assertEquals("", diverters(URI, "HISTORY-INFO: <sip:+14255550111@sbc1.contoso.com>;index=1"));
    }

    @Test
    void theNextTargetMaySayWhyAsRfc7044HasIt() {
        assertEquals("""
                +14255550101 486 [] shown 1
                +14255550102 408 [] shown 1.1
                +14255550103 480 [] shown 1.1.1
                """, diverters(URI + ";cause=480", """
                HISTORY-INFO: <sip:+14255550101@contoso.com>;index=1
                HISTORY-INFO: <sip:+14255550102@contoso.com;cause=486>;index=1.1;mp=1
                HISTORY-INFO: <sip:+14255550103@contoso.com;cause=408>;index=1.1.1;mp=1.1
                """));
        assertEquals(
                """
                +14255550101 - [] shown -
                """, diverters(URI, "HISTORY-INFO: <sip:+14255550101@contoso.com>, <sip:b@contoso.com;cause=0302>"));
    }

    @Test
    void privateEntriesAreMarked() {
        assertEquals("""
                - 486 [] private 1.2
                """, diverters(URI, """
                HISTORY-INFO: <sip:UserB@sip.pstnhub.microsoft.com?Privacy=history&Reason=SIP%3Bcause%3D486>;index=1.2
                """));
        assertEquals("""
                - 486 [] private 1
                """, diverters(URI, """
                HISTORY-INFO: <sip:UserB@sip.pstnhub.microsoft.com?Privacy=%28&Reason=SIP%3Bcause%3D486>;index=1
                """));
    }

    /** {@code Privacy of the message | how the entry is}. */
    @Test
    void privacyOfTheWholeMessageIsThatOfEachEntry() {
        for (List<String> row : Tables.rows("""
                history | private
                header | private
                id;session | private
                id,id | private
                id | shown
                none | shown
                """)) {
            assertEquals("+14255550101 302 [] " + row.get(1) + " 1\n", diverters(URI, """
                    PRIVACY: %s
                    HISTORY-INFO: <sip:+14255550101@contoso.com?Reason=SIP%%3Bcause%%3D302>;index=1
                    """.formatted(row.get(0))));
        }
    }

    @Test
    void theFormOfOlderDocumentsIsReadAsFarAsItGoes() {
        assertEquals("""
                +14255550100 302 [Move Temporarily] shown 1
                +14255550101 486 [Busy] private 1.1
                """, diverters(URI, """
                HISTORY-INFO: <sip:+14255550100@sip.pstnhub.microsoft.com;user=phone?Reason=SIP;cause=302;text=\u201DMove Temporarily\u201D>;index=1
                 <sip:+14255550101@sip.pstnhub.microsoft.com?Reason=SIP\\;cause\\=486;text="Busy"&Privacy=history>;index=1.1
                """));
        assertEquals("""
                +14255550100 302 [] shown -
                +14255550102 408 [No answer] shown -
                """, diverters(URI, """
                HISTORY-INFO: <sip:+14255550100@contoso.com?Reason=SIP;cause=302>
                HISTORY-INFO: <sip:>, <sip:+14255550101>x@contoso.com?Reason=SIP;cause=302
                HISTORY-INFO: <sip:+14255550102@contoso.com?Reason=SIP%3Bcause%3D408%3Btext%3D%22No%20answer%22;x>
                HISTORY-INFO: none
                """));
    }

    @Test
    void anEntryWhoseReasonIsBrokenIsStillAPlaceTheCallWasAt() {
        assertEquals("""
                +14255550101 - [] shown 1
                """, diverters(URI, """
                HISTORY-INFO: <sip:+14255550101@contoso.com?Reason=%28>;index=1
                HISTORY-INFO: <sip:+14255550111@sbc1.contoso.com>;index=1.1
                """));
    }

    @Test
    void aLineWithoutEndIsReadUpToALimit() {
        String line = "HISTORY-INFO: " + "<sip:+14255550101@contoso.com?cause=302>".repeat(100);

        assertEquals(32, diverters(URI, line).lines().count());
    }

    private static String diverters(String uri, String lines) {
        return Diverter.allIn(Messages.invite(uri, "<sip:+12065550100@contoso.com>", lines, "")).stream()
                .map(DiverterTest::shown)
                .collect(Collectors.joining());
    }

    private static String shown(Diverter diverter) {
        OptionalInt cause = diverter.cause();
        return String.join(
                " ",
                List.of(
                        diverter.number().orElse("-"),
                        cause.isPresent() ? Integer.toString(cause.getAsInt()) : "-",
                        "[" + diverter.text().orElse("") + "]",
                        diverter.isPrivate() ? "private" : "shown",
                        diverter.index().orElse("-") + "\n"));
    }
}
