package io.drsip.core.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.policy.HeaderPolicy;
import io.drsip.policy.PolicyContext;
import io.drsip.sip.Fqdn;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Host;
import io.drsip.sip.NameAddr;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipUri;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyPoliciesTest {

    private static final String INSIDE = "Record-Route: <sip:pbx.contoso.com;lr>";

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            to   | sip:192.0.2.1:5060;transport=udp          | <sip:sbc1.contoso.com:5061;transport=tls;lr;r2=on> / <sip:192.0.2.1:5060;transport=udp;lr;r2=on>
            from | sip:192.0.2.1:5060;transport=udp          | <sip:192.0.2.1:5060;transport=udp;lr;r2=on> / <sip:sbc1.contoso.com:5061;transport=tls;lr;r2=on>
            to   | sip:edge.contoso.com;lr=on;r2=on          | <sip:sbc1.contoso.com:5061;transport=tls;lr;r2=on> / <sip:edge.contoso.com;lr;r2=on>
            to   | sip:sbc1.contoso.com:5061;transport=tls   | <sip:sbc1.contoso.com:5061;transport=tls;lr>
            from | sip:SBC1.contoso.com:5061;transport=TLS;lr | <sip:sbc1.contoso.com:5061;transport=tls;lr>
            """)
    void eachSideComesBackByANameItCanReach(String way, String inner, String routes) {
        SipMessage invite = Messages.of("INVITE", INSIDE);
        PolicyContext context =
                (way.equals("to") ? Messages.toMicrosoft(invite) : Messages.fromMicrosoft(invite)).build();
        PolicyPipeline proxy = PolicyPipeline.of(List.of(ProxyPolicies.recordRoute(SipUri.parse(inner))));

        SipMessage result = Messages.passed(proxy.apply(invite, context));

        assertEquals(
                Stream.concat(Stream.of(routes.split(" / ", -1)), Stream.of("<sip:pbx.contoso.com;lr>"))
                        .toList(),
                result.headers().all(HeaderType.RECORD_ROUTE).stream()
                        .map(NameAddr::toString)
                        .toList());
        assertSame(result, Messages.passed(proxy.apply(result, context)));
    }

    @Test
    void onlyFirstInvitesGetRecordRoutes() {
        HeaderPolicy policy = ProxyPolicies.recordRoute(SipUri.parse("sip:192.0.2.1"));

        for (String kind : List.of("re-INVITE", "OPTIONS", "BYE", "200 INVITE", "ACK")) {
            SipMessage message = Messages.of(kind, "-");
            assertFalse(policy.scope().matches(Messages.toMicrosoft(message).build()), kind);
        }
    }

    @Test
    void aCarrierTrunkSaysTheNameOfTheTenant() {
        SipMessage invite = Messages.of("INVITE", "-");
        PolicyContext context = Messages.toMicrosoft(invite)
                .tenant(Fqdn.parse("nora.sbc1.contoso.com"))
                .port(5068)
                .build();
        List<HeaderPolicy> policies = TeamsPolicies.with()
                .after(ProxyPolicies.recordRoute(SipUri.parse("sip:192.0.2.1")))
                .list();

        SipMessage result = Messages.passed(PolicyPipeline.of(policies).apply(invite, context));

        assertEquals(
                "<sip:nora.sbc1.contoso.com:5068;transport=tls;lr;r2=on>",
                result.headers().require(HeaderType.RECORD_ROUTE).toString());
        assertTrue(PolicyPipeline.of(TeamsPolicies.standard()).lint(result, context).stream()
                .noneMatch(finding -> finding.header().equals("Record-Route")));
    }

    @Test
    void ourOwnRoutesAreRecognisedAndTakenOff() {
        OwnAliases aliases =
                OwnAliases.none().with(Fqdn.parse("sbc1.contoso.com")).with(Host.parse("192.0.2.1"), 5060);
        List<NameAddr> routes = Stream.of(
                        "<sip:SBC1.contoso.com:5061;transport=tls;lr;r2=on>",
                        "<sip:192.0.2.1;lr;r2=on>",
                        "<sip:pbx.contoso.com;lr>",
                        "<sip:sbc1.contoso.com;lr>")
                .map(NameAddr::parse)
                .toList();

        assertEquals(routes.subList(2, 4), aliases.behind(routes));
        assertEquals(List.of(), aliases.behind(routes.subList(0, 2)));
        assertEquals(routes, OwnAliases.none().behind(routes));
    }

    @ParameterizedTest
    @CsvSource({
        "sip:192.0.2.1, true",
        "sip:192.0.2.1:5060, true",
        "sip:192.0.2.1:5062, false",
        "sip:192.0.2.1;transport=tls, false",
        "sips:192.0.2.1, false",
        "sip:192.0.2.2, false"
    })
    void aPortThatIsNotWrittenIsTheOneOfTheTransport(String uri, boolean own) {
        OwnAliases aliases = OwnAliases.none().with(Host.parse("192.0.2.1"), 5060);

        assertEquals(own, aliases.isOwn(SipUri.parse(uri)));
    }

    @Test
    void aPortIsOne() {
        assertThrows(IllegalArgumentException.class, () -> OwnAliases.none().with(Fqdn.parse("contoso.com"), 0));
    }
}
