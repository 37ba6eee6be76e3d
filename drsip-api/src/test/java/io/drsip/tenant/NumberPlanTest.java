package io.drsip.tenant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.Uri;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberPlanTest {

    private static final NumberPlan GERMANY = NumberPlan.builder("49")
            .emergencyNumbers("110")
            .shortNumbers("116117")
            .extensions("100", "499")
            .extensions("+493055501000", "+493055501999")
            .build();
    private static final NumberPlan NETHERLANDS = NumberPlan.builder("31")
            .nationalDigits(9, 9)
            .bareNumbersAreNational()
            .build();
    private static final NumberPlan ITALY =
            NumberPlan.builder("39").trunkPrefix("").nationalDigits(6, 11).build();
    private static final NumberPlan RUSSIA = NumberPlan.builder("7")
            .trunkPrefix("8")
            .internationalPrefixes("810", "00")
            .nationalDigits(10, 10)
            .build();

    private static NumberPlan plan(String country) {
        return switch (country) {
            case "DE" -> GERMANY;
            case "NL" -> NETHERLANDS;
            case "IT" -> ITALY;
            case "RU" -> RUSSIA;
            default -> NumberPlan.northAmerica();
        };
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            US, +14255550100,        +14255550100,  14255550100,  01114255550100,    4255550100
            US, 4255550100,          +14255550100,  14255550100,  01114255550100,    4255550100
            US, 14255550100,         +14255550100,  14255550100,  01114255550100,    4255550100
            US, (425) 555-0100,      +14255550100,  14255550100,  01114255550100,    4255550100
            US, +1 425.555.0100,     +14255550100,  14255550100,  01114255550100,    4255550100
            US, 011493055501234,     +493055501234, 493055501234, 011493055501234,   011493055501234
            US, 493055501234,        +493055501234, 493055501234, 011493055501234,   011493055501234
            DE, +493055512345,       +493055512345, 493055512345, 00493055512345,    03055512345
            DE, 03055512345,         +493055512345, 493055512345, 00493055512345,    03055512345
            DE, 00493055512345,      +493055512345, 493055512345, 00493055512345,    03055512345
            DE, 493055512345,        +493055512345, 493055512345, 00493055512345,    03055512345
            DE, +49 (0)30 555-12345, +493055512345, 493055512345, 00493055512345,    03055512345
            DE, 14255550100,         +14255550100,  14255550100,  0014255550100,     0014255550100
            NL, 612345678,           +31612345678,  31612345678,  0031612345678,     0612345678
            NL, 0612345678,          +31612345678,  31612345678,  0031612345678,     0612345678
            NL, 31612345678,         +31612345678,  31612345678,  0031612345678,     0612345678
            IT, 0612345678,          +390612345678, 390612345678, 00390612345678,    0612345678
            IT, +390612345678,       +390612345678, 390612345678, 00390612345678,    0612345678
            RU, 88121234567,         +78121234567,  78121234567,  81078121234567,    88121234567
            RU, 81014255550100,      +14255550100,  14255550100,  81014255550100,    81014255550100
            """)
    void aNumberIsWrittenInEveryShape(
            String country, String dialled, String e164, String plain, String international, String national) {
        NumberPlan plan = plan(country);

        assertEquals(e164, plan.shape(dialled, NumberShape.E164));
        assertEquals(plain, plan.shape(dialled, NumberShape.PLAIN));
        assertEquals(international, plan.shape(dialled, NumberShape.INTERNATIONAL));
        assertEquals(national, plan.shape(dialled, NumberShape.NATIONAL));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            emergency,                       110
            emergency everywhere,            112
            emergency with separators,       1-1-0
            emergency with a plus,           +110
            emergency with a country code,   +49110
            short,                           116117
            extension,                       101
            last extension,                  499
            not for direct inward dialling,  +493055501234
            the same as it is dialled,       03055501234
            the same without a plus,         493055501234
            local,                           5551234
            global and too short,            +1425555
            global and too long,             +1234567890123456
            no country code begins with 0,   +0123456789
            no country code behind 00,       000123456789
            national and too short,          0301
            service code,                    *31#
            service code with a number,      *31#03055512345
            withheld,                        anonymous
            withheld in capitals,            Anonymous
            name,                            alice
            name with digits,                4255550100x
            vanity,                          +1425CONTOSO
            two pluses,                      ++4930555123
            plus inside,                     4930+555123
            plus alone,                      +
            separators alone,                -.()
            parameters,                      03055512345;ext=12
            escapes,                         %30%33055512345
            other digits,                    ٠٣٠٥٥٥١٢٣٤٥
            no text,                         ''
            """)
    void whatIsNoNumberOfThePlanStaysAsItIs(String what, String dialled) {
        for (NumberShape shape : NumberShape.values()) {
            assertEquals(dialled, GERMANY.shape(dialled, shape), what);
        }
        assertEquals(Optional.empty(), GERMANY.e164(dialled));
    }

    @Test
    void aShapeThatWouldBeAnotherNumberIsNotWritten() {
        NumberPlan plan = NumberPlan.northAmerica();

        assertEquals("+4930555012", plan.shape("011 4930555012", NumberShape.PLAIN));
        assertEquals("+14930555012", plan.shape("4930555012", NumberShape.E164));
    }

    @Test
    void aLongNumberCostsNothing() {
        String dialled = "1".repeat(60_000);

        assertEquals(dialled, GERMANY.shape(dialled, NumberShape.E164));
        assertFalse(GERMANY.isEmergency(dialled));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "911",
                "933",
                "112",
                "+911",
                "+1911",
                "9-1-1",
                "%39%31%31",
                "911;phone-context=+1",
                "+911;ext=1",
            })
    void anEmergencyNumberIsKnownInAnyDress(String dialled) {
        assertTrue(NumberPlan.northAmerica().isEmergency(dialled));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9111", "0911", "+14255550911", "110", "+", "+1", "911a", "x911", "%", "%39", "%391"})
    void whatOnlyHoldsAnEmergencyNumberIsNone(String dialled) {
        assertFalse(NumberPlan.northAmerica().isEmergency(dialled));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            sip:911@sbc1.contoso.com;user=phone,    true
            sip:+911@sbc1.contoso.com,              true
            sips:911;phone-context=+1@contoso.com,  true
            tel:911;phone-context=+1,               true
            urn:service:sos,                        true
            URN:service:SOS.fire,                   true
            urn:service:sosx,                       false
            urn:service:counseling,                 false
            sip:sbc1.contoso.com,                   false
            sip:+14255550911@sbc1.contoso.com,      false
            tel:+14255550911,                       false
            """)
    void anEmergencyCallIsKnownByItsTarget(String uri, boolean expected) {
        assertEquals(expected, NumberPlan.northAmerica().isEmergency(Uri.parse(uri)));
    }

    @Test
    void onlyTheContextOfTheWholeCountryIsThatOfThePlan() {
        assertTrue(GERMANY.understands("+49"));
        assertFalse(GERMANY.understands("+4930"));
        assertFalse(GERMANY.understands("+1"));
        assertFalse(GERMANY.understands("contoso.com"));
    }

    @Test
    void anotherShaperNeverSeesWhatThePlanProtects() {
        NumberShaper guarded =
                GERMANY.guarding((dialled, target) -> Optional.of("+49" + dialled.replaceFirst("^0", "")));

        assertEquals("110", guarded.shape("110", NumberShape.E164));
        assertEquals("116117", guarded.shape("116117", NumberShape.E164));
        assertEquals("101", guarded.shape("101", NumberShape.E164));
        assertEquals("03055501234", guarded.shape("03055501234", NumberShape.E164));
        assertEquals("+493055512345", guarded.shape("03055512345", NumberShape.E164));
        assertTrue(guarded.understands("+49"));
        assertFalse(guarded.understands("+1"));
    }

    @Test
    void aNumberIsAValue() {
        assertEquals(Optional.of(new PhoneNumber("+493055512345")), GERMANY.e164("030 555-12345"));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        NumberPlanBuilder builder = NumberPlan.builder("049")
                .trunkPrefix("O")
                .internationalPrefixes("+", "O")
                .nationalDigits(9, 3)
                .emergencyNumbers("+911")
                .shortNumbers("info")
                .extensions("1000", "999");

        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, builder::build);

        assertEquals(
                List.of(
                        "countryCode is 1 to 3 digits that do not begin with 0, not \"049\"",
                        "trunkPrefix is up to 5 digits, not \"O\": use \"\" for none",
                        "an international prefix is 1 to 5 digits other than the trunk prefix, not \"+\"",
                        "an international prefix is 1 to 5 digits other than the trunk prefix, not \"O\"",
                        "nationalDigits are 1 to 12, the smaller one first, not 9-3",
                        "an emergency number is 2 to 15 digits, * or #, without a plus, not \"+911\"",
                        "a short number is 2 to 15 digits, * or #, without a plus, not \"info\"",
                        "extensions are from a first to a last number of the same length, not 1000-999"),
                List.of(String.valueOf(e.getMessage()).split("; ", -1)));
        assertThrows(IllegalArgumentException.class, () -> NumberPlan.of(""));
        assertThrows(
                IllegalArgumentException.class,
                () -> NumberPlan.builder("49").internationalPrefixes().build());
    }

    @Test
    void aPlanIsWhatItWasMadeFrom() {
        assertEquals(GERMANY, GERMANY.toBuilder().build());
        assertEquals(GERMANY.hashCode(), GERMANY.toBuilder().build().hashCode());
        assertFalse(GERMANY.equals(GERMANY.toBuilder().shortNumbers("115").build()));
        assertEquals("+49, trunk prefix 0, international prefix 00", GERMANY.toString());
        assertEquals("+7, trunk prefix 8, international prefix 810 or 00", RUSSIA.toString());
        assertEquals("+1, international prefix 011", NumberPlan.northAmerica().toString());
    }
}
