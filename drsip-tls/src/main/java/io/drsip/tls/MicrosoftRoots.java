package io.drsip.tls;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The roots of Microsoft's SIP proxies: message MC1213773 and Microsoft, What's new in Direct Routing, as of June 2026.
 * Stateless.
 */
final class MicrosoftRoots {

    private static final YearMonth AS_OF = YearMonth.of(2026, 6);

    private static final List<Root> ROOTS = List.of(
            new Root("DigiCert Global Root CA", "A8985D3A65E5E5C4B2D7D66D40C6DD2FB19C5436"),
            new Root("DigiCert Global Root G2", "DF3C24F9BFD666761B268073FE06D1CC8D4F82A4"),
            new Root("DigiCert Global Root G3", "7E04DE896A3E666D00E687D33FFAD93BE83D349E"),
            new Root("DigiCert TLS ECC P384 Root G5", "17F3DE5E9F0F19E98EF61F32266E20C407AE30EE"),
            new Root("DigiCert TLS RSA 4096 Root G5", "A78849DC5D7C758C8CDE399856B3AAD0B2A57135"),
            new Root("Microsoft ECC Root Certificate Authority 2017", "999A64C37FF47D9FAB95F14769891460EEC4C3C5"),
            new Root("Microsoft RSA Root Certificate Authority 2017", "73A5E64A3BFF8316FF0EDCCC618A906E4EAE4D74"));

    private MicrosoftRoots() {}

    private record Root(String name, String thumbprint) {}

    /** Those of the roots that are among some authorities, and a warning for each of the others. */
    static Trust among(Collection<X509Certificate> authorities) {
        List<X509Certificate> found = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (Root root : ROOTS) {
            Optional<X509Certificate> match = authorities.stream()
                    .filter(authority -> thumbprint(authority).equals(root.thumbprint()))
                    .findFirst();
            match.ifPresentOrElse(found::add, () -> warnings.add(missing(root)));
        }
        if (found.isEmpty()) {
            throw new IllegalStateException("this Java trusts none of Microsoft's roots; use Trust.fromPem with them");
        }
        return Trust.dated(found, warnings, AS_OF);
    }

    private static String missing(Root root) {
        return "this Java does not know the root " + root.name() + " (SHA-1 " + root.thumbprint()
                + "), so Microsoft's proxies may be refused: update Java, or use Trust.fromPem";
    }

    private static String thumbprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded());
            return HexFormat.of().withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException e) {
            return "";
        }
    }
}
