package io.drsip.call;

import io.drsip.sip.Fqdn;
import io.drsip.sip.NameAddr;
import io.drsip.sip.SipUri;
import io.drsip.tenant.PhoneNumber;
import java.util.Optional;

/**
 * What a PBX wants to be called: from whom, to whom, for which tenant, with which offer. Immutable.
 *
 * <p>Microsoft takes no call without an offer (Microsoft, Direct Routing SIP protocol), so there is no way to leave it
 * out.
 */
public final class CallRequest {

    private final PhoneNumber from;
    private final PhoneNumber to;
    private final Fqdn tenant;
    private final String offer;
    private final Optional<String> displayName;

    private CallRequest(PhoneNumber from, PhoneNumber to, Fqdn tenant, String offer, Optional<String> displayName) {
        this.from = from;
        this.to = to;
        this.tenant = tenant;
        this.offer = offer;
        this.displayName = displayName;
    }

    /**
     * A call to Teams.
     *
     * @param from the caller's number
     * @param to the number of the user who is called
     * @param tenant the FQDN that Microsoft finds the tenant by: the trunk's own, or a derived one of a carrier trunk
     * @param offer the session description, with SRTP
     * @return a request without a display name
     * @throws IllegalArgumentException if the offer is empty
     */
    public static CallRequest of(PhoneNumber from, PhoneNumber to, Fqdn tenant, String offer) {
        if (offer.isBlank()) {
            throw new IllegalArgumentException(
                    "offer is empty; Microsoft refuses a call without a session description");
        }
        return new CallRequest(from, to, tenant, offer, Optional.empty());
    }

    /**
     * The same call with a name beside the caller's number.
     *
     * @param name what the called user sees, if Microsoft has no better name
     * @return a new request
     * @throws IllegalArgumentException if it has a control character, or half of a surrogate pair
     */
    public CallRequest withDisplayName(String name) {
        NameAddr.of(SipUri.of(tenant)).withDisplayName(name); // Refused here, where the caller sees it.
        return new CallRequest(from, to, tenant, offer, Optional.of(name));
    }

    /**
     * Who calls.
     *
     * @return the caller's number
     */
    public PhoneNumber from() {
        return from;
    }

    /**
     * Who is called.
     *
     * @return the number of the user
     */
    public PhoneNumber to() {
        return to;
    }

    /**
     * Whose call it is.
     *
     * @return the FQDN that goes into Contact and From
     */
    public Fqdn tenant() {
        return tenant;
    }

    /**
     * The offer.
     *
     * @return a session description
     */
    public String offer() {
        return offer;
    }

    /**
     * The caller's name.
     *
     * @return the display name of From, if there is one
     */
    public Optional<String> displayName() {
        return displayName;
    }
}
