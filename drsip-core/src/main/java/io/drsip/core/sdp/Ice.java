package io.drsip.core.sdp;

import io.drsip.sdp.AttributeType;
import io.drsip.sdp.IceCandidate;
import io.drsip.sdp.IceCredentials;
import io.drsip.sdp.MediaDescription;
import io.drsip.sdp.SdpLine;
import io.drsip.sdp.SdpLines;
import io.drsip.sdp.SessionDescription;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** ICE lines of descriptions: which stay, and whether ICE restarts. */
public final class Ice {

    private static final Set<String> CANDIDATES = Set.of("candidate", "remote-candidates", "end-of-candidates");

    /** Microsoft's own lines about candidates, such as {@code x-candidate-info}. */
    private static final String VENDOR = "x-candidate";

    private static final Set<String> OTHERS =
            Set.of("ice-ufrag", "ice-pwd", "ice-lite", "ice-mismatch", "ice-options", "ice-pacing");

    private Ice() {}

    /**
     * Keeps, narrows or strips the ICE lines.
     *
     * @param mode which lines stay
     * @param description an offer or an answer
     * @return the description in that mode; the same object if nothing changes
     */
    public static SessionDescription apply(IceMode mode, SessionDescription description) {
        return switch (mode) {
            case KEEP -> description;
            case LITE -> lite(description);
            case STRIP_CANDIDATES -> inAll(description, lines -> lines.keep(line -> !isCandidate(line)));
            case STRIP -> inAll(description, lines -> lines.keep(line -> !isIce(line)));
        };
    }

    private static SessionDescription inAll(SessionDescription description, UnaryOperator<SdpLines> change) {
        return description.withLines(change).mapMedia(medium -> medium.withLines(change));
    }

    static boolean isCandidate(SdpLine line) {
        return line.attribute()
                .filter(name -> CANDIDATES.contains(name) || name.startsWith(VENDOR))
                .isPresent();
    }

    static boolean isIce(SdpLine line) {
        return isCandidate(line) || line.attribute().filter(OTHERS::contains).isPresent();
    }

    private static SessionDescription lite(SessionDescription description) {
        boolean ice = IntStream.range(0, description.media().size())
                .anyMatch(index -> description.iceCredentials(index).isPresent());
        return ice
                ? description
                        .withLines(lines -> lines.with(AttributeType.ICE_LITE, ""))
                        .mapMedia(Ice::withHostCandidates)
                : description;
    }

    private static MediaDescription withHostCandidates(MediaDescription medium) {
        Map<Integer, Long> best = new HashMap<>();
        for (IceCandidate candidate : medium.lines().sound(AttributeType.CANDIDATE)) {
            if (isLite(candidate)) {
                best.merge(candidate.component(), candidate.priority(), Math::max);
            }
        }
        boolean some = !best.isEmpty();
        return medium.withLines(lines -> lines.without(AttributeType.ICE_LITE)
                .without(AttributeType.REMOTE_CANDIDATES)
                .keep(line -> !some || staysInLite(line, best)));
    }

    /** Of candidates the first one with the best priority of its component. */
    private static boolean staysInLite(SdpLine line, Map<Integer, Long> best) {
        Optional<IceCandidate> candidate = SdpLines.value(AttributeType.CANDIDATE, line);
        return candidate.isPresent()
                ? candidate
                        .filter(found -> isLite(found) && best.remove(found.component(), found.priority()))
                        .isPresent()
                : !isCandidate(line);
    }

    static boolean isLite(IceCandidate candidate) {
        return candidate.isUdp() && candidate.isIpv4() && candidate.type().equals("host");
    }

    /**
     * The media in which a side restarts ICE: both credentials are others than before (RFC 8839 section 4.4.1.1.1,
     * Microsoft, Direct Routing SIP protocol). It makes no difference whether they stand before the media or in them.
     *
     * @param previous the last description of that side
     * @param next its new one
     * @return indices of media, from 0 on
     */
    public static List<Integer> restarted(SessionDescription previous, SessionDescription next) {
        int common = Math.min(previous.media().size(), next.media().size());
        return IntStream.range(0, common)
                .filter(index -> isRestarted(previous.iceCredentials(index), next.iceCredentials(index)))
                .boxed()
                .toList();
    }

    private static boolean isRestarted(Optional<IceCredentials> before, Optional<IceCredentials> after) {
        return before.isPresent() && after.filter(before.get()::isRestartedBy).isPresent();
    }
}
