package io.drsip.tls;

import io.drsip.sip.Fqdn;
import io.drsip.sip.SipParseException;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Offers one identity in both directions, and others to peers that name them. What authorities a peer lists does not
 * matter: the list is a hint (RFC 8446 section 4.2.4), Microsoft's proxies send none, and the stock key managers answer
 * a foreign one with no certificate at all. Only the type of the key has to fit. Thread-safe.
 */
final class IdentityKeyManager extends X509ExtendedKeyManager {

    /** What is before the number of an identity; the first one has number 0. */
    private static final String ALIAS = "identity-";

    private final List<TlsIdentity> identities = new ArrayList<>();

    IdentityKeyManager(TlsIdentity identity, List<TlsIdentity> others) {
        identities.add(identity);
        identities.addAll(others);
    }

    private @Nullable String alias(int number, String... keyTypes) {
        String ours = identities.get(number).certificate().getPublicKey().getAlgorithm();
        boolean fits = Arrays.stream(keyTypes).anyMatch(type -> type.equals(ours) || type.startsWith(ours + "_"));
        return fits ? ALIAS + number : null;
    }

    /** Which identity the peer asks for: by that very name, else by a wildcard, else the first one. */
    private int asked(SSLEngine engine) {
        if (identities.size() == 1 || !(engine.getHandshakeSession() instanceof ExtendedSSLSession session)) {
            return 0;
        }
        return session.getRequestedServerNames().stream()
                .filter(SNIHostName.class::isInstance)
                .map(name -> ((SNIHostName) name).getAsciiName())
                .findFirst()
                .map(this::best)
                .orElse(0);
    }

    private int best(String name) {
        Fqdn host;
        try {
            host = Fqdn.parse(name);
        } catch (SipParseException e) {
            return 0;
        }
        Optional<CertificateName> exact = CertificateName.parse(host.canonical());
        int best = 0;
        int bestRank = 0;
        for (int i = 0; i < identities.size(); i++) {
            TlsIdentity identity = identities.get(i);
            boolean byName = exact.filter(identity.names()::contains).isPresent();
            int rank = byName ? 2 : identity.covers(host) ? 1 : 0;
            if (rank > bestRank) {
                best = i;
                bestRank = rank;
            }
        }
        return best;
    }

    private Optional<TlsIdentity> identity(@Nullable String alias) {
        for (int i = 0; i < identities.size(); i++) {
            if ((ALIAS + i).equals(alias)) {
                return Optional.of(identities.get(i));
            }
        }
        return Optional.empty();
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, SSLEngine engine) {
        return alias(0, keyTypes);
    }

    @Override
    public @Nullable String chooseEngineServerAlias(String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
        return alias(asked(engine), keyType);
    }

    @Override
    public @Nullable String chooseClientAlias(String[] keyTypes, Principal @Nullable [] issuers, Socket socket) {
        return alias(0, keyTypes);
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, Socket socket) {
        return alias(0, keyType);
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        String alias = alias(0, keyType);
        return alias == null ? null : new String[] {alias};
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return getClientAliases(keyType, issuers);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return identity(alias)
                .map(identity -> identity.chain().toArray(X509Certificate[]::new))
                .orElse(null);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return identity(alias).map(TlsIdentity::key).orElse(null);
    }
}
