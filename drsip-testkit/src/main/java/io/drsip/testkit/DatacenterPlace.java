package io.drsip.testkit;

import io.drsip.sip.Fqdn;
import java.net.InetSocketAddress;

/**
 * Where a datacenter is put. Immutable.
 *
 * @param name that SBCs send to
 * @param address where it listens, port 0 for any
 * @param region whose names it uses
 * @param number from 1
 */
record DatacenterPlace(Fqdn name, InetSocketAddress address, SimulatedRegion region, int number) {}
