package io.drsip.core.engine;

import io.drsip.call.CallEvent;
import io.drsip.call.TransferTarget;
import io.drsip.core.dialog.DialogId;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.NameAddr;
import io.drsip.sip.Replaces;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipUri;
import io.drsip.sip.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The transfers of one call, one at a time: takes REFERs, and knows the one that is under way. Single thread. */
final class Referrals {

    private static final Status ACCEPTED = Status.of(202);

    private final EstablishedCall call;
    private final EngineParts parts;

    // The last one, if there ever was one.
    private @Nullable Referral last;

    Referrals(EstablishedCall call, EngineParts parts) {
        this.call = call;
        this.parts = parts;
    }

    /** The transfer that waits for the PBX, or that it reports about. */
    Optional<Referral> current() {
        return Optional.ofNullable(last);
    }

    /** Whether Microsoft still has to be told something. */
    boolean isOpen() {
        return last != null && !last.isDone();
    }

    void onRefer(ServerTransaction transaction, Instant now) {
        Headers headers = transaction.request().headers();
        List<NameAddr> targets = headers.sound(HeaderType.REFER_TO);
        if (targets.size() != 1) {
            parts.answers().refuse(transaction, Status.BAD_REQUEST, "A REFER has one Refer-To", now);
        } else if (isOpen()) {
            parts.answers().refuse(transaction, Status.REQUEST_PENDING, "A transfer is under way", now);
        } else {
            TransferTarget target = new TransferTarget(
                    targets.get(0),
                    headers.sound(HeaderType.REFERRED_BY).stream().findFirst());
            accept(transaction, target, now);
        }
    }

    private void accept(ServerTransaction transaction, TransferTarget target, Instant now) {
        SipRequest refer = transaction.request();
        transaction.respond(
                parts.answers()
                        .passed(
                                call.response(transaction, ACCEPTED)
                                        .header(HeaderType.CONTACT, call.name().contact())
                                        .build(),
                                refer,
                                Optional.of(call.name().party()),
                                now),
                now);
        Referral referral = new Referral(call, target, parts, now);
        last = referral;
        referral.start(now);
        Optional<Replaces> replaces = replaces(target);
        if (replaces.isEmpty()) {
            call.tell(new CallEvent.TransferAsked(target));
            return;
        }
        Optional<CallLeg> other = other(replaces.get());
        if (other.isPresent()) {
            call.tell(new CallEvent.JoinAsked(other.get().id(), target));
        } else {
            referral.finish(Status.NO_SUCH_CALL, now);
        }
    }

    private static Optional<Replaces> replaces(TransferTarget target) {
        return target.referTo().uri() instanceof SipUri uri ? uri.header(HeaderType.REPLACES) : Optional.empty();
    }

    /** Another call of the same tenant that is up; whose tag is named first depends on who is meant to read it. */
    private Optional<CallLeg> other(Replaces replaces) {
        String to = replaces.toTag();
        String from = replaces.fromTag();
        return Stream.of(new DialogId(replaces.callId(), to, from), new DialogId(replaces.callId(), from, to))
                .flatMap(id -> parts.calls().find(id).stream())
                .map(Calls.Held::leg)
                .filter(leg -> leg != call
                        && leg instanceof EstablishedCall
                        && leg.tenant().equals(call.tenant()))
                .findFirst();
    }

    void onCallOver(Instant now) {
        if (isOpen() && last != null) {
            last.onCallOver(now);
        }
    }
}
