/**
 * What Microsoft asks of session descriptions, as pure functions over {@link io.drsip.sdp.SessionDescription}: whoever
 * holds two descriptions gets findings or a third one. No keys are made here and no media plane is known.
 *
 * <table>
 * <caption>What, where, and on which ground</caption>
 * <tr><th>what</th><th>where</th><th>source</th></tr>
 * <tr><td>offer, answer, later offer: a finding for each broken rule</td><td>{@code SdpChecks}</td>
 *     <td>Microsoft, Plan Direct Routing; Direct Routing media protocols; RFC 3264</td></tr>
 * <tr><td>{@code srtp-profile}, {@code crypto-suite}, {@code fingerprint}</td><td>{@code SecurityRules}</td>
 *     <td>Microsoft, Direct Routing media protocols: RTP/SAVP with SDES; UDP/TLS/RTP/SAVP with both as an
 *     offer</td></tr>
 * <tr><td>{@code crypto-tag}, {@code crypto-key}, {@code crypto-fresh}</td><td>{@code SecurityRules}</td>
 *     <td>RFC 4568 sections 5.1.2, 6.2 and 7.1.2</td></tr>
 * <tr><td>{@code payload-once}, {@code payload-mapped}, {@code codec}, {@code telephone-event}</td>
 *     <td>{@code MediaRules}</td><td>Microsoft's refusals met in the field; Plan Direct Routing, codecs; RFC
 *     4733</td></tr>
 * <tr><td>{@code connection}, {@code private-address}, {@code hold}</td><td>{@code MediaRules}</td>
 *     <td>Microsoft, Direct Routing protocols: inactive only, no c=0.0.0.0</td></tr>
 * <tr><td>{@code direction}, {@code codec-common}, {@code rtcp-mux}</td><td>{@code AnswerRules}</td>
 *     <td>RFC 3264 section 6, RFC 5761 section 5.1.1</td></tr>
 * <tr><td>{@code rtcp-mux-stable}, {@code address-stable}, {@code payload-stable}, {@code media-order}, {@code version}
 *     </td><td>{@code StabilityRules}</td>
 *     <td>Microsoft, Plan Direct Routing (media retargeting); refusals met in the field; RFC 3264 section 8</td></tr>
 * <tr><td>{@code ice-candidate}, {@code ice-credentials}, {@code ice-stable}</td><td>{@code IceRules}</td>
 *     <td>Microsoft, Direct Routing media protocols: ICE-lite with one IPv4 candidate; RFC 8839 section 4.4</td></tr>
 * <tr><td>hold becomes inactive; o= with its version for a leg</td><td>{@code SentSession}</td>
 *     <td>Microsoft, Direct Routing protocols; RFC 3264 sections 6.1, 8 and 8.4</td></tr>
 * <tr><td>an answer made of the session that there is; what a later offer changes</td><td>{@code SessionAnswer}, {@code
 *     SessionChange}</td><td>RFC 3264 section 8, RFC 4568 section 5.1.2</td></tr>
 * <tr><td>ICE lines keep, lite, strip; restarts</td><td>{@code IceMode}, {@code Ice}</td>
 *     <td>Microsoft, Direct Routing SIP protocol (ICE restart); RFC 8839</td></tr>
 * <tr><td>codecs allowed and in order, telephone-event kept</td><td>{@code CodecList}</td>
 *     <td>Microsoft, Plan Direct Routing: a codec is forced by leaving out the others</td></tr>
 * <tr><td>small enough for UDP</td><td>{@code Slimming}</td>
 *     <td>Microsoft, Direct Routing SIP protocol (size of SDP); RFC 3261 section 18.1.1</td></tr>
 * <tr><td>suites and lifetimes</td><td>{@code CryptoLines}</td><td>RFC 4568</td></tr>
 * <tr><td>the description in a body of several parts</td><td>{@code SessionBody}</td><td>RFC 5621</td></tr>
 * </table>
 *
 * <p>Every function is total: any description that can be read is taken. Each rewriting done twice is done once.
 *
 * <p>A new rule: a constant in {@code SdpRule}, its code in the class of its theme, a row above, and rows in {@code
 * SdpChecksTest}; then {@code mvn -q -pl drsip-core -am test -Dtest='Sdp*'}.
 *
 * <p>What does not belong here: when a call sends which description, and headers. Imports {@code io.drsip.sdp} and
 * {@code io.drsip.sip} only.
 */
@NullMarked
package io.drsip.core.sdp;

import org.jspecify.annotations.NullMarked;
