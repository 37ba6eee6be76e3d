/**
 * Which datacenter gets a call, and which one next when it fails.
 *
 * <p>The doors are {@link io.drsip.core.failover.Candidates}, the order for one call, and {@link
 * io.drsip.core.failover.Failover}, its attempts. What does not belong here: how health comes about, which is {@code
 * io.drsip.core.keepalive}'s; the messages of an attempt. Imports {@code io.drsip.core}, {@code io.drsip.trunk} and
 * {@code io.drsip.sip}.
 */
@NullMarked
package io.drsip.core.failover;

import org.jspecify.annotations.NullMarked;
