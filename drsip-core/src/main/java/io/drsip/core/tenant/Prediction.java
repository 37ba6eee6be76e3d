package io.drsip.core.tenant;

import io.drsip.sip.Fqdn;
import io.drsip.sip.Status;
import io.drsip.tenant.PhoneNumber;

/** What Microsoft will make of an INVITE of ours. Immutable. */
public sealed interface Prediction {

    /** At which step of its lookup Microsoft stops. */
    enum Step {

        /** There is neither a Contact nor a Record-Route with a SIP URI. */
        CONTACT,

        /** The name is not one of the certificate's. */
        CERTIFICATE,

        /** No tenant has verified the name, nor its parent domain. */
        TENANT,

        /** The tenant has no such number. */
        NUMBER
    }

    /**
     * It rings.
     *
     * @param tenant whose call it is
     * @param domain the verified domain by which the tenant was found: the name in Contact, or its parent
     * @param number who is called
     */
    record Accepted(String tenant, Fqdn domain, PhoneNumber number) implements Prediction {}

    /**
     * It is refused.
     *
     * @param step where
     * @param status the status to expect
     * @param hint why, and what to change
     */
    record Refused(Step step, Status status, String hint) implements Prediction {}
}
