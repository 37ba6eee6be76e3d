package io.drsip.core.policy;

import static io.drsip.policy.RuleFact.advice;
import static io.drsip.policy.RuleFact.impaired;
import static io.drsip.policy.RuleFact.refused;

import io.drsip.policy.RuleFact;

/** What the rules rest on: the documents, and what Microsoft answers. */
final class Facts {

    private static final String PROTOCOL = "Microsoft, Direct Routing SIP protocol: ";

    static final RuleFact NO_SIPS = refused(
            PROTOCOL + "SIPS",
            "sip: with transport=tls",
            "a SIPS URI is not supported: the trunk does not come up, a call fails");
    static final RuleFact CONTACT = refused(
            PROTOCOL + "Contact; Configure an SBC for multiple tenants",
            "one Contact with the tenant's FQDN, the port that Microsoft dials and transport=tls",
            "403 Forbidden, Q.850 cause 63: the host is not in the certificate, or no trunk is found for it; with a"
                    + " wrong port OPTIONS from Microsoft never arrive");
    static final RuleFact FROM_FQDN = impaired(
            PROTOCOL + "From",
            "the FQDN of the tenant, without port and transport",
            "caller display and block list compare the From of the tenant's SBC");
    static final RuleFact E164_PLUS = refused(
            PROTOCOL + "Request-URI; Microsoft and SIP response codes, 404",
            "an E.164 number with a plus",
            "404 Not Found, subcode 511404: no user is found by such a number, unless a translation rule helps");
    static final RuleFact USER_PHONE = advice(
            PROTOCOL + "Request-URI", "user=phone behind a number", "Microsoft guesses whether the user is a number");
    static final RuleFact BARE_LR = refused(
            "smartvox, OpenSIPS as MS Teams SBC: the lr parameter; RFC 3261 section 25.1",
            ";lr without a value",
            "the ACK is ignored and the call falls after about 20 seconds");
    static final RuleFact ROUTE_HOST = refused(
            PROTOCOL + "Record-Route",
            "an FQDN that the certificate covers",
            "403 Forbidden: the check of the certificate fails");
    static final RuleFact SAME_FQDN = refused(
            PROTOCOL + "Record-Route",
            "the same FQDN in Record-Route and Contact",
            "the tenant is looked up by the Record-Route: 403 Forbidden, or the call of another tenant");
    static final RuleFact RECORD_ROUTE = refused(
            "smartvox, OpenSIPS as MS Teams SBC: the July 2020 update; RFC 5658",
            "a Record-Route with our FQDN towards Microsoft, in both directions",
            "Microsoft cannot reach an address in the middle of a call: ACK, BYE and re-INVITE get lost");
    static final RuleFact NO_REPLACES = refused(
            "Microsoft, What's new in Direct Routing, April 2022",
            "no Replaces towards Microsoft",
            "the request is rejected");
    static final RuleFact NO_100REL = refused(
            "Microsoft's own Allow, as in public traces; RFC 3262",
            "100rel neither supported nor required",
            "420 Bad Extension, or a response that is never acknowledged: Microsoft has no PRACK");
    static final RuleFact ALLOW = impaired(
            PROTOCOL + "Allow",
            "the methods that this side serves, NOTIFY among them",
            "with REFER transfers come as REFER; without Allow on OPTIONS they never do");
    static final RuleFact SUPPORTED = impaired(
            "RFC 3261 section 20.37; RFC 4028 section 7.1",
            "the extensions that this side has",
            "Microsoft counts on what nobody does: a session timer that is not refreshed ends the call");
    static final RuleFact SESSION_TIMER = refused(
            "Microsoft and SIP response codes, 422; Issues with inbound calls; RFC 4028 sections 4 and 5",
            "no session timer if this side has none, else at least 90 seconds",
            "422 Session Interval Too Small, or a call that falls after 10 to 60 minutes");
    static final RuleFact REFERRED_BY = refused(
            PROTOCOL + "Referred-By; Issues with call transfers",
            "the Referred-By of the REFER letter by letter, and none without a REFER",
            "400 Bad Request, or 404: the replacement call is not found");
    static final RuleFact IDENTITY = advice(
            "RFC 3325 sections 5, 7 and 9; Microsoft, New-CsOnlinePSTNGateway: ForwardPai",
            "P-Asserted-Identity among those who trust each other, nothing of it beyond",
            "Microsoft neither shows nor looks up an asserted identity; who is untrusted must not see it");
    static final RuleFact NO_X_MS = advice(
            "Microsoft, Local Media Optimization",
            "X-MS headers from Microsoft only",
            "they say where Microsoft's user is: from an SBC they mean nothing, or the wrong thing");
    static final RuleFact VENDOR = advice(
            "RFC 3324 section 7; RFC 5853 section 3.1",
            "no private headers beyond the own network",
            "they tell a stranger how the own network is built");
    static final RuleFact NO_LOCATION = refused(
            "Microsoft and SIP response codes, 415",
            "no location towards Microsoft",
            "415 Unsupported Media Type, subcode 540415");
    static final RuleFact EARLY_OFFER = refused(
            PROTOCOL + "INVITE", "a session description in the first INVITE", "488: a delayed offer is not supported");
    static final RuleFact BODY_TYPE = refused(
            "Microsoft and SIP response codes, 415",
            "Content-Type: application/sdp",
            "415 Unsupported Media Type, subcode 540415");
    static final RuleFact CALLER_NUMBER = impaired(
            "Microsoft, Issues with inbound calls",
            "a number with a plus in From",
            "Teams spells names on the telephone's keys: Anonymous is shown as 266696687");
    static final RuleFact SERVED_METHOD = refused(
            "Microsoft's own Allow, as in public traces",
            "INVITE, ACK, OPTIONS, CANCEL, BYE or NOTIFY",
            "405 Method Not Allowed");
    static final RuleFact PRIVATE_ADDRESS = impaired(
            PROTOCOL + "Contact; RFC 1918; RFC 4193",
            "a name or a public address; for Via by configuration",
            "nobody reaches such an address from outside, and it tells how the own network is built");
    static final RuleFact ONE_TENANT = refused(
            "Azure, Known limitations of telephony",
            "the FQDN of the trunk itself: there are no derived trunks",
            "403 Forbidden: no trunk is found");
    static final RuleFact DIVERSION = advice(
            "RFC 7544; Microsoft, Direct Routing SIP protocol: History-Info",
            "Diversion for who does not read History-Info",
            "a carrier does not know who has forwarded the call");
    static final RuleFact HISTORY = advice(
            "RFC 7544; Microsoft, Direct Routing SIP protocol: History-Info",
            "History-Info in the form that Microsoft has itself",
            "Microsoft's documents do not know Diversion");
    static final RuleFact REASON = impaired(
            "Microsoft, Issues with inbound calls; ND1017",
            "Q.850 cause 17 with 486, 21 with 603",
            "a carrier takes 34 for congestion and tries again: more missed calls");
    static final RuleFact PRODUCT =
            advice("RFC 3261 sections 20.35 and 20.41", "the name of this SBC", "support cannot tell which SBC it was");
    static final RuleFact NUMBERS = refused(
            "Microsoft, Translate phone numbers",
            "numbers as the plan has them",
            "404 Not Found, or a caller that nobody can call back");
    static final RuleFact VOICEMAIL = advice(
            "jambonz, as in its published code",
            "opaque=app:voicemail in the Request-URI",
            "the call rings instead of going to voicemail");

    private Facts() {}
}
