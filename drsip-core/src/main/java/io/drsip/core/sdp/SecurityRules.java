package io.drsip.core.sdp;

import io.drsip.sdp.AttributeType;
import io.drsip.sdp.CryptoAttribute;
import io.drsip.sdp.CryptoKey;
import io.drsip.sdp.MediaDescription;
import io.drsip.sdp.SdpLine;
import io.drsip.sdp.SdpLines;
import io.drsip.sdp.SessionDescription;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rules for the encryption of media: SRTP with SDES, DTLS beside it if somebody likes. */
final class SecurityRules {

    static final String SDES = "RTP/SAVP";
    static final String DTLS = "UDP/TLS/RTP/SAVP";

    /** Octets of master key and salt (RFC 4568 section 6.2, RFC 6188, RFC 7714). */
    private static final Map<String, Integer> KEY_OCTETS = Map.of(
            "AES_CM_128_HMAC_SHA1_80", 30,
            "AES_CM_128_HMAC_SHA1_32", 30,
            "F8_128_HMAC_SHA1_80", 30,
            "AES_192_CM_HMAC_SHA1_80", 38,
            "AES_192_CM_HMAC_SHA1_32", 38,
            "AES_256_CM_HMAC_SHA1_80", 46,
            "AES_256_CM_HMAC_SHA1_32", 46,
            "AEAD_AES_128_GCM", 28,
            "AEAD_AES_256_GCM", 44);

    private SecurityRules() {}

    static void offer(Findings findings) {
        List<MediaDescription> media = findings.description().media();
        for (int index = 0; index < media.size(); index++) {
            if (isWanted(media.get(index))) {
                String protocol = media.get(index).media().protocol();
                if (!protocol.equals(SDES) && !protocol.equals(DTLS)) {
                    findings.add(SdpRule.SRTP_PROFILE, index, protocol);
                }
                if (protocol.equals(DTLS)) {
                    fingerprint(findings, index);
                }
                crypto(findings, index, media.get(index));
            }
        }
    }

    private static boolean isWanted(MediaDescription medium) {
        return medium.media().isRtp() && !medium.media().isRefused();
    }

    private static void fingerprint(Findings findings, int index) {
        SessionDescription description = findings.description();
        if (description.sound(index, AttributeType.FINGERPRINT).isEmpty()) {
            findings.add(SdpRule.FINGERPRINT, index, "no a=fingerprint");
        }
        if (description.sound(index, AttributeType.SETUP).isEmpty()) {
            findings.add(SdpRule.FINGERPRINT, index, "no a=setup");
        }
    }

    private static void crypto(Findings findings, int index, MediaDescription medium) {
        boolean required = medium.lines().sound(AttributeType.CRYPTO).stream()
                .anyMatch(crypto -> crypto.suite().equals(CryptoAttribute.AES_80));
        if (!required) {
            findings.add(SdpRule.CRYPTO_SUITE, index, "none with this suite");
        }
        Set<Integer> tags = new HashSet<>();
        List<SdpLine> lines = medium.lines().list();
        for (int line = 0; line < lines.size(); line++) {
            Optional<CryptoAttribute> crypto = SdpLines.value(AttributeType.CRYPTO, lines.get(line));
            if (crypto.filter(found -> !tags.add(found.tag())).isPresent()) {
                findings.add(
                        SdpRule.CRYPTO_TAG, index, line, "tag " + crypto.get().tag() + " twice");
            }
            if (crypto.filter(found -> !isKeyOfSuite(found)).isPresent()) {
                findings.add(SdpRule.CRYPTO_KEY, index, line, "a key of another length");
            }
        }
    }

    private static boolean isKeyOfSuite(CryptoAttribute crypto) {
        Integer octets = KEY_OCTETS.get(crypto.suite());
        return octets == null || crypto.keys().stream().allMatch(key -> key.octets() == octets);
    }

    /** Microsoft's own answers may have several lines and tags of their own; ours may not. */
    static void answer(Findings findings, SessionDescription offer) {
        List<MediaDescription> media = findings.description().media();
        for (int index = 0; index < media.size(); index++) {
            MediaDescription medium = media.get(index);
            if (isWanted(medium)) {
                String protocol = medium.media().protocol();
                boolean same = index < offer.media().size()
                        && protocol.equals(offer.media().get(index).media().protocol());
                if (!protocol.equals(SDES) && !(same && protocol.equals(DTLS))) {
                    findings.add(SdpRule.SRTP_PROFILE, index, protocol);
                }
                if (protocol.equals(DTLS)) {
                    fingerprint(findings, index);
                }
                crypto(findings, index, medium);
                if (index < offer.media().size()) {
                    tag(findings, index, offer.media().get(index));
                }
            }
        }
    }

    private static void tag(Findings findings, int index, MediaDescription offered) {
        List<CryptoAttribute> lines =
                findings.description().media().get(index).lines().sound(AttributeType.CRYPTO);
        Set<String> names = new HashSet<>();
        Set<String> keys = new HashSet<>();
        for (CryptoAttribute offer : offered.lines().sound(AttributeType.CRYPTO)) {
            names.add(name(offer));
            offer.keys().stream().map(CryptoKey::keySalt).forEach(keys::add);
        }
        if (lines.size() > 1) {
            findings.add(SdpRule.CRYPTO_TAG, index, lines.size() + " lines");
        }
        for (CryptoAttribute crypto : lines) {
            if (!names.contains(name(crypto))) {
                findings.add(SdpRule.CRYPTO_TAG, index, "tag " + crypto.tag() + " was not offered for its suite");
            }
            if (crypto.keys().stream().map(CryptoKey::keySalt).anyMatch(keys::contains)) {
                findings.add(SdpRule.CRYPTO_FRESH, index, "the key of the offer");
            }
        }
    }

    private static String name(CryptoAttribute crypto) {
        return crypto.tag() + " " + crypto.suite();
    }
}
