package io.drsip.core.sdp;

import io.drsip.sdp.AttributeType;
import io.drsip.sdp.Connection;
import io.drsip.sdp.MediaDescription;
import io.drsip.sdp.MediaDirection;
import io.drsip.sdp.RtcpPort;
import io.drsip.sdp.SdpLines;
import io.drsip.sdp.SessionDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Writes a hold as Microsoft understands it. Single thread. */
final class Hold {

    private final SessionDescription previous;
    private final SessionDescription next;

    /** The media that are held. */
    private final IntPredicate held;

    private Hold(SessionDescription previous, SessionDescription next, IntPredicate inactive) {
        this.previous = previous;
        this.next = next;
        this.held = index -> !next.media().get(index).media().isRefused() && (inactive.test(index) || isHeld(index));
    }

    static SessionDescription offer(SessionDescription previous, SessionDescription offer) {
        return new Hold(previous, offer, index -> false).apply();
    }

    static SessionDescription answer(SessionDescription previous, SessionDescription offer, SessionDescription answer) {
        IntPredicate inactive = index -> index < offer.media().size()
                && offer.direction(index) == MediaDirection.INACTIVE
                && answer.direction(index) != MediaDirection.INACTIVE;
        return new Hold(previous, answer, inactive).apply();
    }

    private boolean isHeld(int index) {
        MediaDirection direction = next.direction(index);
        return direction == MediaDirection.SENDONLY
                || direction == MediaDirection.RECVONLY
                || next.connection(index).filter(Connection::isUnspecified).isPresent();
    }

    private SessionDescription apply() {
        if (media().noneMatch(held)) {
            return next;
        }
        boolean ofSession = directionOfSession();
        Optional<Connection> shared = connectionOfSession();
        SessionDescription changed = next.withLines(lines -> ofSession ? inactive(lines) : lines);
        SessionDescription moved = shared.map(changed::withConnection).orElse(changed);
        List<MediaDescription> sections = new ArrayList<>();
        for (int index = 0; index < moved.media().size(); index++) {
            MediaDescription medium = moved.media().get(index);
            sections.add(held.test(index) ? inactive(medium, index, moved, ofSession) : medium);
        }
        return moved.withMedia(sections);
    }

    private IntStream media() {
        return IntStream.range(0, next.media().size());
    }

    private static SdpLines inactive(SdpLines lines) {
        return lines.withDirection(MediaDirection.INACTIVE);
    }

    /** Whether the direction before the media is that of held media only. */
    private boolean directionOfSession() {
        return next.lines().direction().isPresent()
                && media().filter(index ->
                                next.media().get(index).lines().direction().isEmpty())
                        .allMatch(held);
    }

    /** The address that stands before the media from now on, if that is changed. */
    private Optional<Connection> connectionOfSession() {
        int[] sharing = media().filter(
                        index -> next.media().get(index).connection().isEmpty())
                .toArray();
        boolean only = IntStream.of(sharing).allMatch(held);
        return next.connection()
                .filter(found -> only)
                .flatMap(found -> IntStream.of(sharing)
                        .mapToObj(this::before)
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    /** The real address that a medium had, if it had one. */
    private Optional<Connection> before(int index) {
        boolean there = index < previous.media().size()
                && !previous.media().get(index).media().isRefused();
        return there ? previous.connection(index).filter(found -> !found.isUnspecified()) : Optional.empty();
    }

    private MediaDescription inactive(MediaDescription medium, int index, SessionDescription moved, boolean ofSession) {
        boolean said = ofSession && medium.lines().direction().isEmpty();
        MediaDescription silent = said ? medium : medium.withLines(Hold::inactive);
        Optional<Connection> wanted = before(index);
        if (wanted.isEmpty()) {
            return silent;
        }
        boolean there = moved.connection(index).equals(wanted);
        MediaDescription placed = there ? silent : silent.withConnection(wanted.get());
        return withPort(placed, previous.media().get(index));
    }

    private static MediaDescription withPort(MediaDescription medium, MediaDescription before) {
        int port = before.media().port();
        Optional<RtcpPort> rtcp =
                before.lines().sound(AttributeType.RTCP).stream().findFirst();
        boolean moved = medium.media().port() != port;
        MediaDescription there = medium.withMedia(medium.media().withPort(port));
        if (rtcp.isPresent()) {
            boolean same = medium.lines().sound(AttributeType.RTCP).equals(List.of(rtcp.get()));
            return same ? there : there.withLines(lines -> lines.with(AttributeType.RTCP, rtcp.get()));
        }
        return moved ? there.withLines(lines -> lines.without(AttributeType.RTCP)) : there;
    }
}
