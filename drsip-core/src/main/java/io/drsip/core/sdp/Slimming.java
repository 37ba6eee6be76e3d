package io.drsip.core.sdp;

import io.drsip.sdp.MediaDescription;
import io.drsip.sdp.SdpLine;
import io.drsip.sdp.SdpLines;
import io.drsip.sdp.SessionDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Makes a description small enough for a trunk over UDP. Immutable.
 *
 * <p>What comes from Microsoft exceeds 1,500 octets, mostly by ICE candidates (Microsoft, Direct Routing SIP protocol:
 * size of SDP), and UDP in fragments is lost in many networks. Steps in this order, until it fits; a step is done as a
 * whole, but codecs go one by one:
 *
 * <ol>
 *   <li>{@code candidates}: ICE candidates and what belongs to them
 *   <li>{@code ice}: the rest of ICE, which is of no use without them
 *   <li>{@code notes}: {@code i=}, {@code u=}, {@code e=}, {@code p=}, {@code b=}, and attributes that no gateway needs
 *       for a call: {@code x-...}, {@code label}, {@code ssrc}, {@code msid}, {@code tool} and the like
 *   <li>{@code static-rtpmap}: an rtpmap that says what its number means anyway (RFC 3551 section 6)
 *   <li>{@code codecs}: comfort noise and redundancy, then codecs, the least preferred first; the first codec and
 *       telephone-event stay
 * </ol>
 *
 * <p>Keys, addresses, directions and everything unknown stay. If it does not fit then, TCP is what is left (RFC 3261
 * section 18.1.1).
 */
public final class Slimming {

    /** The largest request over UDP where nobody knows the path: RFC 3261 section 18.1.1. */
    public static final int UDP_MESSAGE = 1_300;

    private static final String NOTES = "iuepb";
    private static final Set<String> NOTE_ATTRIBUTES =
            Set.of("label", "ssrc", "ssrc-group", "msid", "msid-semantic", "tool", "cat", "keywds", "extmap");

    private final int budget;

    // The report.
    private final List<Dropped> dropped = new ArrayList<>();

    private Slimming(int budget) {
        this.budget = budget;
    }

    /**
     * Drops lines until a description has at most so many octets.
     *
     * @param description an offer or an answer
     * @param budget octets for the description, such as {@link #UDP_MESSAGE} without the rest of the message
     * @return the smaller description with what was dropped; it may still be larger than the budget
     * @throws IllegalArgumentException if the budget is negative
     */
    public static SdpRewrite below(SessionDescription description, int budget) {
        if (budget < 0) {
            throw new IllegalArgumentException("budget must be 0 or more octets, not " + budget);
        }
        Slimming slimming = new Slimming(budget);
        return new SdpRewrite(slimming.slim(description), slimming.dropped);
    }

    private SessionDescription slim(SessionDescription description) {
        SessionDescription slim = without(description, "candidates", Ice::isCandidate);
        slim = without(slim, "ice", Ice::isIce);
        slim = without(slim, "notes", Slimming::isNote);
        slim = without(slim, "static-rtpmap", Formats::isNeedless);
        return withoutCodecs(slim);
    }

    private boolean fits(SessionDescription description) {
        return description.length() <= budget;
    }

    private SessionDescription without(SessionDescription description, String step, Predicate<SdpLine> which) {
        if (fits(description)) {
            return description;
        }
        UnaryOperator<SdpLines> change = lines -> lines.keep(line -> stays(line, step, which));
        return description.withLines(change).mapMedia(medium -> medium.withLines(change));
    }

    private boolean stays(SdpLine line, String step, Predicate<SdpLine> which) {
        if (which.test(line)) {
            dropped.add(new Dropped(step, line.toString()));
            return false;
        }
        return true;
    }

    private static boolean isNote(SdpLine line) {
        return NOTES.indexOf(line.type()) >= 0
                || line.attribute()
                        .filter(name -> name.startsWith("x-") || NOTE_ATTRIBUTES.contains(name))
                        .isPresent();
    }

    private SessionDescription withoutCodecs(SessionDescription description) {
        SessionDescription slim = description;
        for (int index = slim.media().size() - 1; index >= 0; index--) {
            MediaDescription medium = slim.media().get(index);
            Formats formats = Formats.of(medium);
            for (String format : expendable(medium, formats)) {
                if (fits(slim)) {
                    return slim;
                }
                MediaDescription before = slim.media().get(index);
                List<String> kept = before.media().formats().stream()
                        .filter(other -> !other.equals(format))
                        .toList();
                dropped.add(new Dropped("codecs", format + " " + formats.codec(format)));
                slim = slim.withMedia(index, Formats.keep(before, kept));
            }
        }
        return slim;
    }

    /** What may go, in this order. */
    private static List<String> expendable(MediaDescription medium, Formats formats) {
        if (!medium.media().isRtp()) {
            return List.of();
        }
        List<String> all = medium.media().formats().stream().distinct().toList();
        List<String> codecs = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            String format = all.get(i);
            if (formats.isCodec(format)) {
                codecs.add(format);
            } else if (!formats.isTelephoneEvent(format)) {
                others.add(format);
            }
        }
        if (codecs.isEmpty()) {
            return List.of();
        }
        others.addAll(codecs.subList(0, codecs.size() - 1));
        return others;
    }
}
