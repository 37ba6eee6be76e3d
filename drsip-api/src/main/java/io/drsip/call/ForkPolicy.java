package io.drsip.call;

/**
 * Which forks of an outgoing call a PBX is told about before it is answered.
 *
 * <p>Microsoft sends one 180 for each client that rings, each with a To tag of its own, and the 183 of its media
 * processor on one of them or on another one (Microsoft, Direct Routing SIP protocol). A PBX or carrier that keeps one
 * early dialog for each call takes a second one for a fault, so that Microsoft advises to hand over the first 18x only
 * (Microsoft, Issues that affect inbound Direct Routing calls). The answer is told whichever fork it comes from, with
 * its own session description.
 */
public enum ForkPolicy {

    /** Each fork: for a PBX that tells To tags apart, or only shows that it rings. */
    EACH_FORK,

    /** The first fork that rings or sends early media; the others wait in silence for an answer. */
    FIRST_FORK
}
