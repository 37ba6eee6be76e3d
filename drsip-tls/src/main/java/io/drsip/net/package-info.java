/**
 * The driver between event loops and engines, and {@link io.drsip.net.TlsSbc}, which starts it all.
 *
 * <p>A trunk lives on one event loop: {@code TrunkDriver} feeds its engine, performs what the engine asks for, and
 * wakes it at its deadline. A connection becomes a flow when the peer's name is verified, first in the handshake and
 * again after it; before that nobody is answered. Connections are kept by the name that was dialled and by trunk, never
 * by address, because the names of several datacenters lead to the same addresses.
 *
 * <table>
 * <caption>What lives here</caption>
 * <tr><th>part</th><th>types</th></tr>
 * <tr><td>public</td><td>{@link io.drsip.net.TlsSbc}, {@link io.drsip.net.ConnectionLimits}, {@link
 * io.drsip.net.HostResolver}</td></tr>
 * <tr><td>the pump</td><td>TrunkDriver, MonotonicClock, Callbacks; LiveTrunk, LiveCall and LiveIncomingCall for the
 * PBX</td></tr>
 * <tr><td>connections</td><td>FlowListener, Dialer and DialAttempt, FlowPipeline, RecordGuard, HandshakeHandler,
 * SipFlowHandler, Flow, Admission</td></tr>
 * <tr><td>names</td><td>DnsHostResolver</td></tr>
 * </table>
 *
 * <p>User code never runs while an engine is fed: it waits in Callbacks until the pump is done. What does not belong
 * here: protocol logic of any kind, and certificates ({@code io.drsip.tls}). Imports the api, {@code
 * io.drsip.core.engine}, {@code io.drsip.tls} and Netty, of which only what the lines 4.1 and 4.2 have in common.
 */
@NullMarked
package io.drsip.net;

import org.jspecify.annotations.NullMarked;
