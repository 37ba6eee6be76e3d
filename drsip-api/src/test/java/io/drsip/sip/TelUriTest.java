package io.drsip.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TelUriTest {

    @Test
    void aNumberKeepsItsSeparatorsAndHasADialledForm() {
        TelUri uri = TelUri.parse("tel:+1-(425)-555.0100;ext=12");

        assertEquals("+1-(425)-555.0100", uri.number());
        assertEquals("+14255550100", uri.digits());
        assertTrue(uri.isGlobal());
        assertEquals(Optional.of("12"), uri.params().get("EXT"));
        assertEquals("tel:+1-(425)-555.0100;ext=12", uri.toString());
    }

    @Test
    void aLocalNumberHasAContext() {
        TelUri uri = TelUri.parse("tel:*21#a;phone-context=contoso.com");

        assertFalse(uri.isGlobal());
        assertEquals(Optional.of("contoso.com"), uri.context());
    }

    @Test
    void whatIsNoNumberIsRefused() {
        Tables.refused(TelUri::parse, """
                sip:h                       | 0
                tel:                        | 4
                tel:+                       | 4
                tel:+-                      | 4
                tel:+1a                     | 6
                tel:+1 2                    | 6
                tel:911                     | 7
                tel:7042;phone-context=_    | 8
                tel:7042;phone-context=[::1] | 8
                tel:7042;phone-context=+x   | 8
                tel:+1;a_b=c                | 6
                tel:+1;ext=1;EXT=2          | 13
                """);
    }

    @Test
    void equivalentNumbersDifferInSeparatorsCaseAndOrderOnly() {
        String table = """
                tel:+1-425-555-0100 | tel:+14255550100 | true
                tel:+1;a=x;ext=1-2 | TEL:+1;EXT=12;A=X | true
                tel:7042;phone-context=Contoso.com | tel:70-42;phone-context=contoso.com | true
                tel:70;phone-context=+1-4 | tel:70;phone-context=+14 | true
                tel:7a;phone-context=h | tel:7A;phone-context=h | true
                tel:7042;phone-context=a.com | tel:7042;phone-context=b.com | false
                tel:+1 | tel:+1;ext=1 | false
                tel:+1;a | tel:+1;b | false
                tel:+1 | sip:h | false
                """;
        for (List<String> row : Tables.rows(table)) {
            Uri a = Uri.parse(row.get(0));
            Uri b = Uri.parse(row.get(1));

            assertEquals(Boolean.valueOf(row.get(2)), a.equivalentTo(b), row::toString);
            assertEquals(a.equivalentTo(b), b.equivalentTo(a), row::toString);
        }
    }

    @Test
    void aNumberIsMadeAndChanged() {
        TelUri uri = TelUri.of("+14255550100");

        assertEquals(
                "tel:+14255550100;ext=1",
                uri.withParams(Params.none().with("ext", "1")).toString());
        assertEquals(uri, TelUri.parse("tel:+14255550100"));
        assertThrows(IllegalArgumentException.class, () -> TelUri.of("911"));
        assertThrows(IllegalArgumentException.class, () -> TelUri.of("+1\r\n"));
        assertThrows(
                IllegalArgumentException.class,
                () -> uri.withParams(Params.none().with("a_b")));
    }
}
