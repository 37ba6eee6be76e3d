package io.drsip.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.cert.X509Certificate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TrustTest {

    @Test
    void microsoftsRootsAreFoundOrMissedByName() {
        Trust trust = Trust.microsoft();

        assertEquals(7, trust.roots().size() + trust.warnings().size());
        assertEquals(Optional.of(YearMonth.of(2026, 6)), trust.asOf());
    }

    @Test
    void aRootThatThisJavaLacksIsAWarningWithARemedy() {
        List<X509Certificate> one = Trust.microsoft().roots().subList(0, 1);

        Trust trust = MicrosoftRoots.among(one);

        assertEquals(one, trust.roots());
        assertEquals(6, trust.warnings().size());
        assertTrue(trust.warnings().get(0).contains("update Java, or use Trust.fromPem"));
    }

    @Test
    void noRootsAtAllAreNoTrust() {
        assertThrows(IllegalArgumentException.class, () -> Trust.of(List.of()));
        assertThrows(IllegalStateException.class, () -> MicrosoftRoots.among(List.of()));
    }
}
