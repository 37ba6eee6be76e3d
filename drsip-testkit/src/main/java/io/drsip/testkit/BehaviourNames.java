package io.drsip.testkit;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Behaviours by the names they have in a shell. Immutable. */
final class BehaviourNames {

    private static final Duration LATER = Duration.ofSeconds(10);

    private final Map<String, Supplier<Behaviour>> all = new TreeMap<>();

    BehaviourNames() {
        all.put("answered", Behaviour::answered);
        all.put("forked", () -> Behaviour.forked(3));
        all.put("early-media", Behaviour::earlyMedia);
        all.put("silent-early-media", Behaviour::silentEarlyMedia);
        all.put("direct-answer", Behaviour::directAnswer);
        all.put("answered-then-hung-up", () -> Behaviour.answeredThenHungUp(LATER));
        all.put("answered-then-dropped", () -> Behaviour.answeredThenDropped(LATER));
        all.put("rings-forever", Behaviour::ringsForever);
        all.put("trying-forever", Behaviour::tryingForever);
        all.put("decline", Behaviour::decline);
        all.put("user-busy", () -> Behaviour.userBusy(17));
        all.put("no-endpoints", Behaviour::noEndpoints);
        all.put("forbidden-by-site", Behaviour::forbiddenBySite);
        all.put("busy", () -> Behaviour.busy(Duration.ofSeconds(1)));
        all.put("busy-without-retry-after", Behaviour::busyWithoutRetryAfter);
        all.put("forbidden", () -> Behaviour.forbidden("Forbidden by the command line"));
        all.put("silent", Behaviour::silent);
        all.put("drop-connection", Behaviour::dropConnection);
        all.put("reset-mid-message", Behaviour::resetMidMessage);
        calls();
        all.put("late", () -> Behaviour.answered().after(LATER));
        all.put("late-answer", () -> Behaviour.answered().endingAfter(LATER));
    }

    private void calls() {
        Duration session = Duration.ofMinutes(30);
        all.put("answered-by-another", () -> CallBehaviours.answeredByAnother(2));
        all.put("answered-twice", CallBehaviours::answeredTwice);
        all.put("answer-repeated-after-ack", () -> CallBehaviours.answerRepeatedAfterAck(LATER));
        all.put("early-media-kept", CallBehaviours::earlyMediaKept);
        all.put("forwarded", CallBehaviours::forwarded);
        all.put("answer-crosses-cancel", CallBehaviours::answerCrossesCancel);
        all.put("cancel-answered-late", () -> CallBehaviours.cancelAnsweredLate(LATER));
        all.put("cancel-without-effect", CallBehaviours::cancelWithoutEffect);
        all.put("interval-too-small", () -> CallBehaviours.intervalTooSmall(session.multipliedBy(2)));
        all.put("refreshed-by-teams", () -> CallBehaviours.refreshedByTeams(session));
        all.put("refreshed-by-sbc", () -> CallBehaviours.refreshedBySbc(session));
        all.put("refresher-vanishes", () -> CallBehaviours.refresherVanishes(session));
    }

    Behaviour named(String name) {
        Supplier<Behaviour> known = all.get(name);
        if (known == null) {
            throw new IllegalArgumentException("a behaviour is one of " + all.keySet() + ", not \"" + name + "\"");
        }
        return known.get();
    }

    @Override
    public String toString() {
        return String.join(", ", all.keySet());
    }
}
