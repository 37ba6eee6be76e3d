package io.drsip.tls;

import io.drsip.sip.Fqdn;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;

/**
 * One identity and one trust, ready for handshakes in both directions, with the JDK's TLS.
 *
 * <p>It makes engines, which Netty's {@code SslHandler} takes as they are. Both sides always show a certificate. When
 * we dial, the peer's has to cover the name that was dialled; when a peer dials us, its certificate has to carry a
 * name within one of the {@linkplain Builder#peersWithin given domains}. The handshake checks it; {@link
 * #verifyPeer(SSLSession, Fqdn)} and {@link #verifyPeer(SSLSession)} check it again on the finished session, which
 * may be a resumed one that no handshake checked. Sessions live in the context: a changed certificate or trust is a
 * new context and begins without any.
 *
 * <p>In TLS 1.3 a client's handshake is over before the server has seen its certificate: a refusal arrives as an
 * alert with the first read.
 *
 * <p>Immutable and thread-safe.
 */
public final class TlsContext {

    private final TlsIdentity identity;
    private final PeerCheck check;
    private final SSLContext context;
    private final String[] protocols;
    private final String[] suites;

    private TlsContext(Builder builder) {
        this.identity = builder.identity;
        this.check = new PeerCheck(builder.trust, builder.domains, builder.hosts, builder.clock);
        this.context = jdkContext(new IdentityKeyManager(identity, builder.others), check);
        TlsProfile profile = builder.profile;
        SSLParameters supported = context.getSupportedSSLParameters();
        this.protocols = common("protocols", profile.protocols(), supported.getProtocols());
        this.suites = common("suites", profile.suites(), supported.getCipherSuites());
    }

    private static SSLContext jdkContext(KeyManager keyManager, PeerCheck check) {
        try {
            // By name: an application may have put another provider first, whose key types and messages differ.
            SSLContext context = SSLContext.getInstance("TLS", "SunJSSE");
            KeyManager[] keys = {keyManager};
            TrustManager[] trusts = {new PeerTrustManager(check)};
            context.init(keys, trusts, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks the TLS of the provider SunJSSE", e);
        }
    }

    private static String[] common(String what, List<String> wanted, String[] supported) {
        Set<String> known = Set.of(supported);
        String[] common = wanted.stream().filter(known::contains).toArray(String[]::new);
        if (common.length == 0) {
            throw new IllegalArgumentException(
                    what + ": this JDK supports none of " + wanted + "; take some of TlsProfile.microsoft()");
        }
        return common;
    }

    /**
     * Begins a context.
     *
     * @param identity who we are
     * @param trust whom we trust
     * @return a builder with Microsoft's profile, the system's clock, and no domain from which a peer may dial us
     */
    public static Builder builder(TlsIdentity identity, Trust trust) {
        return new Builder(identity, trust);
    }

    /**
     * Makes an engine for a connection that we dial, with the name as SNI. The address behind the name does not
     * matter to any check.
     *
     * @param host the name that was dialled, not an address it resolved to
     * @param port the port that was dialled; sessions are resumed only for the same name and port
     * @return an engine for one connection, to be given to Netty's {@code SslHandler}
     */
    public SSLEngine clientEngine(Fqdn host, int port) {
        SSLEngine engine = context.createSSLEngine(host.canonical(), port);
        engine.setUseClientMode(true);
        SSLParameters parameters = parameters();
        // Explicitly, because the JDK sends no name of a single label by itself.
        parameters.setServerNames(List.of(new SNIHostName(host.canonical())));
        engine.setSSLParameters(parameters);
        return engine;
    }

    /**
     * Makes an engine for a connection that a peer dialled. It asks for a certificate and insists on it.
     *
     * @return an engine for one connection, to be given to Netty's {@code SslHandler}
     */
    public SSLEngine serverEngine() {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        SSLParameters parameters = parameters();
        parameters.setNeedClientAuth(true);
        parameters.setUseCipherSuitesOrder(true);
        engine.setSSLParameters(parameters);
        return engine;
    }

    private SSLParameters parameters() {
        return new SSLParameters(suites, protocols);
    }

    /**
     * Checks the peer that we dialled after the handshake.
     *
     * @param session of the finished handshake, new or resumed
     * @param host the name that was dialled
     * @return who it is
     * @throws PeerCertificateException if its certificate does not cover the name, has expired, or is missing
     */
    public TlsPeer verifyPeer(SSLSession session, Fqdn host) throws PeerCertificateException {
        X509Certificate leaf = TlsPeer.leaf(session);
        check.dialledLeaf(leaf, host);
        return TlsPeer.of(session);
    }

    /**
     * Checks a peer that dialled us after the handshake.
     *
     * @param session of the finished handshake, new or resumed
     * @return who it is
     * @throws PeerCertificateException if its certificate has no welcome name, has expired, or is missing
     */
    public TlsPeer verifyPeer(SSLSession session) throws PeerCertificateException {
        X509Certificate leaf = TlsPeer.leaf(session);
        check.acceptedLeaf(leaf);
        return TlsPeer.of(session);
    }

    /**
     * The identity in use.
     *
     * @return as given to the builder
     */
    public TlsIdentity identity() {
        return identity;
    }

    /** Collects what a context needs. Not thread-safe. */
    public static final class Builder {

        private final TlsIdentity identity;
        private final Trust trust;
        // What the calls so far have set.
        private TlsProfile profile = TlsProfile.microsoft();
        private List<TlsIdentity> others = List.of();
        private Set<Fqdn> domains = Set.of();
        private Set<Fqdn> hosts = Set.of();
        private InstantSource clock = InstantSource.system();

        private Builder(TlsIdentity identity, Trust trust) {
            this.identity = identity;
            this.trust = trust;
        }

        /**
         * Names the domains from which a peer may dial us. Default: none, so that a context which only dials accepts
         * nobody.
         *
         * @param domains such as {@code pstnhub.microsoft.com}; a certificate name counts if it is one of them, lies
         *     below one, or is the wildcard right below one; a wildcard of the domain above does not count
         * @return this
         */
        public Builder peersWithin(Collection<Fqdn> domains) {
            this.domains = Set.copyOf(domains);
            return this;
        }

        /**
         * Names single hosts that may dial us, beside the domains. Default: none.
         *
         * @param hosts such as {@code sip.pstnhub.microsoft.com}; a certificate counts if it covers one of them
         * @return this
         */
        public Builder peersNamed(Collection<Fqdn> hosts) {
            this.hosts = Set.copyOf(hosts);
            return this;
        }

        /**
         * Adds identities for peers that dial us and name one of them (RFC 6066 section 3). Who dials decides: a
         * certificate with that very name goes before one with a wildcard for it, and the first identity is shown to
         * everybody else. Default: none.
         *
         * @param identities further ones; what we dial is never dialled as one of them
         * @return this
         */
        public Builder alsoAs(Collection<TlsIdentity> identities) {
            others = List.copyOf(identities);
            return this;
        }

        /**
         * Sets protocols and suites. Default: {@link TlsProfile#microsoft()}.
         *
         * @param profile the lists
         * @return this
         */
        public Builder profile(TlsProfile profile) {
            this.profile = profile;
            return this;
        }

        /**
         * Sets the clock for the validity of certificates. Default: the system's, since validity is a matter of the
         * calendar.
         *
         * @param clock asked in every handshake
         * @return this
         */
        public Builder clock(InstantSource clock) {
            this.clock = clock;
            return this;
        }

        /**
         * Makes the context.
         *
         * @return the context
         * @throws IllegalArgumentException if this JDK supports no protocol or no suite of the profile
         * @throws IllegalStateException if this JDK lacks its own TLS provider
         */
        public TlsContext build() {
            return new TlsContext(this);
        }
    }
}
