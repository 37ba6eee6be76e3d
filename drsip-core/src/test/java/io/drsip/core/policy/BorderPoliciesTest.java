package io.drsip.core.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.policy.Direction;
import io.drsip.policy.HeaderPolicy;
import io.drsip.policy.NumberField;
import io.drsip.policy.PolicyContext;
import io.drsip.policy.UriShaper;
import io.drsip.sip.HeaderType;
import io.drsip.sip.NameAddr;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipUri;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BorderPoliciesTest {

    /** Adds the country code of the example numbers, and tells where it was asked. */
    private static final UriShaper COUNTRY = (uri, field, context) ->
            uri instanceof SipUri sip && sip.user().orElse("").startsWith("0")
                    ? sip.withUser("+1" + sip.user().orElseThrow().substring(1))
                    : uri;

    private static final Map<String, HeaderPolicy> POLICIES = Stream.of(
                    BorderPolicies.identityFromMicrosoft(IdentityTrust.UNTRUSTED),
                    BorderPolicies.remotePartyId(),
                    BorderPolicies.historyToDiversion(),
                    BorderPolicies.diversionToHistory(),
                    BorderPolicies.reasonByStatus(),
                    BorderPolicies.numbers(COUNTRY),
                    BorderPolicies.product("Contoso-SBC/2.1"),
                    BorderPolicies.noVendorHeaders("X-Kept"),
                    BorderPolicies.voicemail(uri -> uri.user().orElse("").startsWith("+1425555019")))
            .collect(TreeMap::new, (map, policy) -> map.put(policy.name(), policy), Map::putAll);

    @ParameterizedTest(name = "{0}, {1} {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            identity-from-microsoft | from | INVITE | P-Asserted-Identity: <tel:+14255550100>,<sip:a@contoso.com> | -
            identity-from-microsoft | from | INVITE | Remote-Party-ID: <sip:a@contoso.com>;party=calling         | -
            identity-from-microsoft | to   | INVITE | P-Asserted-Identity: <tel:+14255550100>                    | =
            remote-party-id      | from | INVITE | P-Asserted-Identity: <tel:+14255550100>,<sip:a@contoso.com>    | +Remote-Party-ID: <tel:+14255550100>;party=calling;screen=yes;privacy=off / Remote-Party-ID: <sip:a@contoso.com>;party=calling;screen=yes;privacy=off
            remote-party-id      | from | INVITE | P-Asserted-Identity: <tel:+14255550100>\\r\\nPrivacy: id       | +Remote-Party-ID: <tel:+14255550100>;party=calling;screen=yes;privacy=full
            remote-party-id      | from | INVITE | Subject: none                                                  | =
            history-to-diversion | from | INVITE | History-Info: <sip:+14255550101@sip.pstnhub.microsoft.com:5061;user=phone?Reason=SIP%3Bcause%3D302%3Btext%3D%22Moved%20temporarily%22>;index=1 | +Diversion: <sip:+14255550101@sip.pstnhub.microsoft.com:5061;user=phone>;reason=unconditional;counter=1;privacy=off
            history-to-diversion | from | INVITE | History-Info: <sip:UserB@sip.pstnhub.microsoft.com?Privacy=history&Reason=SIP%3Bcause%3D486>;index=1.2 | +Diversion: <sip:UserB@sip.pstnhub.microsoft.com>;reason=user-busy;counter=1;privacy=full
            history-to-diversion | from | INVITE | History-Info: <sip:a@contoso.com>;index=1,<sip:b@contoso.com;cause=408>;index=1.1,<sip:c@contoso.com;cause=302>;index=1.1.1 | +Diversion: <sip:b@contoso.com>;reason=unconditional;counter=1;privacy=off / Diversion: <sip:a@contoso.com>;reason=no-answer;counter=1;privacy=off
            history-to-diversion | from | INVITE | History-Info: <sip:a@contoso.com>;index=1,<sip:b@contoso.com>;index=1.1 | +Diversion: <sip:a@contoso.com>;reason=unknown;counter=1;privacy=off
            history-to-diversion | from | INVITE | History-Info: <sip:a@contoso.com>;index=1,<sip:b@contoso.com;cause=487>;index=1.1\\r\\nPrivacy: history | +Diversion: <sip:a@contoso.com>;reason=deflection;counter=1;privacy=full
            history-to-diversion | from | INVITE | History-Info: <sip:a@contoso.com>;index=1,<sip:b@contoso.com;cause=480>;index=1.1\\r\\nPrivacy: id;header | +Diversion: <sip:a@contoso.com>;reason=deflection;counter=1;privacy=full
            history-to-diversion | from | INVITE | History-Info: <sip:a@contoso.com>;index=1,<sip:b@contoso.com;cause=503>;index=1.1\\r\\nPrivacy: id | +Diversion: <sip:a@contoso.com>;reason=unavailable;counter=1;privacy=off
            history-to-diversion | from | INVITE | History-Info: <sip:a@contoso.com>;index=1                      | =
            history-to-diversion | from | INVITE | History-Info: <sip:+14255550101@sip.pstnhub.microsoft.com;user=phone?Reason=SIP;cause=302;text=”Move Temporarily”>;index=1 | =
            history-to-diversion | to   | INVITE | History-Info: <sip:a@contoso.com?Reason=SIP%3Bcause%3D302>;index=1 | =
            diversion-to-history | to   | INVITE | Diversion: <sip:b@contoso.com>;reason=user-busy;privacy=full, <sip:a@contoso.com>;reason=unconditional | History-Info: <sip:a@contoso.com?Reason=SIP%3Bcause%3D302>;index=1 / History-Info: <sip:b@contoso.com?Privacy=history&Reason=SIP%3Bcause%3D486>;index=1.1
            diversion-to-history | to   | INVITE | Diversion: "A" <tel:+14255550101>;reason=away                  | History-Info: A <sip:+14255550101@sbc1.contoso.com?Reason=SIP%3Bcause%3D404>;index=1
            diversion-to-history | from | INVITE | Diversion: <sip:b@contoso.com>;reason=user-busy                | =
            reason-by-status     | from | 486 INVITE | Reason: Q.850;cause=34;text="1;busy"                       | Reason: Q.850;cause=17;text="1;busy"
            reason-by-status     | from | 486 INVITE | Reason: Q.850 ;cause=17                                    | =
            reason-by-status     | to   | 486 INVITE | Reason: q.850;cause=34                                     | Reason: q.850;cause=17
            reason-by-status     | from | 603 INVITE | Reason: Q.850;cause=17                                     | Reason: Q.850;cause=21
            reason-by-status     | from | 603 INVITE | Reason: SIP;cause=200;text="Call completed elsewhere"      | =
            reason-by-status     | from | 480 INVITE | Reason: Q.850;cause=34                                     | =
            reason-by-status     | to   | CANCEL     | Reason: SIP;cause=200;text="Call completed elsewhere"      | =
            numbers              | to   | INVITE | Request-URI: sip:04255550100@contoso.com;user=phone            | INVITE sip:+14255550100@contoso.com;user=phone SIP/2.0
            numbers              | to   | INVITE | From: <sip:04255550101@contoso.com>;tag=1                      | From: <sip:+14255550101@contoso.com>;tag=1
            numbers              | to   | INVITE | To: <sip:04255550101@contoso.com>                              | To: <sip:+14255550101@contoso.com>
            numbers              | to   | INVITE | P-Asserted-Identity: <sip:04255550101@contoso.com>             | P-Asserted-Identity: <sip:+14255550101@contoso.com>
            numbers              | from | INVITE | P-Asserted-Identity: <sip:04255550101@contoso.com>             | P-Asserted-Identity: <sip:+14255550101@contoso.com>
            numbers              | from | INVITE | Remote-Party-ID: <sip:04255550101@contoso.com>                 | Remote-Party-ID: <sip:+14255550101@contoso.com>
            numbers              | to   | INVITE | Request-URI: sip:04255550100@contoso.com;method=INVITE?a=b      | INVITE sip:+14255550100@contoso.com SIP/2.0
            numbers              | from | INVITE | Diversion: <sip:04255550101@contoso.com>;reason=unknown        | Diversion: <sip:+14255550101@contoso.com>;reason=unknown
            numbers              | from | INVITE | From: <sip:04255550101@contoso.com>;tag=1                      | =
            numbers              | to   | INVITE | Request-URI: sip:0425@contoso.com;x-m=8:orgid:1                | =
            numbers              | to   | re-INVITE | Request-URI: sip:0425@contoso.com                           | =
            product              | to   | INVITE | User-Agent: Own/1                                              | User-Agent: Contoso-SBC/2.1
            product              | to   | 200 INVITE | Server: Own/1                                              | Server: Contoso-SBC/2.1
            product              | from | INVITE | User-Agent: Own/1                                              | =
            no-vendor-headers    | to   | INVITE | X-Mark: 1                                                      | -
            no-vendor-headers    | to   | INVITE | p-charging-vector: 1                                           | -
            no-vendor-headers    | to   | INVITE | P-Asserted-Identity: <sip:a@contoso.com>                       | =
            no-vendor-headers    | to   | INVITE | x-kept: 1                                                      | =
            no-vendor-headers    | from | INVITE | X-MS-UserSite: 1                                               | =
            voicemail            | to   | INVITE | Request-URI: sip:+14255550191@contoso.com                      | INVITE sip:+14255550191@contoso.com;opaque=app:voicemail SIP/2.0
            voicemail            | to   | INVITE | Request-URI: sip:+14255550181@contoso.com                      | =
            """)
    void eachRuleChangesItsLineAndNoOther(String policy, String way, String kind, String before, String after) {
        SipMessage message = Messages.of(kind, before);
        PolicyPipeline pipeline = PolicyPipeline.of(List.of(POLICIES.get(policy)));
        PolicyContext context = PolicyContext.builder(
                        way.equals("to") ? Direction.TO_MICROSOFT : Direction.FROM_MICROSOFT, message, Messages.TRUNK)
                .build();

        SipMessage result = Messages.passed(pipeline.apply(message, context));

        List<String> gone = new ArrayList<>(Messages.lines(message));
        List<String> come = new ArrayList<>(Messages.lines(result));
        gone.removeAll(Messages.lines(result));
        come.removeAll(Messages.lines(message));
        assertEquals(expected(after), come);
        assertEquals(after.equals("=") || after.startsWith("+") ? 0 : 1, gone.size());
        assertSame(result, Messages.passed(pipeline.apply(result, context)), "applied twice");
    }

    private static List<String> expected(String after) {
        if (after.equals("=") || after.equals("-")) {
            return List.of();
        }
        return List.of(after.replaceFirst("^\\+", "").split(" / ", -1));
    }

    @Test
    void bothAssertedIdentitiesAreKeptAndLeaveAsTheyCame() {
        SipMessage invite = Messages.sample("04-invite-teams");
        List<HeaderPolicy> all = new ArrayList<>(TeamsPolicies.standard());
        all.add(BorderPolicies.identityFromMicrosoft(IdentityTrust.TRUSTED));
        all.add(BorderPolicies.historyToDiversion());

        SipMessage result = Messages.passed(PolicyPipeline.of(all)
                .apply(invite, Messages.fromMicrosoft(invite).build()));

        assertEquals(2, result.headers().all(HeaderType.P_ASSERTED_IDENTITY).size());
        List<String> kept = new ArrayList<>(Messages.lines(result));
        kept.removeIf(line -> line.startsWith("Diversion:"));
        assertEquals(Messages.lines(invite), kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "History-Info: <sip:a@contoso.com;user=phone?Reason=SIP;cause=302;text=”Moved”>;index=1",
                "History-Info: <sip:a@contoso.com?Reason=SIP%3Bcause%3D302>;index=1",
                "Geolocation: <cid:target123@contoso.com>",
                "X-MS-UserLocation: external",
                "Referred-By: <sip:sip.pstnhub.microsoft.com:5061;x-m=8:orgid:1;x-tt=aHR0cHM%3D>",
                "Request-URI: sip:+14255550100@sbc1.contoso.com;cause=302",
                "Privacy: id"
            })
    void whatMicrosoftSaysIsHandedOverAsItCame(String line) {
        SipMessage invite = Messages.of("INVITE", line);

        PolicyOutcome outcome = PolicyPipeline.of(TeamsPolicies.standard())
                .apply(invite, Messages.fromMicrosoft(invite).build());

        assertSame(invite, Messages.passed(outcome));
    }

    @Test
    void aHistoryIsPassedOnToMicrosoftAlsoInItsBrokenForm() {
        String broken = "History-Info: <sip:a@contoso.com;user=phone?Reason=SIP;cause=302;text=”Moved”>;index=1";
        SipMessage invite = Messages.of("INVITE", broken);

        SipMessage result = Messages.passed(PolicyPipeline.of(TeamsPolicies.standard())
                .apply(invite, Messages.toMicrosoft(invite).build()));

        assertTrue(Messages.lines(result).contains(broken));
    }

    @Test
    void identitiesThatShallBePrivateStayHereIfMicrosoftIsNotTrusted() {
        SipMessage invite = Messages.of(
                "INVITE",
                "P-Asserted-Identity: <tel:+14255550100>\\r\\nPrivacy: id\\r\\nRemote-Party-ID: <sip:a@contoso.com>");
        PolicyPipeline untrusted =
                PolicyPipeline.of(List.of(BorderPolicies.identityToMicrosoft(IdentityTrust.UNTRUSTED)));

        SipMessage result = Messages.passed(
                untrusted.apply(invite, Messages.toMicrosoft(invite).build()));

        assertEquals(List.of(), result.headers().all(HeaderType.P_ASSERTED_IDENTITY));
        assertEquals(List.of(), result.headers().all(HeaderType.REMOTE_PARTY_ID));
        assertTrue(result.headers().has(HeaderType.PRIVACY));
    }

    @Test
    void eachNumberIsShapedWithItsPlaceAndItsTenant() {
        List<String> asked = new ArrayList<>();
        SipMessage invite = Messages.of("INVITE", "P-Asserted-Identity: <sip:4711@contoso.com>, <tel:+14255550100>");
        PolicyPipeline numbers = PolicyPipeline.of(List.of(BorderPolicies.numbers((uri, field, context) -> {
            asked.add(field + " " + uri + " " + context.fqdn());
            return uri;
        })));

        PolicyOutcome outcome =
                numbers.apply(invite, Messages.toMicrosoft(invite).build());

        assertSame(invite, Messages.passed(outcome));
        assertEquals(
                List.of(
                        NumberField.FROM + " sip:+14255550101@sbc1.contoso.com;user=phone sbc1.contoso.com",
                        NumberField.P_ASSERTED_IDENTITY + " sip:4711@contoso.com sbc1.contoso.com",
                        NumberField.P_ASSERTED_IDENTITY + " tel:+14255550100 sbc1.contoso.com",
                        NumberField.REQUEST_URI
                                + " sip:+14255550100@sip.pstnhub.microsoft.com:5061;user=phone sbc1.contoso.com",
                        NumberField.TO + " sip:+14255550100@contoso.com;user=phone sbc1.contoso.com"),
                asked.stream().sorted(Comparator.naturalOrder()).toList());
    }

    @Test
    void aReferToOfMicrosoftsStaysTheTargetLetterByLetter() {
        NameAddr referredBy = NameAddr.parse(
                "<sip:sip.pstnhub.microsoft.com:5061;x-m=8:orgid:1;x-tt=aHR0cHM6Ly9hcGktZHUtYS11c2VhLnBz%3D>");
        SipMessage invite = Messages.of(
                "INVITE", "Request-URI: sip:14255550100@sip.pstnhub.microsoft.com:5061;transport=tls;x-t=Bb%41");

        SipMessage result = Messages.passed(PolicyPipeline.of(TeamsPolicies.standard())
                .apply(
                        invite,
                        Messages.toMicrosoft(invite).referredBy(referredBy).build()));

        assertEquals(invite.startLine(), result.startLine());
        assertEquals(
                referredBy.toString(),
                result.headers().require(HeaderType.REFERRED_BY).toString());
    }
}
