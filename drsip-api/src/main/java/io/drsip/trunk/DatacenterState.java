package io.drsip.trunk;

/**
 * What is believed about a datacenter: the states of Kamailio's dispatcher, but exclusive. Immutable.
 */
public enum DatacenterState {

    /** Nothing was heard yet: the state after a start, and after its owner enabled it again. */
    UNKNOWN,

    /** It answers. The first one that is up gets the calls. */
    UP,

    /** It failed, but less often in a row than it takes to be down. Calls go there after those that are up. */
    SUSPECT,

    /** It failed too often, or asked to be left alone for a while. Calls go there when all others failed. */
    DOWN,

    /** It was down and takes connections again, but has to answer before it is up. */
    RECOVERING,

    /** Its owner took it out: no calls, no OPTIONS, no connection, until its owner brings it back. */
    DISABLED
}
