package io.drsip.call;

import io.drsip.sip.NameAddr;
import io.drsip.sip.SipUri;
import io.drsip.sip.Uri;
import io.drsip.tenant.PhoneNumber;
import java.util.Optional;

/**
 * Where Microsoft wants a call to go: the Refer-To and the Referred-By of its REFER, letter for letter, since Microsoft
 * finds the transfer again by them (Microsoft, Issues with call transfers).
 *
 * <p>For a Teams user the URI has no user part: who it is stands in parameters that mean nothing to anybody but
 * Microsoft. Immutable.
 *
 * @param referTo whom to call instead; SIP URIs to Microsoft's proxy also for phone numbers
 * @param referredBy who transfers, as it came; empty if the REFER did not say
 */
public record TransferTarget(NameAddr referTo, Optional<NameAddr> referredBy) {

    /**
     * The number to call, if it is one.
     *
     * @return the user part of the URI; empty for a Teams user
     */
    public Optional<PhoneNumber> number() {
        Uri uri = referTo.uri();
        return uri instanceof SipUri sip
                ? sip.decodedUser().filter(user -> !user.isEmpty()).flatMap(TransferTarget::number)
                : Optional.empty();
    }

    private static Optional<PhoneNumber> number(String user) {
        try {
            return Optional.of(new PhoneNumber(user));
        } catch (IllegalArgumentException noNumber) {
            return Optional.empty();
        }
    }
}
