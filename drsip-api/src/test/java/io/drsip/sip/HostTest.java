package io.drsip.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostTest {

    @Test
    void hostsKeepTheirTextAndHaveACanonicalForm() {
        String table = """
                sbc1.contoso.com                     | sbc1.contoso.com
                SBC1.Contoso.COM.                    | sbc1.contoso.com
                localhost                            | localhost
                xn--bcher-kva.example                | xn--bcher-kva.example
                4sale.contoso.com                    | 4sale.contoso.com
                1.2.3.com                            | 1.2.3.com
                192.0.2.1                            | 192.0.2.1
                192.000.02.1                         | 192.0.2.1
                [2001:db8::1]                        | [2001:db8::1]
                [2001:DB8:0:0:0:0:0:1]               | [2001:db8::1]
                [::]                                 | [::]
                [1::]                                | [1::]
                [::1]                                | [::1]
                [1:2:3:4:5:6:7::]                    | [1:2:3:4:5:6:7:0]
                [1:0:0:2:0:0:0:3]                    | [1:0:0:2::3]
                [::ffff:192.0.2.1]                   | [::ffff:c000:201]
                [2001:db8:::192.0.2.1]               | [2001:db8::c000:201]
                [5f1b:df00:ce3e:e200:20:800:121.12.131.12] | [5f1b:df00:ce3e:e200:20:800:790c:830c]
                """;
        for (List<String> row : Tables.rows(table)) {
            Host host = Host.parse(row.get(0));

            assertEquals(row.get(0), host.toString());
            assertEquals(row.get(1), host.canonical());
            assertEquals(host, Host.parse(host.canonical()));
            assertEquals(host.hashCode(), Host.parse(host.canonical()).hashCode());
        }
    }

    @Test
    void whatIsNoHostIsRefusedWhereItGoesWrong() {
        Tables.refused(Host::parse, """
                .contoso.com          | 0
                sbc1..contoso.com     | 5
                -sbc.contoso.com      | 0
                sbc-.contoso.com      | 3
                sbc_1.contoso.com     | 3
                sbc1.contoso.com..    | 17
                sbc1 contoso          | 4
                bücher.example        | 1
                \u212a.example        | 0
                256.1.1.1             | 8
                1.2.3                 | 4
                1.2.3.4.5             | 8
                1.2.3.4.              | 6
                [2001:db8::1          | 12
                []                    | 1
                [1.2.3.4]             | 8
                [2001:db8:::1]        | 11
                [1::2::3]             | 5
                [1:2:3:4:5:6:7]       | 14
                [1:2:3:4:5:6:7:8:9]   | 18
                [1:2:3:4:5:6:7:8:]    | 17
                [:1:2:3:4:5:6:7]      | 1
                [12345::]             | 5
                [fe80::1%25eth0]      | 8
                [::g]                 | 3
                [::192.0.2.256]       | 6
                """);
    }

    @Test
    void namesAreLimitedAsInDns() {
        String label = "a".repeat(63);
        String longest = label + "." + label + "." + label + "." + "a".repeat(61);

        assertEquals(longest, Fqdn.parse(longest).toString());
        Tables.refused(Fqdn::parse, longest + "a | 0\n" + "a" + label + ".com | 0\n192.0.2.1 | 8");
    }

    @Test
    void aNameKnowsItsParentAndWhatItLiesBelow() {
        Fqdn name = Fqdn.parse("a.SBC1.contoso.com");

        assertEquals(Optional.of(Fqdn.parse("sbc1.contoso.com")), name.parent());
        assertEquals(Optional.empty(), Fqdn.parse("localhost").parent());
        assertTrue(name.isBelow(Fqdn.parse("contoso.com")));
        assertFalse(name.isBelow(name));
        assertFalse(Fqdn.parse("evilcontoso.com").isBelow(Fqdn.parse("contoso.com")));
    }

    @Test
    void anAddressIsFourOrSixteenOctets() {
        assertEquals(4, IpLiteral.parse("192.0.2.1").octets().length);
        assertEquals(16, IpLiteral.parse("[::192.0.2.1]").octets().length);
        assertTrue(IpLiteral.parse("[::1]").isIpv6());
        assertFalse(IpLiteral.parse("192.0.2.1").isIpv6());
        assertNotEquals(Host.parse("192.0.2.1"), Host.parse("[::ffff:192.0.2.1]"));
        Tables.refused(IpLiteral::parse, "sbc1.contoso.com | 0");
    }
}
