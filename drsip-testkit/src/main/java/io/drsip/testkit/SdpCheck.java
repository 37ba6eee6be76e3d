package io.drsip.testkit;

import io.drsip.sip.Status;
import io.drsip.testkit.Recorded.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What Microsoft asks of a session description (Microsoft, Media in Direct Routing; SIP 488 and 410 response codes):
 * SRTP with one certain suite, no payload type twice, ICE candidates on a bypass trunk, hold by inactive alone.
 * Stateless.
 */
final class SdpCheck {

    private static final String SUITE = "AES_CM_128_HMAC_SHA1_80";

    private SdpCheck() {}

    static Optional<Refusal> offer(String sdp, boolean bypass, TrunkCheck.Notes notes) {
        List<String> lines = sdp.lines().map(String::strip).toList();
        if (lines.isEmpty() || !lines.get(0).equals("v=0")) {
            notes.add(Kind.VIOLATION, "the SDP does not begin with v=0");
            return Optional.of(new Refusal(Status.of(410), 22, "MediaOfferError", 531000));
        }
        Optional<String> audio =
                lines.stream().filter(line -> line.startsWith("m=audio ")).findFirst();
        if (audio.isEmpty()) {
            return refuse(notes, "CannotSupportAnyMedia", 531000);
        }
        noteHold(sdp, notes);
        List<String> media = List.of(audio.get().split(" +", -1));
        if (media.size() < 4 || !media.get(2).endsWith("RTP/SAVP")) {
            return refuse(
                    notes, "SrtpEncryptionRequired, Remote participant did not offer required SRTP support", 531000);
        }
        if (lines.stream().noneMatch(line -> line.startsWith("a=crypto:") && line.contains(SUITE))) {
            return refuse(notes, "SrtpEncryptionRequired, no crypto line with " + SUITE, 531000);
        }
        List<String> payloads = media.subList(3, media.size());
        if (payloads.stream().distinct().count() < payloads.size()) {
            return refuse(notes, "Duplicate payload type in " + audio.get(), 531000);
        }
        if (bypass && lines.stream().noneMatch(line -> line.startsWith("a=candidate:"))) {
            return refuse(notes, "No ICE candidates in the offer", 531027);
        }
        return Optional.empty();
    }

    /** An offer inside a call must keep what the first one said about rtcp-mux. */
    static Optional<Refusal> laterOffer(String first, String later, boolean bypass, TrunkCheck.Notes notes) {
        if (isMuxed(first) != isMuxed(later)) {
            return refuse(
                    notes,
                    "CannotChangeRtcpMultiplexing, InternalErrorPhrase: Cannot change RTCP multiplexing from existing"
                            + " active media",
                    531000);
        }
        return offer(later, bypass, notes);
    }

    static String direction(String sdp) {
        return sdp.lines().map(String::strip).anyMatch("a=inactive"::equals) ? "inactive" : "sendrecv";
    }

    static boolean isMuxed(String sdp) {
        return sdp.lines().map(String::strip).anyMatch("a=rtcp-mux"::equals);
    }

    /** What people write for hold and Microsoft does not understand. */
    static void noteHold(String sdp, TrunkCheck.Notes notes) {
        for (String line : sdp.lines().map(String::strip).toList()) {
            if (Arrays.asList("a=sendonly", "a=recvonly").contains(line)) {
                notes.add(Kind.VIOLATION, line + " is not understood as hold; only a=inactive is");
            } else if (line.startsWith("c=IN IP4 0.0.0.0")) {
                notes.add(Kind.VIOLATION, "hold by c=0.0.0.0 is not supported");
            }
        }
    }

    private static Optional<Refusal> refuse(TrunkCheck.Notes notes, String phrase, int subcode) {
        notes.add(Kind.VIOLATION, phrase);
        return Optional.of(Refusal.media(phrase, subcode));
    }
}
