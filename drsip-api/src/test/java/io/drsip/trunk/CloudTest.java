package io.drsip.trunk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.Fqdn;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudTest {

    private static final Fqdn SUFFIX = Fqdn.parse("teams.example");
    private static final Datacenter FIRST = new Datacenter(Fqdn.parse("sip.teams.example"), 15061);

    @Test
    void theThreeNamesComeInMicrosoftsOrder() {
        assertEquals(
                "worldwide [sip.pstnhub.microsoft.com, sip2.pstnhub.microsoft.com, sip3.pstnhub.microsoft.com]",
                Cloud.worldwide().toString());
    }

    @Test
    void governmentCloudsHaveOneNameEach() {
        assertEquals(
                "GCC High [sip.pstnhub.gov.teams.microsoft.us]", Cloud.gccHigh().toString());
        assertEquals("DoD [sip.pstnhub.dod.teams.microsoft.us]", Cloud.dod().toString());
    }

    @Test
    void onlyTheTestEndpointTakesNoCalls() {
        assertFalse(Cloud.testEndpoint().takesCalls());
        assertTrue(Cloud.worldwide().takesCalls());
        assertTrue(Cloud.gccHigh().takesCalls());
        assertTrue(Cloud.dod().takesCalls());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            pstnhub.microsoft.com,               true
            API-DU-B-EUWE.pstnhub.Microsoft.com, true
            sip-du-a-eu.pstnhub.microsoft.com.,  true
            microsoft.com,                       false
            xpstnhub.microsoft.com,              false
            pstnhub.microsoft.com.contoso.com,   false
            """)
    void aHostBelongsToTheCloudIfItLiesBelowTheSuffix(String host, boolean expected) {
        assertEquals(expected, Cloud.worldwide().contains(Fqdn.parse(host)));
    }

    @Test
    void everyPresetRunsInRealTimeAndNamesItsSource() {
        for (Cloud cloud : List.of(Cloud.worldwide(), Cloud.gccHigh(), Cloud.dod(), Cloud.testEndpoint())) {
            assertEquals(1, cloud.timeScale());
            assertTrue(cloud.source().contains("Microsoft"));
            assertFalse(cloud.addressRanges().isEmpty());
        }
    }

    @Test
    void onlyASimulatedCloudRunsFaster() {
        Cloud cloud = Cloud.simulated("play", List.of(FIRST), SUFFIX, 20);

        assertEquals(20, cloud.timeScale());
        assertEquals("play [sip.teams.example:15061]", cloud.toString());
    }

    @Test
    void aCloudReportsAllItsProblemsAtOnce() {
        var error = assertThrows(
                IllegalArgumentException.class, () -> Cloud.simulated("play", List.of(FIRST, FIRST), SUFFIX, 0));

        assertEquals("datacenters: name each one only once; timeScale: choose 1 to 1000, not 0", error.getMessage());
    }

    @Test
    void replacedDataCarriesItsOwnDateAndSource() {
        LocalDate date = LocalDate.of(2027, 1, 31);

        Cloud moved = Cloud.worldwide()
                .withDatacenters(List.of(FIRST), date, "a letter")
                .withAddressRanges(List.of("192.0.2.0/24"), date, "a letter");

        assertEquals(List.of(FIRST), moved.datacenters());
        assertEquals(List.of("192.0.2.0/24"), moved.addressRanges());
        assertEquals(date, moved.asOf());
        assertEquals("a letter", moved.source());
        assertEquals("worldwide", moved.name());
    }

    @Test
    void oldDataIsWorthAWarning() {
        Cloud cloud = Cloud.worldwide();

        assertTrue(cloud.staleness(cloud.asOf().plusYears(3)).isEmpty());
        assertTrue(cloud.staleness(cloud.asOf().plusYears(3).plusDays(1))
                .orElseThrow()
                .contains(cloud.source()));
    }

    @Test
    void aDatacenterWithoutAValidPortIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Datacenter(SUFFIX, 0));
        assertThrows(IllegalArgumentException.class, () -> new Datacenter(SUFFIX, 65_536));
        assertEquals(5061, Datacenter.of(SUFFIX).port());
    }
}
