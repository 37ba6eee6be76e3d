package io.drsip.core.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.drsip.policy.Direction;
import io.drsip.policy.NumberField;
import io.drsip.sip.NameAddr;
import io.drsip.sip.SipUri;
import io.drsip.sip.Uri;
import io.drsip.tenant.NumberPlan;
import io.drsip.tenant.NumberShape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderNumbersTest {

    private static final NumberPlan PLAN =
            NumberPlan.northAmerica().toBuilder().extensions("1000", "4999").build();
    private static final HeaderNumbers NUMBERS = HeaderNumbers.of(PLAN)
            .with(Direction.FROM_MICROSOFT, NumberShape.NATIONAL, NumberField.REQUEST_URI)
            .with(Direction.FROM_MICROSOFT, NumberShape.INTERNATIONAL, NumberField.TO)
            .with(Direction.FROM_MICROSOFT, NumberShape.PLAIN, NumberField.FROM);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sip:4255550100@sbc1.contoso.com                              | sip:+14255550100@sbc1.contoso.com
            sip:4255550100@sbc1.contoso.com:5061;user=phone;cause=302    | sip:+14255550100@sbc1.contoso.com:5061;user=phone;cause=302
            sips:4255550100@sbc1.contoso.com                             | sips:+14255550100@sbc1.contoso.com
            sip:4255550100@192.0.2.1;user=PHONE?Subject=x                | sip:+14255550100@192.0.2.1;user=PHONE?Subject=x
            sip:+1-(425)-555.0100@contoso.com                            | sip:+14255550100@contoso.com
            sip:425%20555%200100@contoso.com                             | sip:+14255550100@contoso.com
            sip:%2B14255550100@contoso.com                               | sip:+14255550100@contoso.com
            sip:4255550100;phone-context=+1@contoso.com                  | sip:+14255550100@contoso.com
            sip:4255550100;Phone-Context=%2b1;isub=7@contoso.com         | sip:+14255550100;isub=7@contoso.com
            sip:4255550100;npdi;rn=+14255550199@contoso.com              | sip:+14255550100;npdi;rn=+14255550199@contoso.com
            tel:4255550100;phone-context=+1                              | tel:+14255550100
            tel:425-555-0100;isub=7;phone-context=+1                     | tel:+14255550100;isub=7
            tel:+1-425-555-0100                                          | tel:+14255550100
            """)
    void aNumberGetsThePlus(String before, String after) {
        Uri shaped =
                NUMBERS.uris(Direction.TO_MICROSOFT, NumberField.REQUEST_URI).apply(Uri.parse(before));

        assertEquals(after, shaped.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sip:+14255550100@contoso.com",
                "sip:sbc1.contoso.com",
                "sip:911@contoso.com;user=phone",
                "sip:+911@contoso.com;user=phone",
                "sip:%39%31%31@contoso.com",
                "sip:%2B911@contoso.com",
                "sip:911;phone-context=+1@contoso.com;user=phone",
                "sip:1001@contoso.com",
                "sip:4255550100;ext=1001@contoso.com",
                "sip:+1-425-555-0100;EXT=1001@contoso.com",
                "sip:4255550100;%65xt=1001@contoso.com",
                "sip:5550100;phone-context=+1425@contoso.com",
                "sip:4255550100;phone-context=contoso.com@contoso.com",
                "sip:4255550100;phone-context=+49@contoso.com",
                "sip:4255550100;phone-context@contoso.com",
                "sip:anonymous@anonymous.invalid",
                "sip:Anonymous@contoso.com",
                "sip:alice@contoso.com",
                "sip:4255550100x@contoso.com",
                "sip:4255+550100@contoso.com",
                "sip:++14255550100@contoso.com",
                "sip:%2B%2B14255550100@contoso.com",
                "sip:+142%35555010%C3%A4@contoso.com",
                "sip:4255550100%00@contoso.com",
                "sip:4255550100:secret@contoso.com",
                "sip:4255550100@contoso.com;user=ip",
                "sip:94255550100,,1@contoso.com;user=dialstring",
                "sip:4255550100@contoso.com;user=dialstring",
                "sip:*72@contoso.com",
                "sip:%2372@contoso.com",
                "tel:+14255550100;ext=1001",
                "tel:1001;phone-context=contoso.com",
                "tel:863-1234;phone-context=+1-914-555",
                "tel:911;phone-context=+1",
                "urn:service:sos",
                "http://contoso.com/4255550100",
            })
    void whatIsNoNumberOfThePlanStaysTheSameObject(String text) {
        Uri uri = Uri.parse(text);

        for (NumberField header : NumberField.values()) {
            assertSame(uri, NUMBERS.uris(Direction.TO_MICROSOFT, header).apply(uri));
        }
    }

    @Test
    void eachHeaderHasItsShapeInEachDirection() {
        Uri uri = Uri.parse("sip:+14255550100@sbc1.contoso.com;user=phone");

        assertEquals(
                List.of("4255550100", "01114255550100", "14255550100", "+14255550100"),
                Arrays.asList(NumberField.REQUEST_URI, NumberField.TO, NumberField.FROM, NumberField.DIVERSION).stream()
                        .map(header ->
                                NUMBERS.uris(Direction.FROM_MICROSOFT, header).apply(uri))
                        .map(shaped -> ((SipUri) shaped).user().orElse(""))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(NumberField.class)
    void byDefaultNothingFromMicrosoftChanges(NumberField header) {
        assertEquals(Optional.empty(), HeaderNumbers.of(PLAN).shape(Direction.FROM_MICROSOFT, header));
    }

    @Test
    void aHeaderCanBeLeftOut() {
        HeaderNumbers without = NUMBERS.without(Direction.TO_MICROSOFT, NumberField.FROM);
        Uri uri = Uri.parse("sip:4255550100@contoso.com");

        assertSame(uri, without.uris(Direction.TO_MICROSOFT, NumberField.FROM).apply(uri));
        assertEquals(Optional.of(NumberShape.E164), NUMBERS.shape(Direction.TO_MICROSOFT, NumberField.FROM));
    }

    @Test
    void aTelUriIsGlobalWhateverTheShape() {
        Uri uri = Uri.parse("tel:425-555-0100;phone-context=+1");

        assertEquals(
                "tel:+14255550100",
                NUMBERS.uris(Direction.FROM_MICROSOFT, NumberField.REQUEST_URI)
                        .apply(uri)
                        .toString());
    }

    @Test
    void nameTagAndParametersOfAHeaderStay() {
        NameAddr from = NameAddr.parse("\"Bob, 4255550100\" <sip:4255550100@contoso.com>;tag=4255550100;x=1");
        NameAddr text = NameAddr.parse("Alice  <sip:alice@contoso.com>;tag=1");

        assertEquals(
                "\"Bob, 4255550100\" <sip:+14255550100@contoso.com>;tag=4255550100;x=1",
                NUMBERS.nameAddrs(Direction.TO_MICROSOFT, NumberField.FROM)
                        .apply(from)
                        .toString());
        assertSame(
                text,
                NUMBERS.nameAddrs(Direction.TO_MICROSOFT, NumberField.FROM).apply(text));
    }

    @Test
    void aPrivateEntryOfAHistoryIsPassedOnAsItIs() {
        HeaderNumbers numbers = NUMBERS.with(Direction.FROM_MICROSOFT, NumberShape.NATIONAL, NumberField.HISTORY_INFO);
        SipUri open = SipUri.parse("sip:+14255550100@sip.pstnhub.microsoft.com;user=phone?Reason=SIP%3Bcause%3D302");
        SipUri closed = SipUri.parse("sip:+14255550100@sip.pstnhub.microsoft.com?privacy=history");

        assertEquals(
                "sip:4255550100@sip.pstnhub.microsoft.com;user=phone?Reason=SIP%3Bcause%3D302",
                numbers.sipUris(Direction.FROM_MICROSOFT, NumberField.HISTORY_INFO)
                        .apply(open)
                        .toString());
        assertSame(
                closed,
                numbers.sipUris(Direction.FROM_MICROSOFT, NumberField.HISTORY_INFO)
                        .apply(closed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+", "alice@evil", "1;x=y", "1 2", "\r\n", "++1"})
    void whatIsNoNumberNeverGetsIntoAUri(String wrong) {
        HeaderNumbers numbers = HeaderNumbers.of((dialled, shape) -> Optional.of(wrong));
        Uri sip = Uri.parse("sip:4255550100@contoso.com");
        Uri tel = Uri.parse("tel:+14255550100");

        assertSame(sip, numbers.uris(Direction.TO_MICROSOFT, NumberField.TO).apply(sip));
        assertSame(tel, numbers.uris(Direction.TO_MICROSOFT, NumberField.TO).apply(tel));
    }
}
