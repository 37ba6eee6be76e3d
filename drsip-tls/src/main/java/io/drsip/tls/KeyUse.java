package io.drsip.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What the extensions of a certificate allow its key to do (RFC 5280 sections 4.2.1.3 and 4.2.1.12).
 *
 * <p>Immutable.
 *
 * @param signs whether it may sign, as every suite with ECDHE and all of TLS 1.3 need
 * @param servesServers whether it was issued for a TLS server, or for anything
 * @param servesClients whether it was issued for a TLS client, or for anything
 */
record KeyUse(boolean signs, boolean servesServers, boolean servesClients) {

    private static final String ANY = "2.5.29.37.0";
    private static final String SERVER = "1.3.6.1.5.5.7.3.1";
    private static final String CLIENT = "1.3.6.1.5.5.7.3.2";

    static KeyUse of(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        boolean signs = usage == null || usage[0];
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            boolean any = purposes == null || purposes.contains(ANY);
            return new KeyUse(signs, any || purposes.contains(SERVER), any || purposes.contains(CLIENT));
        } catch (CertificateParsingException e) {
            return new KeyUse(signs, false, false);
        }
    }
}
