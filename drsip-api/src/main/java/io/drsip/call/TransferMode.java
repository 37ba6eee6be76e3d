package io.drsip.call;

/**
 * Who carries out what a Teams user asks for with a transfer. Microsoft decides by the SBC's Allow header alone, so
 * that Allow and Supported follow from this choice (Microsoft, Direct Routing SIP protocol: call transfer).
 * Immutable.
 */
public enum TransferMode {
    /**
     * REFER is not in Allow: Microsoft transfers inside of Teams, by a re-INVITE and, for a consultative one, an INVITE
     * with Replaces. A REFER that comes all the same is refused with 405. The default, since a PBX has nothing to do.
     */
    MICROSOFT,

    /**
     * REFER is in Allow; the library reports to Microsoft and places the new call, as soon as the PBX has given it an
     * offer ({@link Call#transfer}). Required by Microsoft for SBCs with media bypass.
     */
    LIBRARY,

    /**
     * REFER is in Allow; the PBX carries the transfer out in a way of its own and says how it goes ({@link
     * Call#reportTransfer}). The library only reports that to Microsoft.
     */
    PBX;

    /**
     * Whether REFER is offered.
     *
     * @return false for {@link #MICROSOFT}
     */
    public boolean takesRefer() {
        return this != MICROSOFT;
    }
}
