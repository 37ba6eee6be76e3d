package io.drsip.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.NameAddr;
import io.drsip.sip.Tables;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallerTest {

    private static final String FROM = "<sip:+12065550100@sip.pstnhub.microsoft.com>";
    private static final String ASSERTED = "P-ASSERTED-IDENTITY: <tel:+12065550100>,<sip:megan@contoso.com>";

    /** {@code From | number | name | anonymous}. */
    @Test
    void fromTellsNumberAndName() {
        for (List<String> row : Tables.rows("""
                "Megan Bowen"<sip:+12065550100@sip.pstnhub.microsoft.com:5061;user=phone> | +12065550100 | Megan Bowen | false
                <sip:+12065550100@sip.pstnhub.microsoft.com> | +12065550100 | - | false
                John Doe<sip:0100@sbc1.contoso.com> | 0100 | John Doe | false
                <tel:+1-206-555-0100> | +12065550100 | - | false
                <sip:megan@contoso.com> | - | - | false
                "Anonymous" <sip:Anonymous@contoso.com> | - | Anonymous | true
                <sip:anonymous@anonymous.invalid> | - | - | true
                <sip:+12065550100@Anonymous.Invalid> | +12065550100 | - | true
                <sip:sip.pstnhub.microsoft.com> | - | - | false
                """)) {
            Caller caller = caller(row.get(0), "");

            assertEquals(
                    row.subList(1, 4),
                    List.of(
                            caller.number().orElse("-"),
                            caller.displayName().orElse("-"),
                            Boolean.toString(caller.isAnonymous())),
                    row.get(0));
        }
    }

    /** {@code Privacy lines, with ++ between them | values | anonymous}. */
    @Test
    void privacyHidesAndAPrivacyThatCannotBeReadToo() {
        for (List<String> row : Tables.rows("""
                id | id | true
                Id;critical | id critical | true
                user | user | true
                none | none | false
                history | history | false
                id,user | - | true
                id ++ id | - | true
                """)) {
            Caller caller = caller(FROM, "PRIVACY: " + row.get(0).replace(" ++ ", "\nPRIVACY: "));

            String values = String.join(" ", caller.privacy());
            assertEquals(row.get(1), values.isEmpty() ? "-" : values, row.get(0));
            assertEquals(row.get(2), Boolean.toString(caller.isAnonymous()), row.get(0));
        }
    }

    @Test
    void aCallerWithoutANumberMayHaveAnAssertedOne() {
        Caller caller = caller("<sip:anonymous@anonymous.invalid>", ASSERTED + "\nPRIVACY: id");

        assertEquals(Optional.empty(), caller.number());
        assertEquals(Optional.of("+12065550100"), caller.assertedNumber());
        assertEquals(
                List.of("<tel:+12065550100>", "<sip:megan@contoso.com>"),
                caller.assertedIdentities().stream().map(NameAddr::toString).toList());
        assertTrue(caller.isAnonymous());
    }

    @Test
    void anAssertedAddressWithoutANumberIsNoNumber() {
        assertEquals(
                Optional.empty(),
                caller(FROM, "P-ASSERTED-IDENTITY: <sip:megan@contoso.com>").assertedNumber());
        assertEquals(
                Optional.of("+12065550100"),
                caller(FROM, "P-ASSERTED-IDENTITY: <sip:megan@contoso.com>\n" + ASSERTED)
                        .assertedNumber());
        assertFalse(caller(FROM, ASSERTED).isAnonymous());
    }

    private static Caller caller(String from, String lines) {
        return Caller.of(Messages.invite("sip:+14255550111@sbc1.contoso.com", from, lines, ""));
    }
}
