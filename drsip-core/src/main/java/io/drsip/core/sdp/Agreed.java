package io.drsip.core.sdp;

import io.drsip.sdp.AttributeType;
import io.drsip.sdp.CryptoAttribute;
import io.drsip.sdp.MediaDescription;
import io.drsip.sdp.SdpLines;
import io.drsip.sdp.SessionDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Our side of a session, after offer and answer. */
final class Agreed {

    private Agreed() {}

    static SessionDescription narrowed(SessionDescription ours, SessionDescription theirs) {
        List<MediaDescription> media = new ArrayList<>(ours.media());
        for (int index = 0; index < media.size(); index++) {
            media.set(index, narrowed(media.get(index), index, theirs));
        }
        return ours.withMedia(media);
    }

    private static MediaDescription narrowed(MediaDescription own, int index, SessionDescription theirs) {
        if (own.media().isRefused()) {
            return own;
        }
        if (!isActive(theirs, index)) {
            return own.withMedia(own.media().withPort(0));
        }
        MediaDescription other = theirs.media().get(index);
        List<String> common = Formats.common(own, other);
        MediaDescription kept = common.isEmpty() ? own : Formats.keep(own, common);
        boolean muxed = other.lines().has(AttributeType.RTCP_MUX);
        return CryptoLines.only(kept, suites(other))
                .withLines(lines -> muxed ? lines : lines.without(AttributeType.RTCP_MUX));
    }

    static boolean isActive(SessionDescription description, int index) {
        return index < description.media().size()
                && !description.media().get(index).media().isRefused();
    }

    static Set<String> suites(MediaDescription medium) {
        return suites(medium.lines());
    }

    private static Set<String> suites(SdpLines lines) {
        return lines.sound(AttributeType.CRYPTO).stream()
                .map(CryptoAttribute::suite)
                .collect(Collectors.toSet());
    }
}
