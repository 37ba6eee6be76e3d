package io.drsip.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.Fqdn;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One SBC of a carrier, many customers (Microsoft, Configure an SBC for multiple tenants). */
class SimulatedCarrierTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String BASE = "customers.adatum.biz";

    private static final SimulatedTenant CARRIER = SimulatedTenant.builder("adatum")
            .verifiedDomain("adatum.biz")
            .verifiedDomain(BASE)
            .carrierTrunk(BASE, 5061)
            .build();
    private static final SimulatedTenant WOODGROVE = SimulatedTenant.builder("woodgrove")
            .verifiedDomain("sbc1.customers.adatum.biz")
            .numbers("+14255550100")
            .build();
    private static final SimulatedTenant FABRIKAM = SimulatedTenant.builder("fabrikam")
            .verifiedDomain("sbc2.customers.adatum.biz")
            .numbers("+14255550100", "+14255550111")
            .build();

    @RegisterExtension
    static final SimulatedTeamsExtension TEAMS =
            SimulatedTeamsExtension.of(SimulatedTeams.builder().tenant(CARRIER, WOODGROVE, FABRIKAM));

    private RawSbc sbc;

    @BeforeEach
    void start(SimulatedTeams teams) {
        sbc = new RawSbc(
                teams, BASE, teams.sbcAuthority().issue(BASE, "*." + BASE).build());
    }

    @AfterEach
    void stop() {
        sbc.close();
    }

    @ParameterizedTest
    @CsvSource({
        "sbc1.customers.adatum.biz,   +14255550100, 100",
        "sbc1.customers.adatum.biz,   +14255550111, 404",
        "sbc2.customers.adatum.biz,   +14255550111, 100",
        "customers.adatum.biz,        +14255550100, 404",
        "sbc3.customers.adatum.biz,   +14255550100, 403",
        "a.sbc1.customers.adatum.biz, +14255550100, 403",
        "sbc1.adatum.biz,             +14255550100, 403"
    })
    void theContactChoosesTheTenant(String contact, String number, int status) {
        String invite =
                RawInvite.of("carrier").replace("sbc1.contoso.com", contact).replace("+14255550100", number);

        String answer = sbc.dial("sip.pstnhub.microsoft.com", 5061).send(invite).read();

        assertTrue(RawMessage.firstLine(answer).startsWith("SIP/2.0 " + status), answer);
    }

    @Test
    void theHealthOfTheBaseCountsForAll(SimulatedTeams teams) {
        String options = RawMessage.of("""
                OPTIONS sip:sip.pstnhub.microsoft.com SIP/2.0
                Via: SIP/2.0/TLS customers.adatum.biz:5061;branch=z9hG4bKbase
                Max-Forwards: 70
                From: <sip:customers.adatum.biz>;tag=1
                To: <sip:sip.pstnhub.microsoft.com>
                Call-ID: base
                CSeq: 1 OPTIONS
                Contact: <sip:customers.adatum.biz:5061;transport=tls>
                """);
        sbc.dial("sip2.pstnhub.microsoft.com", 5061).send(options).read();
        RawConnection back = sbc.accept();
        String ping = back.read();

        back.send(RawMessage.answer(ping, "200 OK", "t", "Contact: <sip:customers.adatum.biz:5061;transport=tls>"));

        teams.awaitActive(Fqdn.parse(BASE), teams.datacenter(2), SOON);
        assertEquals(TrunkStatus.WARNING, teams.status(Fqdn.parse(BASE), teams.datacenter(1)));
        assertEquals(TrunkStatus.ACTIVE, teams.status(Fqdn.parse(BASE)));
    }

    @Test
    void aCallToACustomerGoesToTheCarriersSbc(SimulatedTeams teams) {
        teams.sbc(
                "sbc2.customers.adatum.biz",
                5061,
                teams.names().lookUp(Fqdn.parse(BASE), 5061).orElseThrow());

        teams.placeCall(CallPlan.of("sbc2.customers.adatum.biz", "+14255550111", "+14255550199"))
                .join();

        assertTrue(sbc.accept().read().startsWith("INVITE sip:+14255550199@sbc2.customers.adatum.biz:5061;"));
    }
}
