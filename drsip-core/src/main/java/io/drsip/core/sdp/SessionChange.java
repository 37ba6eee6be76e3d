package io.drsip.core.sdp;

import io.drsip.sdp.AttributeType;
import io.drsip.sdp.CryptoAttribute;
import io.drsip.sdp.MediaDescription;
import io.drsip.sdp.SessionDescription;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a later offer of the other side changes for us.
 *
 * <p>What we do not use does not count: media that we have refused, formats and suites that we do not have, ICE lines
 * if we have none, a new version in {@code o=}. So an offer that lists again what was narrowed by offer and answer
 * changes nothing.
 */
public enum SessionChange {
    /** Who sends: a hold, or the end of one. */
    DIRECTION,

    /** ICE restarts, so that we have to answer with new credentials. */
    ICE,

    /** Addresses, ports, keys, formats or media. */
    MEDIA;

    /**
     * Compares.
     *
     * @param previous what the other side has sent last, an offer or an answer
     * @param next what it offers now
     * @param ours our side of the session
     * @return what is another one; empty if nothing is
     */
    public static Set<SessionChange> between(
            SessionDescription previous, SessionDescription next, SessionDescription ours) {
        SessionDescription agreed = Agreed.narrowed(ours, previous);
        Set<SessionChange> changes = EnumSet.noneOf(SessionChange.class);
        if (SessionAnswer.again(agreed, next).answer().isEmpty()) {
            changes.add(MEDIA);
        }
        for (int index = 0; index < agreed.media().size(); index++) {
            if (Agreed.isActive(agreed, index)) {
                addChanges(changes, index, agreed.media().get(index), previous, next);
            }
        }
        boolean restart = Ice.restarted(previous, next).stream()
                .anyMatch(index -> Agreed.isActive(agreed, index)
                        && agreed.iceCredentials(index).isPresent());
        if (restart) {
            changes.add(ICE);
        }
        return changes;
    }

    private static void addChanges(
            Set<SessionChange> changes,
            int index,
            MediaDescription own,
            SessionDescription previous,
            SessionDescription next) {
        if (!Agreed.isActive(next, index)) {
            changes.add(MEDIA);
            return;
        }
        if (previous.direction(index) != next.direction(index)) {
            changes.add(DIRECTION);
        }
        MediaDescription before = previous.media().get(index);
        MediaDescription after = next.media().get(index);
        boolean same = before.media().port() == after.media().port()
                && previous.connection(index).equals(next.connection(index))
                && before.lines().sound(AttributeType.RTCP).equals(after.lines().sound(AttributeType.RTCP))
                && previous.sound(index, AttributeType.FINGERPRINT).equals(next.sound(index, AttributeType.FINGERPRINT))
                && isSameKey(own, before, after)
                && isSameFormats(own, before, after);
        if (!same) {
            changes.add(MEDIA);
        }
    }

    /** Of the suite that both sides have. */
    private static boolean isSameKey(MediaDescription own, MediaDescription before, MediaDescription after) {
        Set<String> suites = Agreed.suites(own);
        return Objects.equals(keys(before, suites), keys(after, suites));
    }

    private static Optional<List<?>> keys(MediaDescription medium, Set<String> suites) {
        return medium.lines().sound(AttributeType.CRYPTO).stream()
                .filter(crypto -> suites.contains(crypto.suite()))
                .<List<?>>map(CryptoAttribute::keys)
                .findFirst();
    }

    /** Whether the formats that we use are there, by the same numbers. */
    private static boolean isSameFormats(MediaDescription own, MediaDescription before, MediaDescription after) {
        return numbers(own, before).equals(numbers(own, after));
    }

    private static List<String> numbers(MediaDescription own, MediaDescription theirs) {
        Formats ours = Formats.of(own);
        Formats others = Formats.of(theirs);
        return own.media().formats().stream()
                .flatMap(format -> theirs.media().formats().stream()
                        .filter(found -> others.name(found).equals(ours.name(format)))
                        .limit(1))
                .toList();
    }
}
