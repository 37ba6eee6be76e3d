package io.drsip.tls;

import java.time.YearMonth;
import java.util.List;

/**
 * Protocol versions and cipher suites, as data.
 *
 * <p>Immutable.
 */
public final class TlsProfile {

    private final List<String> protocols;
    private final List<String> suites;
    private final YearMonth asOf;

    private TlsProfile(List<String> protocols, List<String> suites, YearMonth asOf) {
        this.protocols = List.copyOf(protocols);
        this.suites = List.copyOf(suites);
        this.asOf = asOf;
    }

    /**
     * What Microsoft's SIP proxies speak: the four suites of the list in Microsoft, What's new in Direct Routing
     * (checked in June 2026), all of them ECDHE_RSA, so a certificate towards Microsoft has an RSA key. TLS 1.2 is
     * the least since April 2022; 1.3 is offered beside it, never alone, because no document promises it.
     *
     * @return the profile
     */
    public static TlsProfile microsoft() {
        List<String> suites = List.of(
                "TLS_AES_256_GCM_SHA384",
                "TLS_AES_128_GCM_SHA256",
                "TLS_CHACHA20_POLY1305_SHA256",
                "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
                "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
                "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
                "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256");
        return new TlsProfile(List.of("TLSv1.3", "TLSv1.2"), suites, YearMonth.of(2026, 6));
    }

    /**
     * The profile with other protocol versions.
     *
     * @param names as Java names them, such as {@code TLSv1.2}; at least one
     * @return a copy
     * @throws IllegalArgumentException if there is none
     */
    public TlsProfile withProtocols(List<String> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("protocols: name at least one, such as TLSv1.2");
        }
        return new TlsProfile(names, suites, asOf);
    }

    /**
     * The profile with other cipher suites.
     *
     * @param names as IANA and Java name them, the preferred one first; those that this JDK lacks are left out
     * @return a copy
     * @throws IllegalArgumentException if there is none
     */
    public TlsProfile withSuites(List<String> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("suites: name at least one, such as TLS_AES_256_GCM_SHA384");
        }
        return new TlsProfile(protocols, names, asOf);
    }

    /**
     * The protocol versions.
     *
     * @return as Java names them
     */
    public List<String> protocols() {
        return protocols;
    }

    /**
     * The cipher suites.
     *
     * @return the preferred one first
     */
    public List<String> suites() {
        return suites;
    }

    /**
     * When the lists were last compared with their source.
     *
     * @return a month
     */
    public YearMonth asOf() {
        return asOf;
    }
}
