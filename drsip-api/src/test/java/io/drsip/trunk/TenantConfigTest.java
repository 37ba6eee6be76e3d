package io.drsip.trunk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.policy.HeaderPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TenantConfigTest {

    @Test
    void aLookupIsOverLongBeforeMicrosoftGivesUp() {
        TenantConfig config = TenantConfig.defaults();

        assertEquals(Duration.ofSeconds(3), config.lookup());
        assertEquals(Duration.ofSeconds(5), config.retryAfter());
        assertEquals(10_000, config.waiting());
        assertTrue(config.emergencyNumbers().containsAll(Set.of("112", "911")));
        assertEquals(Optional.empty(), config.policies("strict"));
    }

    @Test
    void policiesAreFoundByTheirName() {
        List<HeaderPolicy> none = List.of();

        TenantConfig config = TenantConfig.builder()
                .policies("none", none)
                .emergencyNumbers(Set.of("117"))
                .build();

        assertEquals(Optional.of(none), config.policies("none"));
        assertEquals(Set.of("none"), config.policies().keySet());
        assertEquals(Set.of("117"), config.emergencyNumbers());
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        TenantConfig.Builder builder = TenantConfig.builder()
                .lookup(Duration.ofSeconds(11))
                .retryAfter(Duration.ofMillis(999))
                .waiting(0);

        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, builder::build);

        assertEquals(
                "lookup must be above 0 s and at most 10 s, when Microsoft gives up; retryAfter must be 1 s or more;"
                        + " waiting must be 1 or more",
                error.getMessage());
    }
}
