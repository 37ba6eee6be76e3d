package io.drsip.testkit;

import io.drsip.sip.SipRequest;
import io.drsip.sip.Status;
import io.drsip.testkit.InDialogSender.Content;
import io.drsip.testkit.SimulatedCall.Party;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** How one call that is up comes to its end, from either side or both. Single thread. */
final class ByePart {

    private static final int NORMAL_CLEARING = 16;

    private final Leg leg;

    // Who waits for both to hang up at once.
    private Optional<CompletableFuture<Status>> crossing = Optional.empty();

    ByePart(Leg leg) {
        this.leg = leg;
    }

    CompletableFuture<Status> hangUp() {
        return switch (leg.state()) {
            case SETUP -> leg.giveUp();
            case TALKING -> send(Party.TEAMS, "hung up in Teams");
            case ENDED -> CompletableFuture.failedFuture(new IllegalStateException("the call has ended"));
        };
    }

    /** The cause is sourced, the phrase is a guess at what a log cut off. */
    CompletableFuture<Status> send(Party by, String text) {
        String reason = "Q.850;cause=" + NORMAL_CLEARING + ";text=\""
                + leg.identity().guid() + ";CallEndReasonLocalUserInitiated\"";
        return leg.sender().send("BYE", Content.of("REASON", reason)).handle((response, failure) -> {
            leg.end(by, Status.OK, text);
            return response == null ? Status.REQUEST_TIMEOUT : response.status();
        });
    }

    /** Microsoft's BYE goes out as that of the SBC comes in. */
    CompletableFuture<Status> hangUpAcross() {
        CompletableFuture<Status> answer = new CompletableFuture<>();
        crossing = Optional.of(answer);
        return answer;
    }

    void onBye(SipConnection connection, SipRequest request) {
        String text = crossing.isPresent() ? "hung up by both" : "hung up by the SBC";
        crossing.ifPresent(answer -> {
            CompletableFuture<?> unused = send(Party.SBC, text).thenAccept(answer::complete);
        });
        leg.replies().plain(connection, request, Status.OK);
        leg.end(Party.SBC, Status.OK, text);
    }
}
