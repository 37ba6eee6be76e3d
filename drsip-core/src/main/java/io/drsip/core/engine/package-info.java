/**
 * The machine of machines: {@link io.drsip.core.engine.TrunkEngine} is one trunk without its sockets. The only package
 * that composes its siblings.
 *
 * <p>A driver feeds it what happens on connections and what the PBX wants ({@link io.drsip.core.engine.CallControl}),
 * performs its outputs ({@link io.drsip.core.engine.EngineOutput}), and calls it again at its deadline. What must wait
 * for the outside (a connection, a tenant, a decision) is an output; its result is an input.
 *
 * <p>A call goes through these hands; its name stays the same:
 *
 * <pre>
 *  placed by the PBX     WaitingDial (whose is it?) - OutgoingCall (Attempt after Attempt) - EstablishedCall
 *  placed by Microsoft   IncomingInvites (whose is it?) - IncomingLeg (the PBX decides)    - EstablishedCall
 * </pre>
 *
 * <table>
 * <caption>What, and where</caption>
 * <tr><th>what</th><th>where</th></tr>
 * <tr><td>what a PBX does with its calls</td><td>{@code CallControl}</td></tr>
 * <tr><td>the calls there are, by name and by dialog</td><td>{@code Calls}, each a {@code CallLeg}</td></tr>
 * <tr><td>a call of the PBX until it is answered: datacenters, forks, CANCEL</td>
 *     <td>{@code OutgoingCall}, {@code Attempt}, {@code OutgoingInvite}</td></tr>
 * <tr><td>a call of Microsoft's until the PBX decides</td><td>{@code IncomingLeg}</td></tr>
 * <tr><td>the same INVITE again: merged, or from another datacenter</td><td>{@code WaitingInvites}</td></tr>
 * <tr><td>a call that is up: ACK, BYE, session timer</td>
 *     <td>{@code EstablishedCall}, {@code UnconfirmedAnswer}</td></tr>
 * <tr><td>offers and answers inside of it</td><td>{@code CallSession}</td></tr>
 * <tr><td>transfers of it, one at a time, and what Microsoft hears of each</td>
 *     <td>{@code Referrals}, {@code Referral}</td></tr>
 * <tr><td>a call that takes another one's place</td><td>{@code Replacement}</td></tr>
 * <tr><td>no new calls for a while</td><td>{@code Drain}</td></tr>
 * <tr><td>limits and numbers of tenants, questions to their directory</td>
 *     <td>{@code TenantUsage}, {@code TenantNumbers}, {@code TenantQuestions}</td></tr>
 * <tr><td>requests of ours inside dialogs, and the connection they take</td><td>{@code DialogRequests}</td></tr>
 * <tr><td>requests of Microsoft's, and what is answered</td><td>{@code Requests}, {@code Answers}</td></tr>
 * <tr><td>how calls end, with advice</td><td>{@code Endings}</td></tr>
 * <tr><td>policies on the way in and out</td><td>{@code Border}</td></tr>
 * <tr><td>OPTIONS and the health of datacenters</td><td>{@code KeepaliveLoop}</td></tr>
 * <tr><td>transactions and connections</td><td>{@code Transactions}, {@code Flows}</td></tr>
 * <tr><td>machines with their deadlines</td><td>{@code Child}, {@code Deadlines}, {@code Alarm}</td></tr>
 * <tr><td>who knows whom</td><td>{@code EngineParts}, {@code EngineContext}</td></tr>
 * </table>
 *
 * <p>What does not belong here: protocol rules that one sibling can keep for itself.
 */
@NullMarked
package io.drsip.core.engine;

import org.jspecify.annotations.NullMarked;
