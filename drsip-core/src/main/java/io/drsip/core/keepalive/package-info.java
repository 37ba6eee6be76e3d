/**
 * Our OPTIONS, and what Microsoft's OPTIONS tell us: the health of a trunk's datacenters.
 *
 * <p>The door is {@link io.drsip.core.keepalive.Keepalive}. What does not belong here: messages, connections and
 * transactions, which are the owner's; and the choice of a datacenter for a call, which is {@code
 * io.drsip.core.failover}'s. Imports {@code io.drsip.core}, {@code io.drsip.trunk} and {@code io.drsip.sip}.
 */
@NullMarked
package io.drsip.core.keepalive;

import org.jspecify.annotations.NullMarked;
