package io.drsip.testkit.shell;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Session descriptions of somebody who says nothing: SRTP with the one suite that Microsoft takes (Microsoft, Media in
 * Direct Routing), at a port where nobody listens. Thread-safe.
 */
final class MediaText {

    private static final int PORT = 49_170;
    private static final int KEY_AND_SALT = 30;
    private static final String SUITE = "AES_CM_128_HMAC_SHA1_80";
    private static final String EVENTS = " telephone-event/8000";
    private static final List<String> CODECS = List.of("8", "0", "9");

    private final InetAddress address;
    private final SecureRandom random = new SecureRandom();

    MediaText(InetAddress address) {
        this.address = address;
    }

    String offer() {
        return head()
                + "m=audio " + PORT + " RTP/SAVP 8 0 101\r\n"
                + "a=rtpmap:8 PCMA/8000\r\n"
                + "a=rtpmap:0 PCMU/8000\r\n"
                + "a=rtpmap:101" + EVENTS + "\r\n"
                + "a=crypto:1 " + SUITE + " " + key() + "\r\n"
                + "a=sendrecv\r\n";
    }

    /**
     * The answer (RFC 3264 section 6): the first audio, all other media refused; empty if there is no audio that is
     * known. It has SRTP if the offer has it, which Microsoft's always do.
     */
    Optional<String> answer(String offer) {
        StringBuilder text = new StringBuilder(head());
        boolean taken = false;
        for (List<String> medium : media(offer)) {
            Optional<String> body = taken ? Optional.empty() : audio(medium);
            taken |= body.isPresent();
            text.append(body.orElseGet(() -> refused(medium.get(0))));
        }
        return taken ? Optional.of(text.toString()) : Optional.empty();
    }

    private static List<List<String>> media(String offer) {
        List<List<String>> media = new ArrayList<>();
        for (String line : offer.lines().map(String::strip).toList()) {
            if (line.startsWith("m=")) {
                media.add(new ArrayList<>());
            }
            if (!media.isEmpty()) {
                media.get(media.size() - 1).add(line);
            }
        }
        return media;
    }

    private Optional<String> audio(List<String> medium) {
        List<String> words = words(medium.get(0));
        if (words.size() < 4) {
            return Optional.empty();
        }
        Optional<String> codec = words.stream().skip(3).filter(CODECS::contains).findFirst();
        Optional<String> crypto = medium.stream()
                .filter(line -> line.startsWith("a=crypto:") && line.contains(SUITE))
                .findFirst();
        boolean plain = words.get(2).endsWith("RTP/AVP");
        if (!words.get(0).equals("m=audio") || codec.isEmpty() || (crypto.isEmpty() && !plain)) {
            return Optional.empty();
        }
        Optional<String> events = medium.stream()
                .filter(line -> line.startsWith("a=rtpmap:") && line.endsWith(EVENTS))
                .map(line -> line.substring("a=rtpmap:".length(), line.indexOf(' ')))
                .findFirst();
        String text = "m=audio " + PORT + " " + words.get(2) + " " + codec.get()
                + events.map(type -> " " + type).orElse("") + "\r\n"
                + events.map(type -> "a=rtpmap:" + type + EVENTS + "\r\n").orElse("")
                + crypto.map(line -> words(line).get(0) + " " + SUITE + " " + key() + "\r\n")
                        .orElse("")
                + (medium.contains("a=rtcp-mux") ? "a=rtcp-mux\r\n" : "")
                + (medium.contains("a=inactive") ? "a=inactive\r\n" : "a=sendrecv\r\n");
        return Optional.of(text);
    }

    private static String refused(String line) {
        List<String> words = words(line);
        return words.get(0) + " 0 " + String.join(" ", words.subList(Math.min(2, words.size()), words.size())) + "\r\n";
    }

    private static List<String> words(String line) {
        return List.of(line.split(" +", -1));
    }

    private String head() {
        String place = (address instanceof Inet6Address ? "IN IP6 " : "IN IP4 ") + address.getHostAddress();
        return "v=0\r\n"
                + "o=- " + random.nextInt(1_000_000_000) + " 1 " + place + "\r\n"
                + "s=-\r\n"
                + "c=" + place + "\r\n"
                + "t=0 0\r\n";
    }

    private String key() {
        byte[] octets = new byte[KEY_AND_SALT];
        random.nextBytes(octets);
        return "inline:" + Base64.getEncoder().encodeToString(octets) + "|2^31";
    }
}
