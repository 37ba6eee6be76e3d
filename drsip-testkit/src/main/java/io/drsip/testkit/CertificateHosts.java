package io.drsip.testkit;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * Which hosts a certificate speaks for, by Microsoft's rule: the common name or a subject alternative name, exact or
 * with a wildcard for one label (Microsoft, Plan Direct Routing; RFC 2818 section 3.1). Stateless.
 */
final class CertificateHosts {

    private static final int DNS_NAME = 2;

    private CertificateHosts() {}

    static boolean cover(X509Certificate certificate, String host) {
        return of(certificate).stream().anyMatch(name -> matches(name, lower(host)));
    }

    /** The names in the certificate, the common name first. */
    static List<String> of(X509Certificate certificate) {
        List<String> names = new ArrayList<>(commonNames(certificate));
        try {
            if (certificate.getSubjectAlternativeNames() != null) {
                for (List<?> name : certificate.getSubjectAlternativeNames()) {
                    if (name.get(0) instanceof Integer kind && kind == DNS_NAME && name.get(1) instanceof String text) {
                        names.add(lower(text));
                    }
                }
            }
        } catch (CertificateParsingException e) {
            return names;
        }
        return names.stream().distinct().toList();
    }

    private static List<String> commonNames(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
                            .map(Rdn::getValue)
                            .filter(String.class::isInstance)
                            .map(value -> lower((String) value))
                            .toList();
        } catch (InvalidNameException e) {
            return List.of();
        }
    }

    private static boolean matches(String name, String host) {
        if (!name.startsWith("*.")) {
            return name.equals(host);
        }
        int dot = host.indexOf('.');
        return dot > 0 && host.substring(dot + 1).equals(name.substring(2));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
