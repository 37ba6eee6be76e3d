package io.drsip.core.policy;

import io.drsip.policy.PolicyContext;
import io.drsip.sip.Fqdn;
import io.drsip.sip.NameAddr;
import io.drsip.sip.Params;
import io.drsip.sip.SipUri;
import io.drsip.sip.SipUriBuilder;
import io.drsip.sip.TelUri;
import io.drsip.sip.Uri;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Some steps over one URI at a time. What needs no change stays the same object. Immutable. */
final class AddressSteps {

    /** What RFC 3261 section 19.1.1, table 1, does not allow in From and To. */
    private static final List<String> NOT_IN_FROM = List.of("transport", "maddr", "ttl", "lr", "method");

    private final Set<AddressStep> steps;
    private final boolean noSips;
    private final boolean fromFqdn;
    private final boolean plus;
    private final boolean userPhone;

    AddressSteps(Set<AddressStep> steps) {
        this.steps = EnumSet.copyOf(steps);
        this.noSips = steps.contains(AddressStep.NO_SIPS);
        this.fromFqdn = steps.contains(AddressStep.FROM_FQDN);
        this.plus = steps.contains(AddressStep.PLUS);
        this.userPhone = steps.contains(AddressStep.USER_PHONE);
    }

    Set<AddressStep> all() {
        return EnumSet.copyOf(steps);
    }

    boolean has(AddressStep step) {
        return steps.contains(step);
    }

    AddressStep first() {
        return steps.iterator().next();
    }

    AddressStep last() {
        return steps.stream().reduce((one, next) -> next).orElseThrow();
    }

    /** The Request-URI: the scheme said TLS; from now on the parameter says it. */
    Uri target(Uri uri) {
        return uri instanceof SipUri sip ? shaped(sip, null, true) : uri;
    }

    NameAddr to(NameAddr to) {
        return to.uri() instanceof SipUri sip ? withUri(to, shaped(sip, null, false)) : to;
    }

    NameAddr from(NameAddr from, PolicyContext context) {
        Fqdn fqdn = fromFqdn ? context.fqdn() : null;
        if (from.uri() instanceof SipUri sip) {
            return withUri(from, shaped(sip, fqdn, false));
        }
        if (fqdn != null && from.uri() instanceof TelUri tel) {
            return from.withUri(shaped(asSip(tel, fqdn), null, false));
        }
        return from;
    }

    /** A telephone number at a host (RFC 3261 section 19.1.6). */
    static SipUri asSip(TelUri tel, Fqdn host) {
        return SipUri.of(host).withUser(tel.digits().replace("#", "%23"));
    }

    static NameAddr withUri(NameAddr addr, Uri uri) {
        return Targets.isSame(uri, addr.uri()) ? addr : addr.withUri(uri);
    }

    /** Scheme, host, plus and user=phone, in one go. */
    private SipUri shaped(SipUri uri, @Nullable Fqdn fqdn, boolean target) {
        boolean sips = noSips && uri.isSecure();
        boolean renamed = fqdn != null && !isNamed(uri, fqdn);
        String user = plus || userPhone ? uri.user().orElse("") : "";
        boolean lacksPlus = plus && PhoneUser.lacksPlus(user);
        boolean lacksPhone = userPhone && (lacksPlus || PhoneUser.isGlobal(user)) && !Targets.saysPhone(uri);
        if (!sips && !renamed && !lacksPlus && !lacksPhone) {
            return uri;
        }
        SipUriBuilder shaped = uri.toBuilder();
        if (target) {
            shaped.noHeaders().noParam(Targets.METHOD);
        }
        if (sips) {
            plain(shaped, target);
        }
        if (fqdn != null && renamed) {
            rename(shaped, fqdn);
        }
        if (lacksPlus) {
            shaped.user('+' + user);
        }
        return (lacksPhone ? shaped.param("user", "phone") : shaped).build();
    }

    static SipUriBuilder plain(SipUriBuilder uri, boolean target) {
        uri.secure(false);
        return target ? uri.param("transport", "tls") : uri;
    }

    private static boolean isNamed(SipUri uri, Fqdn fqdn) {
        return uri.port().isEmpty() && uri.host().equals(fqdn) && !uri.hasHeaders() && fits(uri.params());
    }

    private static boolean fits(Params params) {
        if (params.isEmpty()) {
            return true;
        }
        for (int i = 0; i < NOT_IN_FROM.size(); i++) {
            if (params.has(NOT_IN_FROM.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static void rename(SipUriBuilder uri, Fqdn fqdn) {
        uri.host(fqdn).noPort().noHeaders();
        for (int i = 0; i < NOT_IN_FROM.size(); i++) {
            uri.noParam(NOT_IN_FROM.get(i));
        }
    }
}
