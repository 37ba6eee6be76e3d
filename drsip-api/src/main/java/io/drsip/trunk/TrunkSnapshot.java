package io.drsip.trunk;

import io.drsip.sip.Fqdn;
import java.util.List;

/**
 * How a trunk is at one moment, to be read by people and programs. Immutable.
 *
 * @param fqdn the trunk
 * @param online both directions of the keepalive
 * @param demotion whether Microsoft has probably put the trunk at the end of its list
 * @param datacenters the health of each, in the order of the cloud
 * @param pings Microsoft's OPTIONS by origin
 * @param flows the open connections, a line each
 * @param calls calls that are not over
 * @param transactions SIP transactions that are not over
 */
public record TrunkSnapshot(
        Fqdn fqdn,
        OnlineReport online,
        Demotion demotion,
        List<DatacenterHealth> datacenters,
        List<PeerPing> pings,
        List<String> flows,
        int calls,
        int transactions) {

    /**
     * Copies the lists.
     *
     * @param fqdn the trunk
     * @param online both directions of the keepalive
     * @param demotion whether Microsoft has probably put the trunk at the end of its list
     * @param datacenters the health of each, in the order of the cloud
     * @param pings Microsoft's OPTIONS by origin
     * @param flows the open connections, a line each
     * @param calls calls that are not over
     * @param transactions SIP transactions that are not over
     */
    public TrunkSnapshot {
        datacenters = List.copyOf(datacenters);
        pings = List.copyOf(pings);
        flows = List.copyOf(flows);
    }
}
