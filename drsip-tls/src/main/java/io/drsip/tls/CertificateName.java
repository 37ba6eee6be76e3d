package io.drsip.tls;

import io.drsip.sip.Fqdn;
import io.drsip.sip.SipParseException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A DNS name as a certificate carries it: exact, or with a star for the one left-most label.
 *
 * <p>Used in both directions. Only a dNSName of the subject alternative names is a name: never the common name (RFC
 * 9525 section 2), never an address. The star stands for one whole label with at least two more behind it (RFC 9525
 * section 6.3; Microsoft, Plan Direct Routing: one level, no double wildcard). International names are compared as
 * A-labels (RFC 6125 section 6.4.2), without regard to the case of ASCII letters. RFC 5922 section 7.2 forbids any
 * star; Microsoft's proxies and most session border controllers use one, so that rule is not followed.
 *
 * <p>Immutable.
 */
public final class CertificateName {

    private static final String STAR = "*.";
    private static final int DNS_NAME = 2;

    private final boolean wildcard;
    private final Fqdn base;

    private CertificateName(boolean wildcard, Fqdn base) {
        this.wildcard = wildcard;
        this.base = base;
    }

    /**
     * Reads a dNSName.
     *
     * @param text as it stands in the certificate
     * @return the name; empty if nothing may match it, such as {@code s*.contoso.com}, {@code *.com}, {@code
     *     sbc1.contoso.com.} with its dot, an address, or a name with a NUL in it
     */
    public static Optional<CertificateName> parse(String text) {
        boolean wildcard = text.startsWith(STAR);
        String rest = wildcard ? text.substring(STAR.length()) : text;
        if (rest.endsWith(".")) {
            return Optional.empty();
        }
        try {
            Fqdn base = Fqdn.parse(rest);
            boolean tooWide = wildcard && base.parent().isEmpty();
            return tooWide ? Optional.empty() : Optional.of(new CertificateName(wildcard, base));
        } catch (SipParseException e) {
            return Optional.empty();
        }
    }

    /**
     * The names of a certificate.
     *
     * @param certificate any certificate
     * @return its usable dNSNames in their order; empty if it has none or they cannot be read
     */
    public static List<CertificateName> of(X509Certificate certificate) {
        List<CertificateName> names = new ArrayList<>();
        for (List<?> entry : alternativeNames(certificate)) {
            if (entry.get(0) instanceof Integer type && type == DNS_NAME && entry.get(1) instanceof String text) {
                parse(text).ifPresent(names::add);
            }
        }
        return List.copyOf(names);
    }

    private static Collection<List<?>> alternativeNames(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null ? List.of() : names;
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    /**
     * Whether a certificate with this name may speak for a host.
     *
     * @param host the name that was dialled or that is ours; a trailing dot does not count
     * @return true for the name itself, or for a wildcard if it stands for exactly the first label
     */
    public boolean covers(Fqdn host) {
        return wildcard ? host.parent().filter(base::equals).isPresent() : base.equals(host);
    }

    /**
     * Whether every host that this name covers is a domain or lies below it.
     *
     * @param domain such as {@code pstnhub.microsoft.com}
     * @return true for the domain itself, {@code *.} the domain, and all names below
     */
    public boolean isWithin(Fqdn domain) {
        return base.equals(domain) || base.isBelow(domain);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CertificateName name && name.wildcard == wildcard && name.base.equals(base);
    }

    @Override
    public int hashCode() {
        return base.hashCode() + (wildcard ? 1 : 0);
    }

    /** The name as the certificate has it. */
    @Override
    public String toString() {
        return wildcard ? STAR + base : base.toString();
    }
}
