package io.drsip.testkit;

import io.drsip.sip.Fqdn;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/**
 * TLS as Microsoft's proxies speak it: 1.2 with four ECDHE_RSA suites (Microsoft, What's new in Direct Routing, April
 * 2022), and 1.3. Thread-safe.
 */
final class SimulatedTls {

    private static final List<String> SUITES = List.of(
            "TLS_AES_256_GCM_SHA384",
            "TLS_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256");

    private final SSLContext context;
    private final SSLContext nameless;
    private final String[] protocols;
    private final boolean presentsCertificate;

    SimulatedTls(Knobs knobs, Credentials credentials, Supplier<List<X509Certificate>> roots, Clock clock) {
        SbcCertificateCheck check = new SbcCertificateCheck(roots, clock, knobs.checksDialledName());
        this.context = context(new KeyManager[] {new OneKeyManager(credentials)}, check);
        this.nameless = context(new KeyManager[0], check);
        this.protocols = knobs.tlsProtocols().toArray(String[]::new);
        this.presentsCertificate = knobs.presentsCertificate();
    }

    private static SSLContext context(KeyManager[] keys, TrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no TLS", e);
        }
    }

    /** For a connection that an SBC opens: its certificate is needed. */
    SSLEngine forAccepting() {
        SSLEngine engine = restricted(context.createSSLEngine());
        engine.setUseClientMode(false);
        engine.setNeedClientAuth(true);
        return engine;
    }

    /** For a connection to an SBC, with its name as SNI. */
    SSLEngine forDialling(Fqdn name, int port) {
        SSLContext chosen = presentsCertificate ? context : nameless;
        SSLEngine engine = restricted(chosen.createSSLEngine(name.canonical(), port));
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(name.canonical())));
        engine.setSSLParameters(parameters);
        return engine;
    }

    private SSLEngine restricted(SSLEngine engine) {
        List<String> supported = Arrays.asList(engine.getSupportedCipherSuites());
        engine.setEnabledProtocols(protocols);
        engine.setEnabledCipherSuites(
                SUITES.stream().filter(supported::contains).toArray(String[]::new));
        return engine;
    }
}
