package io.drsip.core.sdp;

import io.drsip.sdp.AttributeType;
import io.drsip.sdp.MediaDescription;
import io.drsip.sdp.SdpLine;
import io.drsip.sdp.SdpLines;
import io.drsip.sdp.SessionDescription;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Payload numbers stand once: Microsoft answers 488 to an offer that repeats one. */
public final class PayloadNumbers {

    private PayloadNumbers() {}

    /**
     * Leaves out what stands there again: a number in an {@code m=} line, and a second rtpmap for a number.
     *
     * @param description an offer or an answer
     * @return the description with the first of each; the same object if none is repeated
     */
    public static SessionDescription once(SessionDescription description) {
        return description.mapMedia(PayloadNumbers::once);
    }

    private static MediaDescription once(MediaDescription medium) {
        if (!medium.media().isRtp()) {
            return medium;
        }
        List<String> formats = medium.media().formats().stream().distinct().toList();
        Set<Integer> mapped = new HashSet<>();
        return medium.withMedia(medium.media().withFormats(formats))
                .withLines(lines -> lines.keep(line -> isFirst(line, mapped)));
    }

    private static boolean isFirst(SdpLine line, Set<Integer> mapped) {
        return SdpLines.value(AttributeType.RTPMAP, line)
                .map(map -> mapped.add(map.payload()))
                .orElse(true);
    }
}
