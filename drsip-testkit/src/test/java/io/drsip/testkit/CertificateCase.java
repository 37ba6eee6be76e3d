package io.drsip.testkit;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;

/**
 * A certificate described in words, such as {@code dns:sbc1.contoso.com eku:SERVER_AUTH days:-30..-1}.
 *
 * <p>The words: {@code dns cn uri mail} a name; {@code eku} the purposes, {@code none} without the extension; {@code
 * key} the kind; {@code days} the validity around the moment of the test; {@code digest} of the signature; {@code ku}
 * one of {@code none} and {@code ca}; {@code by} who signs: {@code stranger self leaf pathlen permitted:<domain>
 * deep:<intermediates>}; {@code send} what is sent: {@code leaf disorder extra maze many}. Single thread.
 */
final class CertificateCase {

    private final Instant now;
    private final TestAuthority root;
    private final TestAuthority stranger;
    // What the words so far have set.
    private CertificateBuilder builder;
    private String send = "";
    private String by = "";

    CertificateCase(Instant now, TestAuthority root, TestAuthority stranger) {
        this.now = now;
        this.root = root;
        this.stranger = stranger;
        this.builder = root.issue();
    }

    /** Makes the certificate; its chain is what the peer shall send. */
    TestCertificate of(String words) {
        for (String word : words.split(" +", -1)) {
            if (word.startsWith("by:")) {
                by = word.substring(3);
            } else if (word.startsWith("send:")) {
                send = word.substring(5);
            }
        }
        builder = signer().issue();
        for (String word : words.split(" +", -1)) {
            int colon = word.indexOf(':');
            apply(word.substring(0, colon), word.substring(colon + 1));
        }
        TestCertificate leaf = by.equals("self") ? builder.selfSigned().build() : builder.build();
        return new TestCertificate(leaf.keys(), sent(leaf.chain()));
    }

    private TestAuthority signer() {
        TestAuthority middle = root.intermediate("Test Intermediate");
        int colon = by.indexOf(':');
        String argument = by.substring(colon + 1);
        return switch (colon < 0 ? by : by.substring(0, colon)) {
            case "stranger" -> stranger;
            case "leaf" -> root.intermediate(root.issue().commonName("not an authority"));
            case "pathlen" ->
                root.intermediate(root.issue()
                                .asAuthority("last authority")
                                .extension(Extension.basicConstraints, new BasicConstraints(0)))
                        .intermediate("one too many");
            case "permitted" ->
                root.intermediate(root.issue()
                        .asAuthority("constrained")
                        .extension(Extension.nameConstraints, permitted(argument)));
            case "deep" -> deep(Integer.parseInt(argument));
            default -> middle;
        };
    }

    private TestAuthority deep(int intermediates) {
        TestAuthority last = root;
        for (int i = 1; i <= intermediates; i++) {
            last = last.intermediate("level " + i);
        }
        return last;
    }

    private static NameConstraints permitted(String domain) {
        GeneralSubtree subtree = new GeneralSubtree(new GeneralName(GeneralName.dNSName, domain));
        return new NameConstraints(new GeneralSubtree[] {subtree}, null);
    }

    private void apply(String word, String argument) {
        switch (word) {
            case "dns" -> builder.names(argument.replace("\\0", "\0"));
            case "hosts" -> hosts(Integer.parseInt(argument));
            case "cn" -> builder.commonName(argument.replace("\\0", "\0"));
            case "uri" -> builder.otherName(GeneralName.uniformResourceIdentifier, argument);
            case "mail" -> builder.otherName(GeneralName.rfc822Name, argument);
            case "ip" -> builder.otherName(GeneralName.iPAddress, argument);
            case "eku" -> builder.purposes(purposes(argument));
            case "key" -> builder.key(KeyKind.valueOf(argument));
            case "days" -> days(argument);
            case "digest" -> builder.digest(argument);
            case "ku" -> usage(argument);
            case "by", "send" -> {}
            default -> throw new IllegalArgumentException("no such word: " + word);
        }
    }

    private void hosts(int count) {
        for (int i = 0; i < count; i++) {
            builder.names("h" + i + ".contoso.com");
        }
    }

    private static KeyPurpose[] purposes(String argument) {
        return argument.equals("none") ? new KeyPurpose[0] : new KeyPurpose[] {KeyPurpose.valueOf(argument)};
    }

    private void days(String argument) {
        int dots = argument.indexOf("..");
        builder.valid(day(argument.substring(0, dots)), day(argument.substring(dots + 2)));
    }

    private Instant day(String number) {
        return now.plus(Duration.ofDays(Integer.parseInt(number)));
    }

    private void usage(String argument) {
        switch (argument) {
            case "none" -> builder.usage(KeyUsage.keyEncipherment);
            case "ca" -> builder.extension(Extension.basicConstraints, new BasicConstraints(true));
            default -> throw new IllegalArgumentException("no such usage: " + argument);
        }
    }

    private List<X509Certificate> sent(List<X509Certificate> chain) {
        List<X509Certificate> sent = new ArrayList<>(chain);
        switch (send) {
            case "leaf" -> sent.subList(1, sent.size()).clear();
            case "disorder" -> sent.add(1, root.root());
            case "extra" -> sent.add(stranger.root());
            case "maze" -> sent.addAll(Collections.nCopies(3, root.root()));
            case "many" -> sent.addAll(Collections.nCopies(9, stranger.root()));
            default -> {}
        }
        return sent;
    }
}
