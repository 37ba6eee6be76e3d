package io.drsip.core.sdp;

import io.drsip.sdp.AttributeType;
import io.drsip.sdp.CryptoAttribute;
import io.drsip.sdp.CryptoKey;
import io.drsip.sdp.MediaDescription;
import io.drsip.sdp.SdpLine;
import io.drsip.sdp.SdpLines;
import io.drsip.sdp.SessionDescription;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** SDES lines of descriptions: which suite is used, and which are told. Makes no keys. */
public final class CryptoLines {

    private CryptoLines() {}

    /**
     * What of a medium of Microsoft's is to be used. Its answers may have several lines, with tags that nobody has
     * offered, lifetimes and an MKI (Microsoft, Direct Routing media protocols): the first one of the suite that
     * Microsoft requires counts.
     *
     * @param description an offer or an answer of Microsoft's
     * @param medium which medium, from 0 on
     * @return the suite with its key; empty if it has none of suite {@link CryptoAttribute#AES_80}
     * @throws IndexOutOfBoundsException if there is no such medium
     */
    public static Optional<CryptoAttribute> chosen(SessionDescription description, int medium) {
        return description.media().get(medium).lines().sound(AttributeType.CRYPTO).stream()
                .filter(crypto -> crypto.suite().equals(CryptoAttribute.AES_80))
                .findFirst();
    }

    /**
     * Leaves out the lines with other suites. A medium that would have none left stays as it is.
     *
     * @param description an offer or an answer
     * @param suites such as {@link CryptoAttribute#AES_80}
     * @return the description with these suites only
     */
    public static SessionDescription only(SessionDescription description, Set<String> suites) {
        return description.mapMedia(medium -> only(medium, suites));
    }

    static MediaDescription only(MediaDescription medium, Set<String> suites) {
        List<CryptoAttribute> all = medium.lines().sound(AttributeType.CRYPTO);
        boolean some = all.stream().anyMatch(crypto -> suites.contains(crypto.suite()));
        return some ? medium.withLines(lines -> lines.keep(line -> isOf(line, suites))) : medium;
    }

    private static boolean isOf(SdpLine line, Set<String> suites) {
        boolean crypto = line.isAttribute(AttributeType.CRYPTO.name());
        return !crypto
                || SdpLines.value(AttributeType.CRYPTO, line)
                        .filter(found -> suites.contains(found.suite()))
                        .isPresent();
    }

    /**
     * Leaves out lifetimes, which some media gateways do not understand; without one a key lasts as long as its suite
     * allows (RFC 4568 section 6.1). Other lines stay.
     *
     * @param description an offer or an answer
     * @return the description without {@code |2^31}
     */
    public static SessionDescription withoutLifetimes(SessionDescription description) {
        return description.mapMedia(medium -> medium.withLines(lines -> lines.map(CryptoLines::withoutLifetime)));
    }

    private static SdpLine withoutLifetime(SdpLine line) {
        return SdpLines.value(AttributeType.CRYPTO, line)
                .filter(crypto ->
                        crypto.keys().stream().anyMatch(key -> key.lifetime().isPresent()))
                .map(crypto -> SdpLine.of(AttributeType.CRYPTO, withoutLifetime(crypto)))
                .orElse(line);
    }

    private static CryptoAttribute withoutLifetime(CryptoAttribute crypto) {
        List<CryptoKey> keys = crypto.keys().stream()
                .map(key -> new CryptoKey(key.keySalt(), Optional.empty(), key.mki()))
                .toList();
        return new CryptoAttribute(crypto.tag(), crypto.suite(), keys, crypto.sessionParameters());
    }
}
