package io.drsip.core.tenant;

import io.drsip.core.tenant.Prediction.Accepted;
import io.drsip.core.tenant.Prediction.Refused;
import io.drsip.core.tenant.Prediction.Step;
import io.drsip.sip.Fqdn;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Host;
import io.drsip.sip.NameAddr;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipUri;
import io.drsip.sip.Status;
import io.drsip.sip.TelUri;
import io.drsip.sip.Uri;
import io.drsip.tenant.PhoneNumber;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Predicts which tenant and user Microsoft will find for an INVITE of ours (Microsoft, Direct Routing SIP protocol,
 * processing of incoming requests).
 *
 * <pre>
 * step         question                                             if not
 * CERTIFICATE  is the host of Contact a name of our certificate?    403
 * TENANT       is the host a verified domain of some tenant?        ask for its parent domain
 *              is the parent domain one?                            403
 * NUMBER       does this tenant have the number in the Request-URI? 404
 * </pre>
 *
 * <p>A full match wins over the parent domain even if the number is known only there: there is no way back. What
 * Microsoft knows about its tenants must be told; so this is for diagnosis and tests, not for routing. Immutable.
 */
public final class MicrosoftLookup {

    private static final Fqdn INITIAL_DOMAINS = Fqdn.parse("onmicrosoft.com");

    private final WrittenNames certificateNames;
    private final List<MicrosoftTenant> tenants;
    private final UnaryOperator<String> translation;

    private MicrosoftLookup(
            WrittenNames certificateNames, List<MicrosoftTenant> tenants, UnaryOperator<String> translation) {
        this.certificateNames = certificateNames;
        this.tenants = tenants;
        this.translation = translation;
    }

    /**
     * Collects what Microsoft knows.
     *
     * @param certificateNames common name and alternative names of the certificate that we show; {@code *.} stands for
     *     one label
     * @param tenants the tenants; no domain is verified in two of them
     * @return a lookup
     */
    public static MicrosoftLookup of(List<String> certificateNames, List<MicrosoftTenant> tenants) {
        return new MicrosoftLookup(new WrittenNames(certificateNames), List.copyOf(tenants), UnaryOperator.identity());
    }

    /**
     * The same with the translation rules of the trunk, which Microsoft applies to the number first (Microsoft,
     * Translate phone numbers to an alternate format).
     *
     * @param inboundTeams what {@code InboundTeamsNumberTranslationRules} make of a number, such as {@code number ->
     *     rules.translate(number).result()}; default is that there are none
     * @return a lookup
     */
    public MicrosoftLookup withTranslation(UnaryOperator<String> inboundTeams) {
        return new MicrosoftLookup(certificateNames, tenants, inboundTeams);
    }

    /**
     * Predicts the answer to an INVITE.
     *
     * @param invite as it is sent
     * @return who is found, or where the lookup ends
     * @throws io.drsip.sip.SipParseException if Contact, Record-Route or Request-URI breaks the grammar
     */
    public Prediction predict(SipRequest invite) {
        Optional<NameAddr> source = invite.headers()
                .first(HeaderType.CONTACT)
                .or(() -> invite.headers().first(HeaderType.RECORD_ROUTE));
        if (source.isPresent() && source.get().uri() instanceof SipUri uri) {
            return predict(uri.host(), invite.requestUri());
        }
        return new Refused(
                Step.CONTACT, Status.FORBIDDEN, "Contact is missing, or no SIP URI: send one with the tenant's FQDN");
    }

    /**
     * Predicts the answer to an INVITE.
     *
     * @param contact the host of its first Contact
     * @param requestUri who is called
     * @return who is found, or where the lookup ends
     */
    public Prediction predict(Host contact, Uri requestUri) {
        if (!(contact instanceof Fqdn fqdn)) {
            return new Refused(
                    Step.CERTIFICATE, Status.FORBIDDEN, contact + " in Contact is an address: write the tenant's FQDN");
        }
        if (!certificateNames.cover(fqdn)) {
            String hint = fqdn + " in Contact is not covered by the certificate, which has " + certificateNames
                    + ": add the name to it, or *. and its domain";
            return new Refused(Step.CERTIFICATE, Status.FORBIDDEN, hint);
        }
        return verified(fqdn)
                .or(() -> fqdn.parent().flatMap(this::verified))
                .map(found -> number(found, requestUri))
                .orElseGet(() -> noTenant(fqdn));
    }

    private record Match(MicrosoftTenant tenant, Fqdn domain) {}

    private Optional<Match> verified(Fqdn domain) {
        if (domain.isBelow(INITIAL_DOMAINS)) {
            return Optional.empty();
        }
        return tenants.stream()
                .filter(tenant -> tenant.verifiedDomains().contains(domain))
                .map(tenant -> new Match(tenant, domain))
                .findFirst();
    }

    private static Prediction noTenant(Fqdn fqdn) {
        String hint = fqdn.isBelow(INITIAL_DOMAINS)
                ? "a name below onmicrosoft.com cannot be used: verify a domain of your own"
                : "no tenant has verified " + fqdn + parentToo(fqdn)
                        + ": verify the domain and activate it with a licensed user";
        return new Refused(Step.TENANT, Status.FORBIDDEN, hint);
    }

    private static String parentToo(Fqdn fqdn) {
        return fqdn.parent().map(parent -> " or " + parent).orElse("");
    }

    private Prediction number(Match match, Uri requestUri) {
        Optional<PhoneNumber> number = numberOf(requestUri).filter(PhoneNumber::isGlobal);
        if (number.isEmpty()) {
            String hint =
                    "the Request-URI has no number with a plus, and without a translation rule no user has any other";
            return new Refused(Step.NUMBER, Status.NOT_FOUND, hint);
        }
        if (!match.tenant().numbers().contains(number.get())) {
            String hint = "tenant " + match.tenant().name() + " has no user with " + number.get()
                    + "; numbers of other tenants do not count";
            return new Refused(Step.NUMBER, Status.NOT_FOUND, hint);
        }
        return new Accepted(match.tenant().name(), match.domain(), number.get());
    }

    private Optional<PhoneNumber> numberOf(Uri uri) {
        Optional<String> dialled = uri instanceof TelUri tel
                ? Optional.of(tel.digits())
                : uri instanceof SipUri sip ? sip.decodedUser() : Optional.empty();
        return dialled.map(translation).flatMap(MicrosoftLookup::parsed);
    }

    private static Optional<PhoneNumber> parsed(String user) {
        String digits = user.replaceAll("[-.()]", "");
        return digits.matches("\\+?[0-9]{1,15}") ? Optional.of(new PhoneNumber(digits)) : Optional.empty();
    }
}
