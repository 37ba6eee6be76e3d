package io.drsip.testkit;

import io.drsip.sip.HeaderType;
import io.drsip.sip.SipResponse;
import io.drsip.sip.Status;
import io.drsip.testkit.InDialogSender.Content;
import io.drsip.testkit.Recorded.Kind;
import io.drsip.testkit.SimulatedCall.Party;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Microsoft's re-INVITEs in one call, and what it thinks of the answers. Single thread. */
final class TeamsOffers {

    /** Between 2.1 s and 4 s for the owner of the Call-ID (RFC 3261 section 14.1). */
    private static final Duration OWNER_WAITS = Duration.ofSeconds(3);

    private static final Duration OTHER_WAITS = Duration.ofSeconds(1);
    private static final Duration MOST_RETRY_AFTER = Duration.ofSeconds(10);

    private final Leg leg;
    private final OwnMedia media;

    // How many are not answered yet.
    private int pending;

    TeamsOffers(Leg leg, OwnMedia media) {
        this.leg = leg;
        this.media = media;
    }

    OwnMedia media() {
        return media;
    }

    boolean isPending() {
        return pending > 0;
    }

    CompletableFuture<Status> changed(String direction) {
        return send(media.offer(direction));
    }

    /** The same again, under the same version (RFC 4028 section 7.4). */
    CompletableFuture<Status> refresh() {
        return send(media.again());
    }

    CompletableFuture<Status> restart() {
        if (!media.hasIce()) {
            throw new IllegalStateException("no ICE without media bypass; see SimulatedTenant.Builder.mediaBypass");
        }
        media.restart();
        return changed("sendrecv");
    }

    CompletableFuture<Status> move() {
        media.move();
        return changed("sendrecv");
    }

    CompletableFuture<Status> offer(String sdp) {
        return send(sdp.isEmpty() ? "" : media.said(sdp));
    }

    /** Another user of Teams has the call: another Contact, other media. */
    CompletableFuture<Status> fromOtherContactWithNewMedia() {
        media.move();
        media.offer("sendrecv");
        return fromOtherContact();
    }

    /** With another Contact: a target refresh. */
    CompletableFuture<Status> fromOtherContact() {
        String before = leg.contact().uri();
        leg.contact().move();
        leg.sender().contact(leg.contact().uri());
        return refresh().thenApply(status -> {
            if (status.isSuccess()) {
                leg.contact().settle();
            } else {
                leg.contact().back(before);
                leg.sender().contact(before);
            }
            return status;
        });
    }

    /** With a CSeq number that was used before; anything but 500 is wrong (RFC 3261 section 12.2.2). */
    CompletableFuture<Status> outOfOrder() {
        int number = Math.max(0, leg.sender().sequence() - 1);
        return leg.sender().send("INVITE", number, content(media.again())).thenApply(response -> {
            expect("a re-INVITE with a lower CSeq", Status.SERVER_ERROR, response);
            return response.status();
        });
    }

    /** A second one before the first is answered: 500 with Retry-After, or an SBC that is quick (section 14.2). */
    CompletableFuture<Status> overtaking() {
        CompletableFuture<?> unused = send(media.offer("sendrecv"));
        return leg.sender().send("INVITE", content(media.offer("sendrecv"))).thenApply(response -> {
            if (response.status().equals(Status.SERVER_ERROR)) {
                judgeRetryAfter(response);
            } else if (!response.status().isSuccess()) {
                expect("a re-INVITE into one that is open", Status.SERVER_ERROR, response);
            }
            return response.status();
        });
    }

    private void judgeRetryAfter(SipResponse response) {
        boolean right = response.headers()
                .first(HeaderType.RETRY_AFTER)
                .filter(value -> value.delay().compareTo(MOST_RETRY_AFTER) <= 0)
                .isPresent();
        if (!right) {
            leg.note(Kind.VIOLATION, "500 to a re-INVITE into one that is open lacks a Retry-After of 0 to 10");
        }
    }

    /** Out while a re-INVITE of the SBC is open; anything but 491 is wrong (RFC 3261 section 14.2). */
    CompletableFuture<Status> crossing() {
        return send(media.offer("sendrecv")).thenApply(status -> {
            if (!status.equals(Status.REQUEST_PENDING)) {
                leg.note(Kind.VIOLATION, "a re-INVITE that crosses one of the SBC is answered with " + status);
            }
            return status;
        });
    }

    /** The second try after 491. */
    CompletableFuture<Status> again() {
        CompletableFuture<Status> result = new CompletableFuture<>();
        Duration wait = leg.call().isFromTeams() ? OWNER_WAITS : OTHER_WAITS;
        leg.site().after(leg.site().knobs().scaled(wait), () -> {
            CompletableFuture<?> unused = refresh().whenComplete((status, failure) -> {
                if (failure == null) {
                    result.complete(status);
                } else {
                    result.completeExceptionally(failure);
                }
            });
        });
        return result;
    }

    private void expect(String what, Status right, SipResponse response) {
        if (!response.status().equals(right)) {
            leg.note(Kind.VIOLATION, what + " is answered with " + response.status() + ", not with " + right.code());
        }
    }

    private CompletableFuture<Status> send(String sdp) {
        if (leg.state() != Leg.State.TALKING) {
            return CompletableFuture.failedFuture(new IllegalStateException("nobody talks"));
        }
        pending++;
        return leg.sender().send("INVITE", content(sdp)).handle((response, failure) -> {
            pending--;
            if (response == null) {
                CompletableFuture<?> unused = leg.bye(Party.TIMER, "a re-INVITE is not answered");
                throw new IllegalStateException(failure);
            }
            onAnswered(sdp, response);
            return response.status();
        });
    }

    private Content content(String sdp) {
        Map<String, String> headers = new LinkedHashMap<>(leg.session().headers(true));
        return new Content(headers, sdp);
    }

    private void onAnswered(String offer, SipResponse response) {
        Status status = response.status();
        if (status.isSuccess()) {
            leg.sbcMedia().answer(offer, response.body().toString());
            leg.session().refreshed();
            return;
        }
        leg.note(Kind.WARNING, "the SBC answers a re-INVITE with " + status);
        if (status.equals(Status.NO_SUCH_CALL) || status.equals(Status.REQUEST_TIMEOUT)) {
            CompletableFuture<?> unused = leg.bye(Party.SBC, "a re-INVITE was answered with " + status);
        }
    }
}
