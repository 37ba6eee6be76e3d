package io.drsip.core.sdp;

import io.drsip.sdp.AttributeType;
import io.drsip.sdp.CryptoAttribute;
import io.drsip.sdp.MediaDescription;
import io.drsip.sdp.MediaDirection;
import io.drsip.sdp.SdpLine;
import io.drsip.sdp.SdpLines;
import io.drsip.sdp.SessionDescription;
import io.drsip.sdp.SetupRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers an offer with the session that there is. Single thread. */
final class Again {

    private final SessionDescription previous;
    private final SessionDescription offer;

    // The first thing that is in the way.
    private String problem = "";

    Again(SessionDescription previous, SessionDescription offer) {
        this.previous = previous;
        this.offer = offer;
    }

    SessionAnswer answer() {
        int count = offer.media().size();
        List<MediaDescription> media = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            media.add(medium(index));
        }
        for (int index = count; index < previous.media().size(); index++) {
            require(!Agreed.isActive(previous, index), index, "is not offered, not even with port 0");
        }
        boolean wanted = offer.media().stream().anyMatch(Again::isActive);
        if (problem.isEmpty() && wanted && media.stream().noneMatch(Again::isActive)) {
            problem = "none of the offered media is one that we have";
        }
        return problem.isEmpty() ? SessionAnswer.of(directed(media)) : SessionAnswer.impossible(problem);
    }

    private static boolean isActive(MediaDescription medium) {
        return !medium.media().isRefused();
    }

    private MediaDescription medium(int index) {
        MediaDescription offered = offer.media().get(index);
        boolean known = index < previous.media().size()
                && previous.media()
                        .get(index)
                        .media()
                        .kind()
                        .equals(offered.media().kind());
        if (!known) {
            return MediaDescription.of(offered.media().withPort(0));
        }
        MediaDescription own = previous.media().get(index);
        return isActive(own) && isActive(offered)
                ? kept(index, own, offered)
                : own.withMedia(own.media().withPort(0));
    }

    private MediaDescription kept(int index, MediaDescription own, MediaDescription offered) {
        String transport = own.media().protocol();
        require(offered.media().protocol().equals(transport), index, "is " + transport + " with us");
        boolean mux = own.lines().has(AttributeType.RTCP_MUX);
        require(!mux || offered.lines().has(AttributeType.RTCP_MUX), index, "had rtcp-mux before");
        boolean open = previous.sound(index, AttributeType.SETUP).contains(SetupRole.ACTPASS);
        require(!open, index, "does not say our side of the DTLS handshake");
        List<String> formats = Formats.common(own, offered);
        Formats meanings = Formats.of(own);
        boolean codec = formats.stream().anyMatch(meanings::isCodec);
        require(codec, index, "has none of the formats that we have");
        MediaDescription medium = codec ? Formats.keep(own, formats) : own;
        return crypto(index, medium, offered).withLines(lines -> lines.without(AttributeType.REMOTE_CANDIDATES));
    }

    private void require(boolean holds, int index, String words) {
        if (!holds && problem.isEmpty()) {
            problem = "medium " + (index + 1) + " " + words;
        }
    }

    /** Our first line of an offered suite, with its key and their tag. */
    private MediaDescription crypto(int index, MediaDescription own, MediaDescription offered) {
        List<CryptoAttribute> ours = own.lines().sound(AttributeType.CRYPTO);
        if (ours.isEmpty()) {
            return own;
        }
        for (CryptoAttribute line : ours) {
            Optional<CryptoAttribute> same = offered.lines().sound(AttributeType.CRYPTO).stream()
                    .filter(found -> found.suite().equals(line.suite()))
                    .findFirst();
            if (same.isPresent()) {
                CryptoAttribute tagged =
                        new CryptoAttribute(same.get().tag(), line.suite(), line.keys(), line.sessionParameters());
                return ours.equals(List.of(tagged)) ? own : own.withLines(lines -> replaced(lines, tagged));
            }
        }
        require(false, index, "has no crypto suite of ours");
        return own;
    }

    private static SdpLines replaced(SdpLines lines, CryptoAttribute tagged) {
        List<SdpLine> others = new ArrayList<>();
        boolean written = false;
        for (SdpLine line : lines.list()) {
            boolean crypto = line.isAttribute(AttributeType.CRYPTO.name());
            if (!crypto) {
                others.add(line);
            } else if (!written) {
                others.add(SdpLine.of(AttributeType.CRYPTO, tagged));
                written = true;
            }
        }
        return SdpLines.of(others);
    }

    /** Written into the media, and only where it is another one than before. */
    private SessionDescription directed(List<MediaDescription> media) {
        SessionDescription answer = previous.withMedia(media);
        List<MediaDescription> directed = new ArrayList<>();
        for (int index = 0; index < media.size(); index++) {
            MediaDescription medium = media.get(index);
            MediaDirection direction = mirrored(offer.direction(index));
            boolean stays = !isActive(medium) || answer.direction(index) == direction;
            directed.add(stays ? medium : medium.withLines(lines -> lines.withDirection(direction)));
        }
        return answer.withMedia(directed);
    }

    private static MediaDirection mirrored(MediaDirection offered) {
        return switch (offered) {
            case SENDRECV -> MediaDirection.SENDRECV;
            case SENDONLY -> MediaDirection.RECVONLY;
            case RECVONLY -> MediaDirection.SENDONLY;
            case INACTIVE -> MediaDirection.INACTIVE;
        };
    }
}
