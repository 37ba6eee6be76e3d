package io.drsip.call;

import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.NameAddr;
import io.drsip.sip.Privacy;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipUri;
import java.util.List;
import java.util.Optional;

/**
 * Who calls, as an INVITE tells it. Immutable.
 *
 * <p>If the trunk forwards P-Asserted-Identity, From is anonymous and the number is an asserted one (Microsoft,
 * {@code ForwardPai} of {@code New-CsOnlinePSTNGateway}).
 *
 * @param number the number in From; empty if there is a name in its place, such as {@code anonymous}
 * @param displayName the name in From, without control characters
 * @param assertedIdentities all values of P-Asserted-Identity: mostly a tel URI and a SIP address
 * @param privacy the values of Privacy in lower case, such as {@code id}
 * @param isAnonymous whether neither number nor name may be shown to the one who is called: because of Privacy or From,
 *     or since Privacy cannot be read
 */
public record Caller(
        Optional<String> number,
        Optional<String> displayName,
        List<NameAddr> assertedIdentities,
        List<String> privacy,
        boolean isAnonymous) {

    private static final String ANONYMOUS = "anonymous";
    private static final String ANONYMOUS_HOST = "anonymous.invalid";

    /**
     * Copies the lists.
     *
     * @param number the number in From
     * @param displayName the name in From
     * @param assertedIdentities all values of P-Asserted-Identity
     * @param privacy the values of Privacy
     * @param isAnonymous whether neither number nor name may be shown
     */
    public Caller {
        assertedIdentities = List.copyOf(assertedIdentities);
        privacy = List.copyOf(privacy);
    }

    /**
     * Reads From, P-Asserted-Identity and Privacy.
     *
     * @param invite what was received; headers beside From that cannot be read are left out
     * @return who calls
     * @throws io.drsip.sip.SipParseException if From is missing or breaks the grammar
     */
    public static Caller of(SipRequest invite) {
        Headers headers = invite.headers();
        NameAddr from = headers.require(HeaderType.FROM);
        List<Privacy> privacy = headers.sound(HeaderType.PRIVACY);
        boolean unreadable = headers.has(HeaderType.PRIVACY) && privacy.isEmpty();
        boolean hidden = privacy.stream().anyMatch(value -> value.has("id") || value.has("user"));
        return new Caller(
                UserNumber.of(from.uri()),
                from.displayName().map(Printable::of).filter(name -> !name.isEmpty()),
                headers.sound(HeaderType.P_ASSERTED_IDENTITY),
                privacy.stream().flatMap(value -> value.values().stream()).toList(),
                unreadable || hidden || isAnonymous(from));
    }

    private static boolean isAnonymous(NameAddr from) {
        return from.uri() instanceof SipUri sip
                && (sip.decodedUser().filter(ANONYMOUS::equalsIgnoreCase).isPresent()
                        || sip.host().toString().equalsIgnoreCase(ANONYMOUS_HOST));
    }

    /**
     * The number that Microsoft vouches for; who is billed, and not always the one to show.
     *
     * @return the first number among the asserted identities
     */
    public Optional<String> assertedNumber() {
        return assertedIdentities.stream()
                .flatMap(identity -> UserNumber.of(identity.uri()).stream())
                .findFirst();
    }
}
