package io.drsip.core.sdp;

import io.drsip.sdp.MediaDescription;
import io.drsip.sdp.SessionDescription;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Which codecs are allowed, in the order of preference. Immutable.
 *
 * <p>Microsoft has no setting for codecs: one is forced by leaving the others out of the offer or the answer
 * (Microsoft, Plan Direct Routing). {@code telephone-event} always stays, behind the codecs, since keys are heard in no
 * other way; comfort noise stays only if it is named.
 */
public final class CodecList {

    private static final String STEP = "codecs";

    private final List<String> codecs;

    private CodecList(List<String> codecs) {
        this.codecs = codecs;
    }

    /**
     * Codecs by name.
     *
     * @param codecs such as {@code SILK/16000}, or {@code SILK} for any clock rate; letters in any case
     * @return the list
     * @throws IllegalArgumentException if there is none
     */
    public static CodecList of(List<String> codecs) {
        if (codecs.isEmpty()) {
            throw new IllegalArgumentException("codecs must name at least one, such as PCMA");
        }
        return new CodecList(codecs.stream()
                .map(codec -> codec.strip().toUpperCase(Locale.ROOT))
                .toList());
    }

    /**
     * What Microsoft's Direct Routing knows, in its default order, then what it knows besides.
     *
     * @return SILK at 16 and 8 kHz, PCMU, PCMA, then G.722, G.729 and comfort noise
     */
    public static CodecList microsoft() {
        return of(List.of("SILK/16000", "SILK/8000", "PCMU", "PCMA", "G722", "G729", "CN"));
    }

    /**
     * Leaves out what is not allowed, and puts the rest in order, in each audio medium over RTP. A medium that has no
     * allowed codec stays as it is, since it could be nothing but refused; {@link SdpChecks} tells.
     *
     * @param description an offer or an answer
     * @return the description with what was dropped
     */
    public SdpRewrite apply(SessionDescription description) {
        List<Dropped> dropped = new ArrayList<>();
        SessionDescription changed = description.mapMedia(medium -> apply(medium, dropped));
        return new SdpRewrite(changed, dropped);
    }

    private MediaDescription apply(MediaDescription medium, List<Dropped> dropped) {
        Formats formats = Formats.of(medium);
        List<String> all = medium.media().formats();
        List<String> kept = all.stream()
                .filter(format -> rank(formats, format) < Integer.MAX_VALUE)
                .sorted(Comparator.comparingInt(format -> rank(formats, format)))
                .toList();
        boolean audio = medium.media().kind().equals("audio") && medium.media().isRtp();
        if (!audio || kept.stream().noneMatch(formats::isCodec)) {
            return medium;
        }
        all.stream()
                .filter(format -> !kept.contains(format))
                .map(format -> new Dropped(STEP, format + " " + formats.codec(format)))
                .forEach(dropped::add);
        return Formats.keep(medium, kept);
    }

    /** The place of a format: that of its codec, behind all of them for keys, none if it is not allowed. */
    private int rank(Formats formats, String format) {
        if (formats.isTelephoneEvent(format)) {
            return codecs.size();
        }
        String codec = formats.codec(format);
        String name = codec.substring(0, Math.max(0, codec.indexOf('/')));
        for (int i = 0; i < codecs.size(); i++) {
            if (!codec.isEmpty()
                    && (codecs.get(i).equals(codec) || codecs.get(i).equals(name))) {
                return i;
            }
        }
        return Integer.MAX_VALUE;
    }

    /** The codecs in their order. */
    @Override
    public String toString() {
        return codecs.toString();
    }
}
