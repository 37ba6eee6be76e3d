package io.drsip.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What headers with addresses write, beside what they read. */
class AddressFormsTest {

    private static final Map<String, HeaderType<?>> TYPES = Map.of(
            "Route", HeaderType.ROUTE,
            "Record-Route", HeaderType.RECORD_ROUTE,
            "History-Info", HeaderType.HISTORY_INFO,
            "Diversion", HeaderType.DIVERSION,
            "Remote-Party-ID", HeaderType.REMOTE_PARTY_ID,
            "Geolocation", HeaderType.GEOLOCATION,
            "Contact", HeaderType.CONTACT,
            "Refer-To", HeaderType.REFER_TO,
            "Referred-By", HeaderType.REFERRED_BY,
            "P-Asserted-Identity", HeaderType.P_ASSERTED_IDENTITY);

    @Test
    void aHeaderThatKnowsOnlyBracketsIsWrittenWithThem() {
        for (List<String> row : Tables.rows("""
                Route               | sip:a@contoso.com           | <sip:a@contoso.com>
                Route               | sip:a@contoso.com;lr        | <sip:a@contoso.com>;lr
                Route               | A<sip:a@contoso.com>; x     | A<sip:a@contoso.com>; x
                Record-Route        | sip:contoso.com;lr          | <sip:contoso.com>;lr
                History-Info        | sip:a@contoso.com;index=1.1 | <sip:a@contoso.com>;index=1.1
                History-Info        | <sip:a@contoso.com>;index=1 | <sip:a@contoso.com>;index=1
                Diversion           | tel:+1425;reason=unknown    | <tel:+1425>;reason=unknown
                Remote-Party-ID     | sip:a@contoso.com;screen=no | <sip:a@contoso.com>;screen=no
                Geolocation         | cid:a@contoso.com           | <cid:a@contoso.com>
                Contact             | sip:a@contoso.com;q=1       | sip:a@contoso.com;q=1
                Refer-To            | sip:a@contoso.com           | sip:a@contoso.com
                Referred-By         | sip:a@contoso.com           | sip:a@contoso.com
                P-Asserted-Identity | sip:a@contoso.com           | sip:a@contoso.com
                P-Asserted-Identity | tel:+1425;x=1               | <tel:+1425;x=1>
                P-Asserted-Identity | sip:+1425@b.biz;user=phone  | <sip:+1425@b.biz;user=phone>
                P-Asserted-Identity | sip:a@b.biz;x="1"           | <sip:a@b.biz>
                P-Asserted-Identity | A<sip:a@contoso.com>;x=1    | A <sip:a@contoso.com>
                """)) {
            assertWritten(Objects.requireNonNull(TYPES.get(row.get(0))), row.get(1), row.get(2));
        }
    }

    private static <T> void assertWritten(HeaderType<T> type, String came, String written) {
        T value = type.parse(came).get(0);

        assertEquals(written, type.print(value));
        assertEquals(List.of(value), type.parse(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P-Asserted-Identity", "P-Preferred-Identity"})
    void anIdentityWithParametersIsReadWithoutThemAndNotWritten(String name) {
        HeaderType<NameAddr> type =
                name.startsWith("P-A") ? HeaderType.P_ASSERTED_IDENTITY : HeaderType.P_PREFERRED_IDENTITY;
        NameAddr value = NameAddr.parse("<sip:a@contoso.com;user=phone>;x=1");
        Headers headers = SipMessage.parse(Samples.options(name + ": " + value)).headers();

        assertTrue(headers.require(type).params().isEmpty());
        assertEquals(value.toString(), headers.value(0).toString());
        assertEquals(
                name + " has no parameters (RFC 3325 section 9): give them to its URI, or leave them out, with"
                        + " withParams(Params.none())",
                assertThrows(IllegalArgumentException.class, () -> type.print(value))
                        .getMessage());
    }
}
