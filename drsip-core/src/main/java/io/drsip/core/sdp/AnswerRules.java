package io.drsip.core.sdp;

import io.drsip.sdp.AttributeType;
import io.drsip.sdp.MediaDescription;
import io.drsip.sdp.SessionDescription;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules for an answer beside its offer (RFC 3264 section 6). */
final class AnswerRules {

    private AnswerRules() {}

    static void check(Findings findings, SessionDescription offer) {
        List<MediaDescription> media = findings.description().media();
        if (media.size() != offer.media().size()) {
            findings.addAt(
                    SdpRule.MEDIA_ORDER,
                    1,
                    media.size() + " media for " + offer.media().size());
        }
        for (int index = 0; index < Math.min(media.size(), offer.media().size()); index++) {
            MediaDescription offered = offer.media().get(index);
            MediaDescription medium = media.get(index);
            if (!medium.media().kind().equals(offered.media().kind())) {
                findings.add(
                        SdpRule.MEDIA_ORDER,
                        index,
                        medium.media().kind() + " for " + offered.media().kind());
            } else if (!medium.media().isRefused()) {
                checkMedium(findings, index, offer);
            }
        }
    }

    private static void checkMedium(Findings findings, int index, SessionDescription offer) {
        SessionDescription answer = findings.description();
        MediaDescription medium = answer.media().get(index);
        MediaDescription offered = offer.media().get(index);
        if (offered.media().isRefused()) {
            findings.add(SdpRule.MEDIA_ORDER, index, "a medium that was not offered");
        }
        if (!answer.direction(index).mayAnswer(offer.direction(index))) {
            findings.add(SdpRule.DIRECTION, index, answer.direction(index) + " for " + offer.direction(index));
        }
        if (medium.lines().has(AttributeType.RTCP_MUX) && !offered.lines().has(AttributeType.RTCP_MUX)) {
            findings.add(SdpRule.RTCP_MUX, index, "a=rtcp-mux that was not offered");
        }
        Formats formats = Formats.of(medium);
        Set<String> offers = offers(offered);
        if (medium.media().formats().stream().noneMatch(format -> isOffered(formats, format, offers))) {
            findings.add(SdpRule.CODEC_COMMON, index, "none of the offered formats");
        }
    }

    /** The codecs of an offer, and the formats of which nothing says what they are. */
    private static Set<String> offers(MediaDescription offered) {
        Formats formats = Formats.of(offered);
        Set<String> offers = new HashSet<>();
        for (String format : offered.media().formats()) {
            String codec = formats.codec(format);
            offers.add(codec.isEmpty() ? format : codec);
        }
        return offers;
    }

    /** An answer should have the numbers of the offer, but may map its own ones. */
    private static boolean isOffered(Formats formats, String format, Set<String> offers) {
        return formats.isCodec(format) && (offers.contains(format) || offers.contains(formats.codec(format)));
    }
}
