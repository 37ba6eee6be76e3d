package io.drsip.core.policy;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.core.message.MessageEditor;
import io.drsip.policy.Capabilities;
import io.drsip.policy.Direction;
import io.drsip.policy.Finding;
import io.drsip.policy.HeaderPolicy;
import io.drsip.policy.PolicyContext;
import io.drsip.policy.PolicyScope;
import io.drsip.sip.Fqdn;
import io.drsip.sip.HeaderType;
import io.drsip.sip.MediaType;
import io.drsip.sip.Method;
import io.drsip.sip.OptionTag;
import io.drsip.sip.SipMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class TeamsPoliciesTest {

    static final List<String> SAMPLES = Messages.SAMPLES;

    private static final PolicyPipeline STANDARD = PolicyPipeline.of(TeamsPolicies.standard());

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            no-sips    | INVITE      | Request-URI: sips:+14255550100@contoso.com    | INVITE sip:+14255550100@contoso.com;transport=tls SIP/2.0
            no-sips    | INVITE      | Request-URI: SIPS:+14255550100@contoso.com    | INVITE sip:+14255550100@contoso.com;transport=tls SIP/2.0
            no-sips    | INVITE      | From: "A" <sips:a@contoso.com>;tag=1          | From: A <sip:a@contoso.com>;tag=1
            no-sips    | INVITE      | To: sips:a@contoso.com                        | To: <sip:a@contoso.com>
            no-sips    | INVITE      | Contact: <sips:a@192.0.2.1>                   | Contact: <sip:a@192.0.2.1;transport=tls>
            no-sips    | 200 INVITE  | m: <sips:a@192.0.2.1>                         | Contact: <sip:a@192.0.2.1;transport=tls>
            no-sips    | 200 INVITE  | From: <sips:a@contoso.com>;tag=1              | =
            no-sips    | re-INVITE   | To: <sips:a@contoso.com>;tag=1                | =
            no-sips    | INVITE      | P-Asserted-Identity: <sips:a@contoso.com>     | P-Asserted-Identity: <sip:a@contoso.com>
            no-sips    | INVITE      | Record-Route: <sips:sbc1.contoso.com;lr>      | Record-Route: <sip:sbc1.contoso.com;lr;transport=tls>
            no-sips    | 200 INVITE  | Record-Route: <sips:sip-du.pstnhub.microsoft.com;lr> | =
            no-sips    | INVITE      | Contact: <tel:+14255550101>                   | =
            contact    | INVITE      | Contact: <sip:bob@192.0.2.1:5060;transport=udp>;q=1 | Contact: <sip:bob@sbc1.contoso.com:5061;transport=tls>;q=1
            contact    | INVITE      | m: sip:192.0.2.1;expires=60                   | Contact: <sip:sbc1.contoso.com:5061;transport=tls>;expires=60
            contact    | INVITE      | Contact: "B" <sips:b:x@[2001:db8::1];maddr=192.0.2.9;ttl=1;ob> | Contact: B <sip:b:x@sbc1.contoso.com:5061;ob;transport=tls>
            contact    | INVITE      | Contact: <tel:+14255550101>                   | Contact: <sip:sbc1.contoso.com:5061;transport=tls>
            contact    | INVITE      | Contact: <sip:a@192.0.2.1>, <sip:b@192.0.2.2> | Contact: <sip:a@sbc1.contoso.com:5061;transport=tls>
            contact    | INVITE      | -                                             | Contact: <sip:sbc1.contoso.com:5061;transport=tls>
            contact    | OPTIONS     | -                                             | Contact: <sip:sbc1.contoso.com:5061;transport=tls>
            contact    | 180 INVITE  | -                                             | Contact: <sip:sbc1.contoso.com:5061;transport=tls>
            contact    | 200 INVITE  | -                                             | Contact: <sip:sbc1.contoso.com:5061;transport=tls>
            contact    | 200 OPTIONS | -                                             | Contact: <sip:sbc1.contoso.com:5061;transport=tls>
            contact    | 200 BYE     | -                                             | =
            contact    | BYE         | -                                             | =
            contact    | ACK         | Contact: <sip:a@192.0.2.1>                    | Contact: <sip:a@sbc1.contoso.com:5061;transport=tls>
            contact    | 302 INVITE  | Contact: <sip:elsewhere@fabrikam.com>         | =
            contact    | INVITE      | Contact: <sip:SBC1.Contoso.com.:5061;transport=tls> | =
            from-fqdn  | INVITE      | From: sip:+14255550101@192.0.2.1:5060;tag=1   | From: <sip:+14255550101@sbc1.contoso.com>;tag=1
            from-fqdn  | INVITE      | From: "A B" <sip:a@192.0.2.1;transport=udp;user=phone>;tag=1 | From: A B <sip:a@sbc1.contoso.com;user=phone>;tag=1
            from-fqdn  | INVITE      | From: <tel:+1-425-555-0101>;tag=1             | From: <sip:+14255550101@sbc1.contoso.com>;tag=1
            from-fqdn  | INVITE      | From: <tel:4711;phone-context=contoso.com>;tag=1 | From: <sip:4711@sbc1.contoso.com>;tag=1
            from-fqdn  | INVITE      | From: <sip:anonymous@anonymous.invalid>;tag=1 | From: <sip:anonymous@sbc1.contoso.com>;tag=1
            from-fqdn  | OPTIONS     | From: <sip:192.0.2.1>;tag=1                   | From: <sip:sbc1.contoso.com>;tag=1
            from-fqdn  | re-INVITE   | From: <sip:a@192.0.2.1>;tag=1                 | =
            from-fqdn  | CANCEL      | From: <sip:a@192.0.2.1>;tag=1                 | =
            from-fqdn  | ACK         | From: <sip:a@192.0.2.1>;tag=1                 | =
            from-fqdn  | 200 INVITE  | From: <sip:a@192.0.2.1>;tag=1                 | =
            e164-plus  | INVITE      | Request-URI: sip:14255550100@contoso.com;user=phone | INVITE sip:+14255550100@contoso.com;user=phone SIP/2.0
            e164-plus  | INVITE      | From: <sip:14255550101@contoso.com>;tag=1     | From: <sip:+14255550101@contoso.com>;tag=1
            e164-plus  | INVITE      | From: <sip:14255550@contoso.com>;tag=1        | From: <sip:+14255550@contoso.com>;tag=1
            e164-plus  | INVITE      | From: <sip:1425555@contoso.com>;tag=1         | =
            e164-plus  | INVITE      | From: <sip:142555501011234@contoso.com>;tag=1 | From: <sip:+142555501011234@contoso.com>;tag=1
            e164-plus  | INVITE      | From: <sip:1425555010112345@contoso.com>;tag=1 | =
            e164-plus  | INVITE      | From: <sip:04255550101@contoso.com>;tag=1     | =
            e164-plus  | INVITE      | From: <sip:anonymous@anonymous.invalid>;tag=1 | =
            e164-plus  | INVITE      | From: <sip:14255550101;ext=5@contoso.com>;tag=1 | =
            e164-plus  | INVITE      | From: <sip:contoso.com>;tag=1                 | =
            e164-plus  | INVITE      | Request-URI: sip:911@contoso.com              | =
            e164-plus  | INVITE      | Request-URI: sip:riley.johnson@contoso.com    | =
            e164-plus  | re-INVITE   | Request-URI: sip:14255550100@contoso.com      | =
            e164-plus  | INVITE      | To: <sip:14255550100@contoso.com>             | To: <sip:+14255550100@contoso.com>
            e164-plus  | INVITE      | To: <tel:14255550100;phone-context=+1>        | =
            user-phone | INVITE      | Request-URI: sip:+14255550100@contoso.com     | INVITE sip:+14255550100@contoso.com;user=phone SIP/2.0
            user-phone | INVITE      | From: <sip:+1-425-555-0101@contoso.com>;tag=1 | From: <sip:+1-425-555-0101@contoso.com;user=phone>;tag=1
            user-phone | INVITE      | From: <sip:4711@contoso.com>;tag=1            | =
            user-phone | INVITE      | From: <sip:anonymous@contoso.com>;tag=1       | =
            user-phone | INVITE      | From: <sip:+riley@contoso.com>;tag=1          | =
            user-phone | INVITE      | To: <sip:+14255550100@contoso.com>            | To: <sip:+14255550100@contoso.com;user=phone>
            user-phone | INVITE      | To: "A" <sip:+14255550100@contoso.com;User=Phone> | =
            user-phone | BYE         | From: <sip:+14255550101@contoso.com>;tag=1    | =
            bare-lr    | INVITE      | Record-Route: <sip:sbc1.contoso.com:5061;transport=tls;lr=on> | Record-Route: <sip:sbc1.contoso.com:5061;transport=tls;lr>
            bare-lr    | 200 INVITE  | Record-Route: <sip:SBC1.contoso.com;lr=true>  | Record-Route: <sip:SBC1.contoso.com;lr>
            bare-lr    | 200 INVITE  | Record-Route: <sip:sip-du.pstnhub.microsoft.com;lr=on> | =
            bare-lr    | INVITE      | Record-Route: <sip:sbc1.contoso.com;lr>       | =
            no-replaces | INVITE     | Replaces: 1@contoso.com;to-tag=a;from-tag=b   | -
            no-replaces | re-INVITE  | Replaces: 1@contoso.com;to-tag=a;from-tag=b   | -
            no-replaces | INVITE     | Require: replaces, timer                      | Require: timer
            no-replaces | INVITE     | Request-URI: sip:a@contoso.com?Replaces=1     | INVITE sip:a@contoso.com SIP/2.0
            no-replaces | INVITE     | Request-URI: sip:a@contoso.com;method=INVITE?a=b | INVITE sip:a@contoso.com SIP/2.0
            e164-plus  | INVITE      | Request-URI: sip:14255550100@contoso.com?Replaces=1 | INVITE sip:+14255550100@contoso.com SIP/2.0
            no-100rel  | INVITE      | Supported: timer, 100rel, path                | Supported: timer, path
            no-100rel  | INVITE      | k: 100Rel                                     | -
            no-100rel  | 183 INVITE  | Require: 100rel                               | -
            no-100rel  | 183 INVITE  | RSeq: 1                                       | -
            no-100rel  | INVITE      | Require: timer                                | =
            allow      | INVITE      | -                                             | Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, NOTIFY
            allow      | re-INVITE   | Allow: INVITE,ACK,REFER                       | Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, NOTIFY
            allow      | OPTIONS     | -                                             | Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, NOTIFY
            allow      | 180 INVITE  | -                                             | Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, NOTIFY
            allow      | 183 INVITE  | -                                             | Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, NOTIFY
            allow      | 200 INVITE  | -                                             | Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, NOTIFY
            allow      | 200 OPTIONS | -                                             | Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, NOTIFY
            allow      | 405 INFO    | -                                             | Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, NOTIFY
            allow      | 100 INVITE  | -                                             | =
            allow      | 486 INVITE  | -                                             | =
            allow      | 200 BYE     | -                                             | =
            allow      | BYE         | -                                             | =
            allow      | ACK         | Allow: REFER                                  | Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, NOTIFY
            supported  | INVITE      | Supported: em,100rel,timer,replaces           | -
            supported  | 200 BYE     | k: timer                                      | -
            session-timer | INVITE   | Session-Expires: 1800;refresher=uac           | -
            session-timer | INVITE   | x: 60                                         | -
            session-timer | INVITE   | Min-SE: 90                                    | -
            session-timer | INVITE   | Require: timer                                | -
            session-timer | UPDATE   | Session-Expires: 1800                         | -
            session-timer | 200 INVITE | Session-Expires: 1800;refresher=uac         | -
            session-timer | 422 INVITE | Min-SE: 90                                  | =
            referred-by | INVITE     | Referred-By: <sip:a@contoso.com>              | -
            referred-by | INVITE     | b : <sip:a@contoso.com>                       | -
            referred-by | REFER      | Referred-By: <sip:a@contoso.com>              | =
            asserted-identity | INVITE | P-Asserted-Identity: <tel:+14255550100>, <sip:a@contoso.com> | =
            asserted-identity | INVITE | Remote-Party-ID: "A" <sip:a@contoso.com>;party=calling;screen=yes | P-Asserted-Identity: A <sip:a@contoso.com>
            asserted-identity | INVITE | Remote-Party-ID: <sip:a@contoso.com>;party=called | -
            asserted-identity | INVITE | P-Preferred-Identity: <sip:a@contoso.com>   | -
            asserted-identity | INVITE | Privacy: id                                 | =
            no-x-ms    | INVITE      | X-MS-UserLocation: internal                   | -
            no-x-ms    | 200 INVITE  | x-ms-anything : 1                             | -
            no-x-ms    | INVITE      | X-MSG: 1                                      | =
            no-location | INVITE     | Geolocation: <cid:a@contoso.com>              | -
            no-location | INVITE     | geolocation-routing: yes                      | -
            no-location | BYE        | Geolocation-Error: 100                        | -
            """)
    void eachRuleChangesItsLineAndNoOther(String policy, String kind, String before, String after) {
        SipMessage message = Messages.of(kind, before);
        PolicyPipeline pipeline = PolicyPipeline.of(List.of(named(policy)));

        SipMessage result = Messages.passed(
                pipeline.apply(message, Messages.toMicrosoft(message).build()));

        List<String> gone = new ArrayList<>(Messages.lines(message));
        List<String> come = new ArrayList<>(Messages.lines(result));
        gone.removeAll(Messages.lines(result));
        come.removeAll(Messages.lines(message));
        assertEquals(after.equals("-") || after.equals("=") ? List.of() : List.of(after), come);
        assertEquals(after.equals("=") || before.equals("-") ? 0 : 1, gone.size());
    }

    private static HeaderPolicy named(String name) {
        return TeamsPolicies.standard().stream()
                .filter(policy -> policy.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theOrderIsAddressesThenOtherHeadersThenCapabilitiesThenReports() {
        String names = STANDARD.names().stream().collect(joining(" "));

        assertEquals(
                "contact no-sips from-fqdn e164-plus user-phone bare-lr session-timer referred-by asserted-identity no-x-ms"
                        + " no-location allow supported no-replaces no-100rel early-offer body-type route-host same-fqdn"
                        + " caller-number served-method private-address",
                names);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Replaces: 1",
                "replaces: 1",
                "REPLACES : 1",
                "rEPLACES\\t:1",
                "Replaces:\\r\\n 1;to-tag=a",
                "Replaces \\t:\\r\\n\\t1;\\r\\n to-tag=a",
                "k: 100rel",
                "K : 100REL",
                "supported:\\r\\n 100rel",
                "SUPPORTED:100rel ,\\r\\n\\ttimer",
                "require : 100rel"
            })
    void everySpellingOfWhatMustNotBeSentIsStripped(String line) {
        SipMessage message = Messages.of("INVITE", line);

        SipMessage result = Messages.passed(
                STANDARD.apply(message, Messages.toMicrosoft(message).build()));

        assertFalse(result.headers().has(HeaderType.REPLACES));
        assertFalse(result.headers().has(HeaderType.SUPPORTED));
        assertFalse(result.headers().has(HeaderType.REQUIRE));
        assertFalse(result.bytes().toString().contains("100rel"));
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void appliedTwiceTheRulesChangeNothingMore(String sample) {
        SipMessage message = Messages.sample(sample);
        PolicyContext context = Messages.toMicrosoft(message).build();

        SipMessage once = Messages.passed(STANDARD.apply(message, context));

        assertSame(once, Messages.passed(STANDARD.apply(once, context)));
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void whatComesFromMicrosoftStaysAsItIs(String sample) {
        SipMessage message = Messages.sample(sample);

        PolicyOutcome outcome =
                STANDARD.apply(message, Messages.fromMicrosoft(message).build());

        assertSame(message, Messages.passed(outcome));
    }

    @ParameterizedTest
    @ValueSource(strings = {"04-invite-teams", "07-progress-sdp", "09-bye", "10-refer", "11-reinvite"})
    void microsoftsContactStaysByteForByteWhenOtherLinesAreEdited(String sample) {
        SipMessage message = Messages.sample(sample);
        HeaderType<String> mark = HeaderType.text("X-Mark");
        PolicyPipeline pipeline = PolicyPipeline.of(TeamsPolicies.with()
                .before(HeaderPolicy.editing(
                        "mark", PolicyScope.everything(), (editor, context) -> editor.set(mark, "1")))
                .list());

        SipMessage result = Messages.passed(
                pipeline.apply(message, Messages.fromMicrosoft(message).build()));

        assertTrue(result.headers().has(mark));
        assertEquals(contactLine(message), contactLine(result));
    }

    private static String contactLine(SipMessage message) {
        return message.headers()
                .line(message.headers().indexOf(HeaderType.CONTACT, 0))
                .toString();
    }

    @Test
    void anAckGoesToMicrosoftsContactAsItCame() {
        SipMessage ack = Messages.sample("08-ack");

        SipMessage result =
                Messages.passed(STANDARD.apply(ack, Messages.toMicrosoft(ack).build()));

        assertEquals(ack.startLine(), result.startLine());
    }

    @Test
    void onACarrierTrunkOptionsHaveTheBaseNameAndCallsTheTenants() {
        Fqdn base = Fqdn.parse("customers.adatum.biz");
        SipMessage options = Messages.of("OPTIONS", "-");
        SipMessage ringing = Messages.of("180 INVITE", "-");

        PolicyContext ping = PolicyContext.builder(Direction.TO_MICROSOFT, options, base)
                .port(5068)
                .build();
        PolicyContext call = PolicyContext.builder(Direction.TO_MICROSOFT, ringing, base)
                .tenant(Fqdn.parse("sbc1.customers.adatum.biz"))
                .port(5068)
                .build();

        assertEquals("<sip:customers.adatum.biz:5068;transport=tls>", contact(options, ping));
        assertEquals("<sip:sbc1.customers.adatum.biz:5068;transport=tls>", contact(ringing, call));
    }

    private static String contact(SipMessage message, PolicyContext context) {
        return Messages.passed(STANDARD.apply(message, context))
                .headers()
                .require(HeaderType.CONTACT)
                .toString();
    }

    @Test
    void aRemotePartyThatHidesAsksForPrivacy() {
        SipMessage invite = Messages.of("INVITE", "Remote-Party-ID: <sip:a@contoso.com>;privacy=full");

        SipMessage result = Messages.passed(
                STANDARD.apply(invite, Messages.toMicrosoft(invite).build()));

        assertEquals("id", result.headers().require(HeaderType.PRIVACY).toString());
    }

    @Test
    void aSessionTimerOfOursIsLongEnough() {
        SipMessage invite = Messages.of("INVITE", "Session-Expires: 60;refresher=uac\\r\\nMin-SE: 30");

        SipMessage result = Messages.passed(STANDARD.apply(
                invite,
                Messages.toMicrosoft(invite)
                        .capabilities(Capabilities.standard().withOptionTag(OptionTag.TIMER))
                        .build()));

        assertEquals(
                "1800;refresher=uac",
                result.headers().require(HeaderType.SESSION_EXPIRES).toString());
        assertEquals("90", result.headers().require(HeaderType.MIN_SE).toString());
        assertTrue(result.headers().all(HeaderType.SUPPORTED).contains(OptionTag.TIMER));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/pidf+xml       | x
            Application/PIDF+xml;x=1   | x
            multipart/mixed;boundary=b | Content-Type: Application / PIDF+xml
            multipart/mixed;boundary=b | content-type:\\r\\n application/pidf+xml;charset=utf-8
            multipart/mixed;boundary=b | Content-Type: multipart/related;boundary=c\\r\\n\\r\\n--c\\r\\nContent-Type: application/pidf+xml\\r\\n\\r\\n<presence/>\\r\\n--c--
            multipart/mixed;boundary=a | Content-Type: application/pidf+xml
            multipart/mixed            | Content-Type: application/pidf+xml
            """)
    void aLocationInTheBodyIsRefusedHere(String type, String head) {
        SipMessage invite = withPart(type, head);

        PolicyOutcome outcome =
                STANDARD.apply(invite, Messages.toMicrosoft(invite).build());

        assertEquals("rejected by no-location: 415 Microsoft takes no location", outcome.toString());
        assertSame(
                invite,
                Messages.passed(
                        STANDARD.apply(invite, Messages.fromMicrosoft(invite).build())));
    }

    @Test
    void aContactWithAnEmptyUserIsRefusedHere() {
        SipMessage invite = Messages.of("INVITE", "Contact: <sip:@sbc1.contoso.com:5061>");

        PolicyOutcome outcome =
                STANDARD.apply(invite, Messages.toMicrosoft(invite).build());

        assertTrue(outcome.toString().contains("without a user a SIP URI has no @"), outcome.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/sdp;charset=utf-8 | Content-Type: application/pidf+xml
            multipart/mixed;boundary=b    | Content-Type: application/isup\\r\\nX-Mentions: application/pidf+xml
            """)
    void aBodyThatOnlyMentionsALocationPasses(String type, String head) {
        SipMessage invite = withPart(type, head);

        Messages.passed(STANDARD.apply(invite, Messages.toMicrosoft(invite).build()));
    }

    private static SipMessage withPart(String type, String head) {
        String body = "--b\r\n" + head.replace("\\r\\n", "\r\n") + "\r\n\r\n<presence/>\r\n--b--\r\n";
        return MessageEditor.of(Messages.of("INVITE", "-"))
                .body(MediaType.parse(type), body.getBytes(StandardCharsets.US_ASCII))
                .apply();
    }

    @Test
    void withLocalMediaOptimizationTheContactOfARegionalSbcStays() {
        Fqdn regional = Fqdn.parse("vnsbc.contoso.com");
        SipMessage invite = Messages.of(
                "INVITE",
                "Contact: <sip:+14255550101@vnsbc.contoso.com:5061;transport=tls>"
                        + "\\r\\nRecord-Route: <sip:sbc1.contoso.com:5061;transport=tls;lr>");
        PolicyContext context = Messages.toMicrosoft(invite).build();
        PolicyPipeline proxy = PolicyPipeline.of(
                TeamsPolicies.localMediaOptimization(Set.of(regional)).list());

        SipMessage result = Messages.passed(proxy.apply(invite, context));

        assertEquals(contactLine(invite), contactLine(result));
        assertEquals(
                List.of("early-offer"),
                proxy.lint(result, context).stream().map(Finding::rule).toList());
        assertTrue(STANDARD.lint(invite, context).stream()
                .anyMatch(finding -> finding.rule().equals("same-fqdn")));
    }

    @Test
    void capabilitiesSayWhatIsConfigured() {
        SipMessage invite = Messages.of("INVITE", "Supported: 100rel, path");
        Capabilities more = Capabilities.standard().withMethod(Method.REFER).withOptionTag(OptionTag.TIMER);

        SipMessage result = Messages.passed(STANDARD.apply(
                invite, Messages.toMicrosoft(invite).capabilities(more).build()));

        assertEquals(List.of(OptionTag.TIMER), result.headers().all(HeaderType.SUPPORTED));
        assertTrue(result.headers().all(HeaderType.ALLOW).contains(Method.REFER));
    }

    @Test
    void noRuleSeesWhatComesFromMicrosoft() {
        Stream<SipMessage> all = SAMPLES.stream().map(Messages::sample);

        assertTrue(all.map(message -> Messages.fromMicrosoft(message).build())
                .noneMatch(context -> TeamsPolicies.standard().stream()
                        .anyMatch(policy -> policy.scope().matches(context))));
    }
}
