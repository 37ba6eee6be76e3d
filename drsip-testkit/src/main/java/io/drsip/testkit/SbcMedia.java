package io.drsip.testkit;

import io.drsip.testkit.Recorded.Kind;
import java.util.List;
import java.util.Optional;

/**
 * What the session descriptions of the SBC may change in a call, and what not (RFC 3264 section 8; Microsoft, Plan
 * Direct Routing: media retargeting; SIP 488 response codes; Direct Routing protocols: hold). Single thread.
 */
final class SbcMedia {

    private final boolean bypass;
    private final TrunkCheck.Notes notes;

    // What the SBC said last; its address is the one that Microsoft goes on sending to.
    private String last = "";

    SbcMedia(boolean bypass, TrunkCheck.Notes notes) {
        this.bypass = bypass;
        this.notes = notes;
    }

    /** The description that opened the call. */
    void first(String sdp) {
        last = sdp;
    }

    /** Whether nothing has changed since the SBC said something last. */
    boolean isSame(String sdp) {
        return sdp.equals(last);
    }

    /** An offer inside the call. */
    Optional<Refusal> offer(String sdp) {
        if (sdp.isEmpty()) {
            notes.add(Kind.VIOLATION, "a re-INVITE without SDP");
            return Optional.of(Refusal.media("Delayed offer is not supported", 531000));
        }
        Optional<Refusal> refusal = SdpCheck.laterOffer(last, sdp, bypass, notes);
        if (refusal.isEmpty()) {
            compare(sdp);
            last = sdp;
        }
        return refusal;
    }

    /** An answer to an offer of Microsoft's inside the call. */
    void answer(String offer, String sdp) {
        if (sdp.isEmpty()) {
            notes.add(Kind.VIOLATION, "a 200 to a re-INVITE without SDP");
            return;
        }
        SdpCheck.noteHold(sdp, notes);
        if (SdpCheck.direction(offer).equals("inactive")
                && !SdpCheck.direction(sdp).equals("inactive")) {
            notes.add(Kind.VIOLATION, "a=inactive is answered with another direction");
        }
        if (!last.isEmpty() && SdpCheck.isMuxed(last) != SdpCheck.isMuxed(sdp)) {
            notes.add(Kind.VIOLATION, "an answer changes rtcp-mux");
        }
        compare(sdp);
        last = sdp;
    }

    private void compare(String sdp) {
        if (last.isEmpty()) {
            return;
        }
        List<String> before = origin(last);
        List<String> now = origin(sdp);
        String address = address(last);
        if (!address.equals(address(sdp))) {
            notes.add(
                    Kind.VIOLATION,
                    "the media address changes from " + address + " to " + address(sdp)
                            + "; Microsoft goes on sending to the first");
        }
        if (before.size() < 3 || now.size() < 3) {
            notes.add(Kind.VIOLATION, "an SDP without o=");
        } else if (!before.get(1).equals(now.get(1))) {
            notes.add(Kind.WARNING, "the session of o= changes from " + before.get(1) + " to " + now.get(1));
        } else {
            versions(before.get(2), now.get(2), withoutOrigin(last).equals(withoutOrigin(sdp)));
        }
    }

    private void versions(String before, String now, boolean same) {
        if (before.equals(now) && !same) {
            notes.add(Kind.VIOLATION, "the o= version is still " + now + ", but the SDP has changed");
        } else if (!before.equals(now) && same) {
            notes.add(Kind.WARNING, "the o= version is " + now + " after " + before + ", but nothing else has changed");
        } else if (!before.equals(now) && !isNext(before, now)) {
            notes.add(Kind.WARNING, "the o= version goes from " + before + " to " + now + ", not up by one");
        }
    }

    private static boolean isNext(String before, String now) {
        try {
            return Long.parseLong(now) == Long.parseLong(before) + 1;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static List<String> origin(String sdp) {
        return sdp.lines()
                .filter(line -> line.startsWith("o="))
                .findFirst()
                .map(line -> List.of(line.strip().split(" +", -1)))
                .orElse(List.of());
    }

    private static List<String> withoutOrigin(String sdp) {
        return sdp.lines().filter(line -> !line.startsWith("o=")).toList();
    }

    /** That of the audio, which stands behind its m-line or, for all media, before the first. */
    private static String address(String sdp) {
        String address = "";
        boolean inAudio = false;
        for (String line : sdp.lines().toList()) {
            if (line.startsWith("m=")) {
                inAudio = line.startsWith("m=audio ");
                if (!inAudio && !address.isEmpty()) {
                    return address;
                }
            } else if (line.startsWith("c=") && (inAudio || address.isEmpty())) {
                address = line.substring(line.lastIndexOf(' ') + 1).strip();
            }
        }
        return address;
    }
}
