package io.drsip.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.Fqdn;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ConnectionLimitsTest {

    @Test
    void allProblemsAreNamedAtOnce() {
        ConnectionLimits.Builder builder =
                ConnectionLimits.builder().connect(Duration.ZERO).perAddress(-1);

        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, builder::build);

        assertEquals("limits: connect must be positive; perAddress must be positive", error.getMessage());
    }

    @Test
    void aTableKnowsNamesWithAndWithoutPort() throws Exception {
        InetSocketAddress one = new InetSocketAddress("192.0.2.1", 15061);
        InetSocketAddress two = new InetSocketAddress("192.0.2.2", 15062);
        HostResolver table = HostResolver.table(Map.of("sip.adatum.biz:5061", one, "sip2.adatum.biz", two));

        assertEquals(List.of(one), resolve(table, "SIP.adatum.biz.", 5061));
        assertEquals(List.of(), resolve(table, "sip.adatum.biz", 5062));
        assertEquals(List.of(two), resolve(table, "sip2.adatum.biz", 5062));
    }

    private static List<InetSocketAddress> resolve(HostResolver table, String host, int port) throws Exception {
        return table.resolve(Fqdn.parse(host), port).toCompletableFuture().get();
    }

    @Test
    void tenEventsInASecondAreToldAndTheOthersCounted() {
        Instant now = Instant.parse("2026-07-01T12:00:00Z");
        EventRate rate = new EventRate();

        long told = IntStream.range(0, 50).filter(i -> rate.allows(now)).count();

        assertEquals(10, told);
        assertTrue(rate.allows(now.plusSeconds(1)));
        assertEquals(" (and 40 more before that)", rate.suffix());
        assertEquals("", rate.suffix());
    }
}
