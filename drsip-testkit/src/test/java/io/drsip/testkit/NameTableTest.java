package io.drsip.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.drsip.sip.Fqdn;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameTableTest {

    private final NameTable table = new NameTable();

    @ParameterizedTest
    @CsvSource({
        "sbc1.contoso.com:5061=127.0.0.1:40123, SBC1.contoso.com, 5061, 127.0.0.1:40123",
        "sbc1.contoso.com:5061=[::1]:40123,     sbc1.contoso.com, 5061, [::1]:40123",
        "api.contoso.com:443=192.0.2.1:1,       api.contoso.com,  443,  192.0.2.1:1"
    })
    void aLineIsFoundAgain(String line, String name, int port, String address) {
        table.add(line);

        assertEquals(Optional.of(address), table.lookUp(Fqdn.parse(name), port).map(Addresses::print));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a.b",
                "a.b:1",
                "a.b=127.0.0.1:1",
                "a.b:0=127.0.0.1:1",
                "a.b:1=c.d:1",
                "a.b:1=127.0.0.1",
                "a b:1=127.0.0.1:1"
            })
    void anythingElseIsRefused(String line) {
        assertThrows(IllegalArgumentException.class, () -> table.add(line));
    }

    @Test
    void thePortCountsAndTheLastEntryWins() {
        Fqdn name = Fqdn.parse("sbc1.contoso.com");
        InetSocketAddress address = new InetSocketAddress(Addresses.ip("127.0.0.1"), 2);
        table.add("sbc1.contoso.com:5061=127.0.0.1:1").add(name, 5061, address);

        assertEquals(Optional.of(address), table.lookUp(name, 5061));
        assertEquals(Optional.empty(), table.lookUp(name, 5062));
        assertEquals(Optional.empty(), table.remove(name, 5061).lookUp(name, 5061));
    }
}
