package io.drsip.testkit;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** The other side of a handshake, made of nothing of ours: it sends what it is told to send, and trusts everybody. */
final class ForeignPeer {

    private final SSLContext context;
    private final String[] protocols;

    private ForeignPeer(SSLContext context, String... protocols) {
        this.context = context;
        this.protocols = protocols;
    }

    static ForeignPeer with(TestCertificate certificate, String... protocols) {
        return sending(certificate.key(), certificate.chain(), List.of(), protocols);
    }

    static ForeignPeer sending(
            PrivateKey key, List<X509Certificate> chain, List<X509Certificate> listed, String... protocols) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            KeyManager[] keys = {new Keys(key, chain.toArray(X509Certificate[]::new))};
            TrustManager[] trusts = {new Credulous(listed.toArray(X509Certificate[]::new))};
            context.init(keys, trusts, null);
            return new ForeignPeer(context, protocols);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    SSLContext context() {
        return context;
    }

    SSLEngine server() {
        SSLEngine engine = engine(false);
        engine.setNeedClientAuth(true);
        return engine;
    }

    SSLEngine client() {
        return engine(true);
    }

    private SSLEngine engine(boolean client) {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(client);
        engine.setEnabledProtocols(protocols);
        return engine;
    }

    private static final class Keys extends X509ExtendedKeyManager {

        private final PrivateKey key;
        private final X509Certificate[] chain;

        private Keys(PrivateKey key, X509Certificate[] chain) {
            this.key = key;
            this.chain = chain;
        }

        private @Nullable String alias(String... types) {
            return chain.length > 0 && List.of(types).contains(key.getAlgorithm()) ? "k" : null;
        }

        @Override
        public @Nullable String chooseEngineClientAlias(
                String[] types, Principal @Nullable [] issuers, SSLEngine engine) {
            return alias(types);
        }

        @Override
        public @Nullable String chooseEngineServerAlias(String type, Principal @Nullable [] issuers, SSLEngine engine) {
            return alias(type);
        }

        @Override
        public @Nullable String chooseClientAlias(String[] types, Principal @Nullable [] issuers, Socket socket) {
            return alias(types);
        }

        @Override
        public @Nullable String chooseServerAlias(String type, Principal @Nullable [] issuers, Socket socket) {
            return alias(type);
        }

        @Override
        public String[] getClientAliases(String type, Principal @Nullable [] issuers) {
            return new String[] {"k"};
        }

        @Override
        public String[] getServerAliases(String type, Principal @Nullable [] issuers) {
            return new String[] {"k"};
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return chain.clone();
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return key;
        }
    }

    private static final class Credulous extends X509ExtendedTrustManager {

        private final X509Certificate[] listed;

        private Credulous(X509Certificate[] listed) {
            this.listed = listed;
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return listed.clone();
        }
    }
}
