package io.drsip.testkit;

/** What {@code --help} says. Stateless. */
final class Usage {

    private Usage() {}

    static String text() {
        return """
                The Microsoft side of Teams Direct Routing, simulated: run it against any SBC.

                Where it is
                  --datacenter NAME=ADDRESS:PORT[,eu|us|as]   repeat for several; default are sip, sip2 and sip3
                                               of the domain on free ports of 127.0.0.1
                  --domain-of-microsoft NAME   default pstnhub.microsoft.com; before --datacenter
                  --host NAME:PORT=ADDRESS:PORT   where a name and port is found, such as an SBC's; repeat
                  --dns ADDRESS[:PORT]         the DNS server for all other names

                Who it is and whom it trusts
                  --certificate FILE --key FILE   PEM: chain, and key in PKCS#8
                  --pkcs12 FILE                both in one file
                  --trust FILE                 roots of SBCs' certificates, PEM or PKCS#12 (.p12, .pfx); repeat
                  --password TEXT              of the PKCS#12 files
                  --folder DIRECTORY           where microsoft-root.pem goes if no certificate is given
                  --issue NAME[,NAME...]       also writes NAME.pem and NAME.key there, a certificate for an SBC; repeat

                Whom it knows
                  --trunk FQDN[:PORT]          an SBC and its tenant; its parent domain is verified; repeat
                  --carrier FQDN[:PORT]        a carrier's base name
                  --customer FQDN              a tenant one label below a carrier's base name
                  --domain NAME                another verified domain of that tenant
                  --number +NUMBER             a user of that tenant; repeat
                  --block +NUMBER              a caller that this tenant blocks; repeat

                What it does
                  --options BEHAVIOUR          to OPTIONS, of all datacenters; repeat: one each, the last for ever
                  --invites BEHAVIOUR          to calls; repeat likewise
                  --call TRUNK,CALLER,CALLEE   a call to the SBC as soon as the trunk is active; repeat
                  --talk SECONDS               how long such a call lasts; default 5
                  --time-scale FACTOR          intervals and delays pass that much faster
                  --no-record-route            leaves the regional Record-Route away
                  --no-new-connections         sends requests inside a call over the connection of the INVITE
                  --for SECONDS                ends by itself; default is to run until interrupted

                What it shows
                  --ladder                     the ladder of the calls at the end
                  --numbers                    phone numbers in full

                Behaviours: %s

                Ends with 0 if the SBC did nothing that Microsoft forbids, 1 if it did or could not be reached,
                2 for a wrong command line, 3 if a file or port cannot be used.
                """.formatted(new BehaviourNames());
    }
}
