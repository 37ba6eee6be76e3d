package io.drsip.tls;

import static io.drsip.tls.PathCheck.refused;

import io.drsip.sip.Fqdn;
import io.drsip.tls.TlsFailure.Kind;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a peer is who it has to be: path, purpose and name.
 *
 * <p>A certificate for servers only is good in both directions, since Microsoft dials with one (message MC1213773); a
 * certificate for clients only is good where it is used for that, as its issuer vouched for no server. Thread-safe.
 */
final class PeerCheck {

    private static final int LISTED = 5;

    private final PathCheck path;
    private final Set<Fqdn> domains;
    private final Set<Fqdn> hosts;
    private final InstantSource clock;

    PeerCheck(Trust trust, Set<Fqdn> domains, Set<Fqdn> hosts, InstantSource clock) {
        this.path = new PathCheck(trust);
        this.domains = domains;
        this.hosts = hosts;
        this.clock = clock;
    }

    void dialled(X509Certificate[] chain, Fqdn host) throws PeerCertificateException {
        path.check(Arrays.asList(chain), clock.instant());
        dialledLeaf(chain[0], host);
    }

    void accepted(X509Certificate[] chain) throws PeerCertificateException {
        path.check(Arrays.asList(chain), clock.instant());
        acceptedLeaf(chain[0]);
    }

    /** The part that holds for a resumed session too, whose path was validated when it began. */
    void dialledLeaf(X509Certificate leaf, Fqdn host) throws PeerCertificateException {
        checkDates(leaf);
        if (!KeyUse.of(leaf).servesServers()) {
            throw refused(Kind.UNSUITABLE_CERTIFICATE, leaf, "its extended key usage allows no server");
        }
        List<CertificateName> names = CertificateName.of(leaf);
        if (names.stream().noneMatch(name -> name.covers(host))) {
            throw refused(Kind.NAME_MISMATCH, leaf, "dialled was " + host + ", and it covers " + list(names));
        }
    }

    void acceptedLeaf(X509Certificate leaf) throws PeerCertificateException {
        checkDates(leaf);
        KeyUse use = KeyUse.of(leaf);
        if (!use.servesServers() && !use.servesClients()) {
            throw refused(Kind.UNSUITABLE_CERTIFICATE, leaf, "its extended key usage allows neither server nor client");
        }
        List<CertificateName> names = CertificateName.of(leaf);
        if (names.stream().noneMatch(this::isWelcome)) {
            throw refused(
                    Kind.NAME_MISMATCH,
                    leaf,
                    "it covers " + list(names) + ", and welcome is only what is within "
                            + (domains.isEmpty() ? "no domain at all" : domains)
                            + (hosts.isEmpty() ? "" : " or covers one of " + hosts));
        }
    }

    private boolean isWelcome(CertificateName name) {
        return domains.stream().anyMatch(name::isWithin) || hosts.stream().anyMatch(name::covers);
    }

    private void checkDates(X509Certificate leaf) throws PeerCertificateException {
        if (clock.instant().isAfter(leaf.getNotAfter().toInstant())) {
            throw refused(
                    Kind.EXPIRED, leaf, "it expired at " + leaf.getNotAfter().toInstant());
        }
    }

    static String list(List<CertificateName> names) {
        if (names.isEmpty()) {
            return "no DNS name";
        }
        String first =
                names.stream().limit(LISTED).map(CertificateName::toString).collect(Collectors.joining(", "));
        return names.size() > LISTED ? first + " and " + (names.size() - LISTED) + " more" : first;
    }
}
