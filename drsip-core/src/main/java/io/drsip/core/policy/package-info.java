/**
 * Policies at work: {@link io.drsip.core.policy.PolicyPipeline} runs them, explains what they did and tells what they
 * would do; {@link io.drsip.core.policy.TeamsPolicies} are the ones that Microsoft Teams asks for, {@link
 * io.drsip.core.policy.TeamsLints} can only report, {@link io.drsip.core.policy.BorderPolicies} and {@link
 * io.drsip.core.policy.ProxyPolicies} depend on the PBX. {@link io.drsip.core.policy.PolicyPreset} pins a list.
 *
 * <p>A new rule: its fact in {@code Facts}, a factory method with the document it serves, its code in the class of its
 * theme (such as {@code AddressSteps}, {@code RouteRules}, {@code CapabilityRules} or {@code BorderRules}), its place
 * in a new preset, a row below, and rows in the tests; then {@code mvn -pl drsip-core -am test
 * -Dtest='*Polic*,LintTest,FactTableTest'}.
 *
 * <p>What does not belong here: number plans, and whatever rewrites a session description. Imports {@code
 * io.drsip.policy}, {@code io.drsip.sip} and {@code io.drsip.core.message}; the rules themselves use nothing but the
 * first two.
 *
 * <p>The documents below are Microsoft's on Direct Routing where no other name stands; those of "response codes" and
 * "issues" are its support articles.
 *
 * <table>
 * <caption>Which rule serves which fact</caption>
 * <tr><th>fact<th>rule<th>scope<th>test
 * <tr><td>SIP protocol, Contact: an address, a name that the certificate does not cover, no Contact at all, or
 *     several: 403; the first one counts; a port that nobody listens on: no OPTIONS come<td>{@code contact}<td>to
 *     Microsoft, requests or to Microsoft, responses [1xx, 2xx]<td>{@code
 *     TeamsPoliciesTest.eachRuleChangesItsLineAndNoOther}
 * <tr><td>SIP protocol, tenant lookup; SBC for multiple tenants: the host of Contact finds the tenant, the base
 *     name stands in OPTIONS, the tenant's in all messages of its calls<td>{@code contact}<td>to Microsoft, requests
 *     or to Microsoft, responses [1xx, 2xx]<td>{@code
 *     TeamsPoliciesTest.onACarrierTrunkOptionsHaveTheBaseNameAndCallsTheTenants}
 * <tr><td>Issues with Local Media Optimization: Contact of the regional SBC, Record-Route of the proxy
 *     SBC<td>{@code contact}<td>to Microsoft, requests or to Microsoft, responses [1xx, 2xx]<td>{@code
 *     TeamsPoliciesTest.withLocalMediaOptimizationTheContactOfARegionalSbcStays}
 * <tr><td>SIP protocol: SIPS is not supported<td>{@code no-sips}<td>to Microsoft, everything<td>{@code
 *     TeamsPoliciesTest.eachRuleChangesItsLineAndNoOther}
 * <tr><td>SIP protocol, From: our FQDN; it feeds block list and display<td>{@code from-fqdn}<td>to Microsoft,
 *     first requests<td>{@code TeamsPoliciesTest.eachRuleChangesItsLineAndNoOther}
 * <tr><td>SIP protocol, Request-URI; response codes, 404: E.164 with a plus; emergency numbers have none<td>{@code
 *     e164-plus}<td>to Microsoft, first requests<td>{@code TeamsPoliciesTest.eachRuleChangesItsLineAndNoOther}
 * <tr><td>SIP protocol, Request-URI: user=phone is recommended<td>{@code user-phone}<td>to Microsoft, first
 *     requests<td>{@code TeamsPoliciesTest.eachRuleChangesItsLineAndNoOther}
 * <tr><td>smartvox: lr=on is not understood<td>{@code bare-lr}<td>to Microsoft, everything<td>{@code
 *     TeamsPoliciesTest.eachRuleChangesItsLineAndNoOther}
 * <tr><td>Response codes, 422; Issues with inbound calls; SIP protocol, Session-Expires: 90 seconds at least; a
 *     timer that nobody keeps ends the call; Microsoft offers one but on bypass calls, and nobody has to<td>{@code
 *     session-timer}<td>to Microsoft, requests [INVITE, UPDATE] or to Microsoft, responses [INVITE, UPDATE]
 *     [2xx]<td>{@code TeamsPoliciesTest.aSessionTimerOfOursIsLongEnough}
 * <tr><td>SIP protocol, Refer-To and Referred-By; Issues with call transfers: up to 400 characters,
 *     verbatim<td>{@code referred-by}<td>to Microsoft, first requests [INVITE]<td>{@code
 *     BorderPoliciesTest.aReferToOfMicrosoftsStaysTheTargetLetterByLetter}
 * <tr><td>Issues with inbound calls: an asserted identity is neither shown nor looked up; RFC 3325<td>{@code
 *     asserted-identity}<td>to Microsoft, everything<td>{@code
 *     BorderPoliciesTest.identitiesThatShallBePrivateStayHereIfMicrosoftIsNotTrusted}
 * <tr><td>Local Media Optimization: X-MS headers are Microsoft's; others of that name are jambonz's<td>{@code
 *     no-x-ms}<td>to Microsoft, everything<td>{@code TeamsPoliciesTest.eachRuleChangesItsLineAndNoOther}
 * <tr><td>Response codes, 415: no location towards Microsoft<td>{@code no-location}<td>to Microsoft,
 *     requests<td>{@code TeamsPoliciesTest.aLocationInTheBodyIsRefusedHere}
 * <tr><td>SIP protocol, Allow: REFER brings transfers as REFER, NOTIFY must be there; in INVITE, OPTIONS and their
 *     200<td>{@code allow}<td>to Microsoft, everything<td>{@code TeamsPoliciesTest.eachRuleChangesItsLineAndNoOther}
 * <tr><td>RFC 3261, RFC 4028: only what this side has<td>{@code supported}<td>to Microsoft, everything<td>{@code
 *     TeamsPoliciesTest.capabilitiesSayWhatIsConfigured}
 * <tr><td>What's new, April 2022: Replaces is rejected; so is an extension that Microsoft has not<td>{@code
 *     no-replaces}<td>to Microsoft, requests<td>{@code TeamsPoliciesTest.everySpellingOfWhatMustNotBeSentIsStripped}
 * <tr><td>Microsoft's Allow has no PRACK<td>{@code no-100rel}<td>to Microsoft, everything<td>{@code
 *     TeamsPoliciesTest.everySpellingOfWhatMustNotBeSentIsStripped}
 * <tr><td>SIP protocol: no delayed offer<td>{@code early-offer}<td>to Microsoft, first requests [INVITE]<td>{@code
 *     LintTest.aRuleTellsWhatItFoundAndWhatIsRight}
 * <tr><td>Response codes, 415: application/sdp only<td>{@code body-type}<td>to Microsoft, requests [INVITE,
 *     UPDATE]<td>{@code LintTest.aBodyThatMicrosoftDoesNotTakeIsTold}
 * <tr><td>SIP protocol, Record-Route: an address fails the check of the certificate<td>{@code route-host}<td>to
 *     Microsoft, first requests<td>{@code LintTest.aRuleTellsWhatItFoundAndWhatIsRight}
 * <tr><td>SIP protocol, Record-Route: the same FQDN as in Contact<td>{@code same-fqdn}<td>to Microsoft, first
 *     requests<td>{@code LintTest.aRuleTellsWhatItFoundAndWhatIsRight}
 * <tr><td>Issues with inbound calls: Anonymous is shown as 266696687<td>{@code caller-number}<td>to Microsoft,
 *     first requests [INVITE]<td>{@code LintTest.aRuleTellsWhatItFoundAndWhatIsRight}
 * <tr><td>Microsoft's Allow: no UPDATE, PRACK, REFER, INFO, SUBSCRIBE<td>{@code served-method}<td>to Microsoft,
 *     requests<td>{@code LintTest.aRuleTellsWhatItFoundAndWhatIsRight}
 * <tr><td>SIP protocol, Via, Contact, Record-Route: names rather than addresses<td>{@code private-address}<td>to
 *     Microsoft, everything<td>{@code LintTest.privateAddressesInSessionDescriptionsAreFound}
 * <tr><td>Azure, Known limitations of telephony: no trunks for several tenants<td>{@code one-tenant}<td>to
 *     Microsoft, requests or to Microsoft, responses [1xx, 2xx]<td>{@code
 *     LintTest.onlyAzureHasNoTrunksForSeveralTenants}
 * <tr><td>smartvox, July 2020: the FQDN in Record-Routes of both directions<td>{@code record-route}<td>both ways,
 *     first requests [INVITE]<td>{@code ProxyPoliciesTest.eachSideComesBackByANameItCanReach}
 * <tr><td>Issues with outbound calls; New-CsOnlinePSTNGateway, ForwardPai: P-Asserted-Identity names who is
 *     billed<td>{@code identity-from-microsoft}<td>from Microsoft, everything<td>{@code
 *     BorderPoliciesTest.eachRuleChangesItsLineAndNoOther}
 * <tr><td>The same, for a PBX of before RFC 3325<td>{@code remote-party-id}<td>from Microsoft, first requests
 *     [INVITE]<td>{@code BorderPoliciesTest.eachRuleChangesItsLineAndNoOther}
 * <tr><td>Azure, SIP specification, History-Info and cause; RFC 7544: Diversion for who reads no other<td>{@code
 *     history-to-diversion}<td>from Microsoft, first requests [INVITE]<td>{@code
 *     BorderPoliciesTest.eachRuleChangesItsLineAndNoOther}
 * <tr><td>RFC 7544: Microsoft knows no Diversion<td>{@code diversion-to-history}<td>to Microsoft, first requests
 *     [INVITE]<td>{@code BorderPoliciesTest.eachRuleChangesItsLineAndNoOther}
 * <tr><td>Issues with inbound calls; ND1017: 486 is 17, whatever was sent<td>{@code reason-by-status}<td>both
 *     ways, responses [INVITE] [486, 603]<td>{@code BorderPoliciesTest.eachRuleChangesItsLineAndNoOther}
 * <tr><td>Translate phone numbers: numbers as a plan has them<td>{@code numbers}<td>both ways, requests<td>{@code
 *     BorderPoliciesTest.eachNumberIsShapedWithItsPlaceAndItsTenant}
 * <tr><td>RFC 3261: who it was<td>{@code product}<td>to Microsoft, everything<td>{@code
 *     BorderPoliciesTest.eachRuleChangesItsLineAndNoOther}
 * <tr><td>RFC 5853: private headers stay inside<td>{@code no-vendor-headers}<td>to Microsoft, everything<td>{@code
 *     BorderPoliciesTest.eachRuleChangesItsLineAndNoOther}
 * <tr><td>jambonz: the form of a call to a mailbox<td>{@code voicemail}<td>to Microsoft, first requests
 *     [INVITE]<td>{@code BorderPoliciesTest.eachRuleChangesItsLineAndNoOther}
 * </table>
 *
 * <p>These have no rule, for a reason:
 *
 * <table>
 * <caption>Facts without a rule</caption>
 * <tr><th>fact<th>reason<th>test
 * <tr><td>SIP protocol and response codes: FQDN that nobody has paired, number blocked, unknown or not enabled,
 *     site, loop, malformed target, no endpoint, busy, 403 in other words<td>answers to what is right in every
 *     header<td>elsewhere
 * <tr><td>SIP protocol, Contact without a user: no {@code @}<td>a SipUri cannot be written so, and is not read
 *     so<td>{@code TeamsPoliciesTest.aContactWithAnEmptyUserIsRefusedHere}
 * <tr><td>Response codes, 400 and 504: malformed message<td>what is edited or built is written strictly<td>{@code
 *     PolicyPropertyTest.whatLeavesIsReadStrictlyAndOtherHeadersStay}
 * <tr><td>Response codes, 488 and 410; Media; Plan: offers, keys, codecs, ICE, hold,
 *     rtcp-mux<td>io.drsip.core.sdp<td>elsewhere
 * <tr><td>Plan; Media; Azure, Infrastructure: media ports, media processors, STUN, codecs beyond the SBC; Azure,
 *     Known limitations of telephony: what is missing there beside<td>no message of ours says them<td>elsewhere
 * <tr><td>smartvox: To tag of the ACK; SIP protocol: tags of forks<td>io.drsip.core.dialog; no policy touches a
 *     tag<td>{@code GuardedEditorTest.tagsStay}
 * <tr><td>Troubleshoot TLS; SBC for multiple tenants: certificates, wildcards<td>io.drsip.tls<td>elsewhere
 * <tr><td>Plan; Connect; SBC for multiple tenants: which domains are registered, names of 63 characters, DNS,
 *     trunks by name, draining, which name is pinged, redundancy by two names; Azure: order of lookup, a name of its
 *     own<td>io.drsip.tenant, and the administrator<td>elsewhere
 * <tr><td>SBC for multiple tenants; Translate phone numbers: host of Request-URI and To from Microsoft is the
 *     tenant's<td>the engine reads it; no policy can change it<td>{@code
 *     GuardedEditorTest.whatComesFromMicrosoftKeepsItsAddresses}
 * <tr><td>SIP protocol, Request-URI and To: their hosts towards Microsoft<td>the engine writes them for each
 *     datacenter; checked by nobody<td>elsewhere
 * <tr><td>SIP protocol, Via; Max-Forwards<td>the engine writes them; no policy can touch them<td>{@code
 *     GuardedEditorTest.whatTheLibraryWritesItselfCannotBeTouchedUnderAnyName}
 * <tr><td>SIP protocol, Contact of Microsoft: no transport, slashes in parameters, never rewritten<td>no rule
 *     touches it<td>{@code TeamsPoliciesTest.microsoftsContactStaysByteForByteWhenOtherLinesAreEdited}
 * <tr><td>SIP protocol; traces: Record-Route of Microsoft's own; INVITE with Replaces from
 *     Microsoft<td>io.drsip.core.dialog<td>elsewhere
 * <tr><td>SIP protocol, From of outbound calls, User-Agent and Server of Microsoft; call notifications, Reason of
 *     CANCEL and BYE; New-CsOnlinePSTNGateway, PidfLoSupported; History-Info and Referred-By of forwarded calls; Local
 *     Media Optimization<td>handed over as they came<td>{@code
 *     BorderPoliciesTest.whatMicrosoftSaysIsHandedOverAsItCame}
 * <tr><td>SIP protocol, History-Info towards Microsoft: kept since 2023, also in the broken form<td>passed on as
 *     it is<td>{@code BorderPoliciesTest.aHistoryIsPassedOnToMicrosoftAlsoInItsBrokenForm}
 * <tr><td>OpenSIPS 2942: parameters of To after a transfer<td>sources differ; as the engine wrote it<td>{@code
 *     BorderPoliciesTest.aReferToOfMicrosoftsStaysTheTargetLetterByLetter}
 * </table>
 */
@NullMarked
package io.drsip.core.policy;

import org.jspecify.annotations.NullMarked;
