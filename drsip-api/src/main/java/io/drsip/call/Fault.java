package io.drsip.call;

/** Whose fault it is that a call failed or ended, as far as the evidence tells: where an administrator begins. */
public enum Fault {

    /** The PBX, the SBC with its certificate, or the carrier behind them: what was sent, or not sent in time. */
    PBX_SIDE("the PBX or its SBC"),

    /** Microsoft's service. */
    MICROSOFT("Microsoft"),

    /** What the administrator of the Teams tenant has set: trunks, domains, numbers, licences, policies. */
    TENANT_SETTINGS("the settings of the Teams tenant"),

    /** Whoever was called: busy, signed out, or not willing; bots and their makers too. */
    CALLED_USER("the called user"),

    /** What lies between the SBC and Microsoft: DNS, firewalls, lines. */
    NETWORK("the network"),

    /** Nobody: calls end. */
    NOBODY("nobody");

    private final String words;

    Fault(String words) {
        this.words = words;
    }

    /**
     * The same in words.
     *
     * @return what fits behind "the fault is with"
     */
    public String words() {
        return words;
    }
}
