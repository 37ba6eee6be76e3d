package io.drsip.core.failover;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drsip.trunk.Datacenter;
import io.drsip.trunk.DatacenterHealth;
import io.drsip.trunk.DatacenterState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandidatesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource(textBlock = """
            UP         UP         UP,         1 2 3
            DOWN       UP         UP,         2 3 1
            SUSPECT    UP         UP,         2 3 1
            RECOVERING UP         UP,         2 3 1
            UNKNOWN    DOWN       UP,         3 1 2
            SUSPECT    RECOVERING UNKNOWN,    1 2 3
            HELD       DOWN       SUSPECT,    3 2 1
            HELD       HELD       UP,         3 1 2
            DISABLED   UP         DISABLED,   2
            DISABLED   DOWN       UNKNOWN,    3 2
            DOWN       DOWN       DOWN,       ''
            DOWN       HELD       DISABLED,   ''
            DISABLED   DISABLED   DISABLED,   ''
            """)
    void upComesFirstThenTheDoubtfulThenTheDownAndDisabledNever(String states, String expected) {
        List<DatacenterHealth> health = health(states);

        Candidates candidates = Candidates.of(health, NOW);

        assertEquals(
                expected,
                candidates.order().stream()
                        .map(each -> String.valueOf(each.port()))
                        .collect(Collectors.joining(" ")));
    }

    @Test
    void ifAllJustFailedTheCallerWaitsForTheFirstToBeTried() {
        assertEquals(
                Optional.of(Duration.ofSeconds(10)),
                Candidates.of(health("HELD DOWN DISABLED"), NOW).retryAfter());
        assertEquals(Optional.empty(), Candidates.of(health("DISABLED"), NOW).retryAfter());
        assertEquals(Optional.empty(), Candidates.of(health("UP DOWN"), NOW).retryAfter());
    }

    /** Ports number the datacenters; a DOWN one is tried in 10 s, a held one in 40 s. */
    private static List<DatacenterHealth> health(String states) {
        List<String> names = List.of(states.split(" +", -1));
        return IntStream.range(0, names.size())
                .mapToObj(i -> health(i + 1, names.get(i)))
                .toList();
    }

    private static DatacenterHealth health(int port, String name) {
        boolean held = name.equals("HELD");
        DatacenterState state = held ? DatacenterState.DOWN : DatacenterState.valueOf(name);
        Datacenter datacenter =
                new Datacenter(Datacenter.of("sip.pstnhub.microsoft.com").fqdn(), port);
        Optional<Instant> retryAt =
                state == DatacenterState.DOWN ? Optional.of(NOW.plusSeconds(held ? 40 : 10)) : Optional.empty();
        return new DatacenterHealth(
                datacenter,
                state,
                NOW,
                "",
                Optional.empty(),
                Optional.empty(),
                held ? retryAt : Optional.empty(),
                retryAt);
    }
}
