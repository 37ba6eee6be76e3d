package io.drsip.testkit;

import io.drsip.sip.Method;
import io.drsip.sip.SipRequest;
import io.drsip.sip.Status;
import io.drsip.testkit.Recorded.Kind;
import java.util.List;
import java.util.Map;

/**
 * What a datacenter answers without any call or trunk coming into it: refusals, and the acts of a sick one. Single
 * thread.
 */
final class Replies {

    private final Site site;

    Replies(Site site) {
        this.site = site;
    }

    void refuse(SipConnection connection, SipRequest request, Refusal refusal) {
        refuse(connection, request, refusal, Map.of());
    }

    /**
     * A refusal in the shape of a public trace: Reason with a GUID that the Contact repeats, no Contact for OPTIONS.
     */
    void refuse(SipConnection connection, SipRequest request, Refusal refusal, Map<String, String> headers) {
        String guid = site.ids().guid();
        boolean isOptions = request.method().equals(Method.OPTIONS);
        String contact = "<sip:" + site.region().api() + ":443;x-i=" + guid + ";x-c="
                + site.ids().tag() + "/s/1/" + site.ids().tag() + ">";
        site.note(request.headers(), Kind.REFUSED, refusal.toString());
        CapitalMessage message = CapitalMessage.response(
                request, refusal.status(), isOptions ? "" : site.ids().tag());
        headers.forEach(message::header);
        connection.send(message.reason(refusal.cause(), guid, refusal.phrase())
                .headerIf(!isOptions, "CONTACT", contact)
                .body("")
                .header("ALLOW", CapitalMessage.ALLOW)
                .server(site.region())
                .end());
    }

    void plain(SipConnection connection, SipRequest request, Status status) {
        connection.send(plain(request, status));
    }

    byte[] plain(SipRequest request, Status status) {
        boolean tagged = status.isFinal() && !request.method().equals(Method.OPTIONS);
        return CapitalMessage.response(request, status, tagged ? site.ids().tag() : "")
                .body("")
                .header("ALLOW", CapitalMessage.ALLOW)
                .server(site.region())
                .end();
    }

    /** Goes through the steps of a sick datacenter. */
    void perform(SipConnection connection, SipRequest request, Behaviour behaviour) {
        site.note(request.headers(), Kind.EVENT, "behaviour: " + behaviour);
        perform(connection, request, behaviour.steps(), 0);
    }

    private void perform(SipConnection connection, SipRequest request, List<Step> steps, int next) {
        if (next == steps.size()) {
            return;
        }
        Step step = steps.get(next);
        site.after(site.knobs().scaled(step.delay()), () -> {
            if (connection.isOpen()) {
                act(connection, request, step);
                perform(connection, request, steps, next + 1);
            }
        });
    }

    private void act(SipConnection connection, SipRequest request, Step step) {
        if (step instanceof Step.Refuse refuse) {
            refuse(connection, request, refuse.refusal(), refuse.headers());
        } else if (step instanceof Step.Drop drop) {
            drop(connection, request, drop);
        } else if (step instanceof Step.Answer answer) {
            plain(connection, request, Status.of(answer.status()));
        }
    }

    void drop(SipConnection connection, SipRequest request, Step.Drop drop) {
        if (drop.midMessage()) {
            connection.breakOffWithin(plain(request, Status.OK));
        } else {
            connection.close();
        }
    }
}
