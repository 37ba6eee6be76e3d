package io.drsip.testkit;

import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.SessionExpires;
import io.drsip.sip.SessionExpires.Refresher;
import io.drsip.sip.Status;
import io.drsip.testkit.Recorded.Kind;
import io.drsip.testkit.SimulatedCall.Party;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Microsoft's end of a session timer (RFC 4028 sections 7 to 10).
 *
 * <pre>
 *   refresher  at half            at two thirds   at the interval less min(32 s, a third)   at the interval
 *   Microsoft  re-INVITE          -               -                                          -
 *   vanishing  -                  -               -                                          violation: no BYE came
 *   SBC        (re-INVITE of it)  violation       BYE                                        -
 * </pre>
 *
 * <p>Single thread.
 */
final class SessionPart {

    private static final Duration GRACE = Duration.ofSeconds(32);

    private final Leg leg;
    private final List<Site.Timer> timers = new ArrayList<>();

    // What was agreed; empty as long as there is none.
    private Optional<SessionTimer> agreed = Optional.empty();

    SessionPart(Leg leg) {
        this.leg = leg;
    }

    /** The headers that a re-INVITE or its 200 has while a session timer runs. */
    Map<String, String> headers(boolean inRequest) {
        Map<String, String> headers = new LinkedHashMap<>();
        agreed.ifPresent(timer -> {
            headers.put("SESSION-EXPIRES", timer.header(inRequest));
            headers.put(inRequest ? "SUPPORTED" : "REQUIRE", "timer");
            if (inRequest) {
                timer.minSe().ifPresent(least -> headers.put("MIN-SE", Long.toString(least.toSeconds())));
            }
        });
        return headers;
    }

    /** Begins, or begins anew. */
    void start(SessionTimer timer) {
        agreed = Optional.of(timer);
        refreshed();
    }

    /** Whether somebody has refreshed or not: what counts is a 200 to an INVITE of either side. */
    void refreshed() {
        stop();
        agreed.ifPresent(timer -> {
            Duration interval = timer.interval();
            if (timer.isVanishing()) {
                after(interval, this::onVanished);
            } else if (timer.refresher().equals(Optional.of(Party.SBC))) {
                after(interval.multipliedBy(2).dividedBy(3), this::onLate);
                after(interval.minus(min(GRACE, interval.dividedBy(3))), this::onExpired);
            } else {
                after(interval.dividedBy(2), this::refresh);
            }
        });
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void after(Duration real, Runnable task) {
        Site site = leg.site();
        timers.add(site.after(site.knobs().sessionScaled(real), () -> {
            if (leg.state() == Leg.State.TALKING) {
                task.run();
            }
        }));
    }

    void stop() {
        timers.forEach(Site.Timer::cancel);
        timers.clear();
    }

    private void refresh() {
        CompletableFuture<?> unused = leg.offers().refresh();
    }

    private void onLate() {
        leg.note(Kind.VIOLATION, "no refresh by the SBC at half the session interval");
    }

    private void onExpired() {
        leg.note(Kind.EVENT, "the session has expired");
        CompletableFuture<?> unused = leg.bye(Party.TIMER, "the session has expired");
    }

    private void onVanished() {
        leg.note(Kind.VIOLATION, "the session has expired and the SBC has not hung up");
        leg.end(Party.TIMER, Status.OK, "the session has expired");
    }

    /** What the 200 of the SBC makes of the timer that Microsoft's INVITE asked for. */
    void onAnswer(SessionTimer asked, Headers answer) {
        Optional<SessionExpires> said = answer.first(HeaderType.SESSION_EXPIRES);
        if (said.isEmpty()) {
            start(asked.agreed(asked.interval(), Party.TEAMS));
            return;
        }
        Optional<Refresher> refresher = said.get().refresher();
        if (refresher.isEmpty()) {
            leg.note(Kind.VIOLATION, "Session-Expires in a 200 does not say who refreshes");
        }
        Party party = refresher.equals(Optional.of(Refresher.UAS)) ? Party.SBC : Party.TEAMS;
        judge(asked, said.get().interval(), party);
        boolean required = answer.all(HeaderType.REQUIRE).stream()
                .anyMatch(tag -> tag.name().equalsIgnoreCase("timer"));
        if (party == Party.TEAMS && !required) {
            leg.note(Kind.VIOLATION, "a 200 with refresher=uac lacks Require: timer");
        }
        start(asked.agreed(said.get().interval(), party));
    }

    private void judge(SessionTimer asked, Duration interval, Party party) {
        if (interval.compareTo(asked.interval()) > 0) {
            leg.note(Kind.VIOLATION, "the SBC lengthens the session to " + interval.toSeconds() + " s");
        }
        if (asked.minSe().filter(least -> interval.compareTo(least) < 0).isPresent()) {
            leg.note(Kind.VIOLATION, "the SBC shortens the session below Min-SE to " + interval.toSeconds() + " s");
        }
        if (asked.refresher().filter(wanted -> wanted != party).isPresent()) {
            leg.note(Kind.VIOLATION, "the SBC changes the refresher to " + party);
        }
    }

    /** A re-INVITE of the SBC: the timer goes on, with the interval it asks for. */
    void onRequest(Headers request) {
        if (agreed.isPresent()) {
            if (!request.has(HeaderType.SESSION_EXPIRES)) {
                leg.note(Kind.WARNING, "a re-INVITE in a session with a timer has no Session-Expires");
            }
            refreshed();
        }
    }
}
