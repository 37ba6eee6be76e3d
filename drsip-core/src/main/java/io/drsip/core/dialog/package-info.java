/**
 * Dialogs and what happens in them: what two user agents remember of each other (RFC 3261 section 12), and the machines
 * of a call that is being set up or held.
 *
 * <table>
 * <caption>What, where, and on which ground</caption>
 * <tr><th>what</th><th>where</th><th>source</th></tr>
 * <tr><td>Request-URI, Route, tags, numbers; early and confirmed</td><td>{@code Dialog}</td>
 *     <td>RFC 3261 sections 12 and 13.2.2.4, RFC 6141</td></tr>
 * <tr><td>what the machines have to know of the other side</td><td>{@code LegProfile}</td><td></td></tr>
 * <tr><td>a provisional response again, a 2xx until its ACK</td><td>{@code RingRepeater}, {@code AnswerRepeater}</td>
 *     <td>RFC 3261 sections 13.3.1.1 and 13.3.1.4</td></tr>
 * <tr><td>what a PBX hears of forks</td><td>{@code ForkFilter}</td><td>RFC 3261 sections 12.1.2 and 13.2.1</td></tr>
 * <tr><td>later offers and answers: hold, refresh, glare</td><td>{@code InviteUsage}</td>
 *     <td>RFC 3261 section 14, RFC 3264 section 8, RFC 6337</td></tr>
 * <tr><td>session timers</td><td>{@code SessionTimer}</td><td>RFC 4028</td></tr>
 * <tr><td>what is told about a transfer</td><td>{@code ReferSubscription}</td><td>RFC 3515, RFC 6665</td></tr>
 * <tr><td>which dialog is replaced</td><td>{@code ReplacesMatch}</td><td>RFC 3891</td></tr>
 * </table>
 *
 * <p>What does not belong here: which connection a request takes, which datacenter, what a PBX decides. No class knows
 * who the other side is: what is peculiar to it, a {@code LegProfile} says. Imports {@code io.drsip.core.message},
 * {@code io.drsip.core.transaction} and {@code io.drsip.core.sdp}.
 */
@NullMarked
package io.drsip.core.dialog;

import org.jspecify.annotations.NullMarked;
