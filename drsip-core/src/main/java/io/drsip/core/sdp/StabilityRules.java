package io.drsip.core.sdp;

import io.drsip.sdp.AttributeType;
import io.drsip.sdp.Connection;
import io.drsip.sdp.MediaDescription;
import io.drsip.sdp.SessionDescription;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules for what must not change while a call lasts. */
final class StabilityRules {

    private StabilityRules() {}

    static void check(Findings findings, SessionDescription previous) {
        version(findings, previous);
        List<MediaDescription> before = previous.media();
        List<MediaDescription> media = findings.description().media();
        if (media.size() < before.size()) {
            findings.addAt(SdpRule.MEDIA_ORDER, 1, media.size() + " media after " + before.size());
        }
        for (int index = 0; index < Math.min(media.size(), before.size()); index++) {
            boolean refused = media.get(index).media().isRefused()
                    || before.get(index).media().isRefused();
            // The place of a medium that is over may be taken by one of another kind (RFC 3264 section 8.1).
            if (!refused) {
                checkMedium(findings, index, previous);
            }
        }
    }

    private static void version(Findings findings, SessionDescription previous) {
        SessionDescription next = findings.description();
        int line = 1 + indexOfOrigin(next);
        if (!next.origin().isSameSession(previous.origin())) {
            findings.addAt(SdpRule.VERSION, line, "o= of another session");
            return;
        }
        boolean same = next.withOrigin(previous.origin()).equals(previous);
        boolean right = same
                ? next.origin().equals(previous.origin())
                : next.origin().equals(previous.origin().nextVersion());
        if (!right) {
            findings.addAt(
                    SdpRule.VERSION,
                    line,
                    "version " + next.origin().version() + " after "
                            + previous.origin().version() + (same ? ", nothing has changed" : ""));
        }
    }

    private static int indexOfOrigin(SessionDescription description) {
        int index = 0;
        while (description.lines().list().get(index).type() != 'o') {
            index++;
        }
        return index;
    }

    private static void checkMedium(Findings findings, int index, SessionDescription previous) {
        SessionDescription next = findings.description();
        MediaDescription medium = next.media().get(index);
        MediaDescription before = previous.media().get(index);
        if (!medium.media().kind().equals(before.media().kind())) {
            findings.add(
                    SdpRule.MEDIA_ORDER,
                    index,
                    medium.media().kind() + " after " + before.media().kind());
            return;
        }
        boolean mux = before.lines().has(AttributeType.RTCP_MUX);
        if (medium.lines().has(AttributeType.RTCP_MUX) != mux) {
            findings.add(SdpRule.RTCP_MUX_STABLE, index, mux ? "a=rtcp-mux is gone" : "a=rtcp-mux is new");
        }
        Optional<Connection> real = next.connection(index).filter(found -> !found.isUnspecified());
        if (real.isPresent() && !real.equals(previous.connection(index))) {
            findings.add(SdpRule.ADDRESS_STABLE, index, "another address");
        }
        Formats now = Formats.of(medium);
        Formats then = Formats.of(before);
        Set<String> known = new HashSet<>(before.media().formats());
        for (String format : medium.media().formats()) {
            String codec = then.codec(format);
            if (known.contains(format) && !codec.isEmpty() && !codec.equals(now.codec(format))) {
                findings.add(SdpRule.PAYLOAD_STABLE, index, format + " was " + codec);
            }
        }
    }
}
