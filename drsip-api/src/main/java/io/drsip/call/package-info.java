/**
 * A call on the Microsoft leg, as a PBX holds it.
 *
 * <table>
 * <caption>What, and where</caption>
 * <tr><th>what</th><th>where</th></tr>
 * <tr><td>placing a call, taking one</td>
 *     <td>{@link io.drsip.call.CallRequest}, {@link io.drsip.call.CallHandler},
 *     {@link io.drsip.call.IncomingCall}</td></tr>
 * <tr><td>a call, and what becomes of it</td>
 *     <td>{@link io.drsip.call.Call}, {@link io.drsip.call.CallListener}, {@link io.drsip.call.CallEvent}</td></tr>
 * <tr><td>how a trunk treats its calls: transfers, forks, early media, session timers, patience</td>
 *     <td>{@link io.drsip.call.CallConfig} with {@link io.drsip.call.TransferMode},
 *     {@link io.drsip.call.ForkPolicy} and {@link io.drsip.call.SilentMediaPolicy}</td></tr>
 * <tr><td>where a transfer goes</td><td>{@link io.drsip.call.TransferTarget}</td></tr>
 * <tr><td>what an INVITE tells</td>
 *     <td>{@link io.drsip.call.CallFacts} with {@link io.drsip.call.Caller}, {@link io.drsip.call.Diverter} and
 *     {@link io.drsip.call.LocalMedia}</td></tr>
 * <tr><td>why it is over, and what to do</td>
 *     <td>{@link io.drsip.call.EndCause}, {@link io.drsip.call.MicrosoftReason}, {@link io.drsip.call.Advice},
 *     {@link io.drsip.call.Fault}</td></tr>
 * </table>
 *
 * <p>What does not belong here: transactions, tags, routes. Imports {@code io.drsip.sip} and {@code io.drsip.tenant}.
 */
@NullMarked
package io.drsip.call;

import org.jspecify.annotations.NullMarked;
