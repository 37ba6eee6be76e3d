package io.drsip.testkit;

import io.drsip.sip.Status;
import io.drsip.testkit.InDialogSender.Content;
import io.drsip.testkit.Recorded.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A REFER outside any dialog, which only a stranger sends: an SBC refuses it with 403. Single thread. */
final class StrayRefer {

    private final Site site;
    private final String callId;
    private final InDialogSender sender;

    StrayRefer(Place place, SimulatedDirectory.PairedTrunk trunk) {
        this.site = place.site();
        this.callId = site.ids().tag();
        String contact = new OwnContact(site, site.ids().guid(), true).uri();
        this.sender = new InDialogSender(site, place.dialler(), callId, contact);
        String target = "sip:" + trunk.fqdn() + ":" + trunk.port() + ";transport=tls";
        String from = "<sip:" + site.region().signalling() + ":5061>;tag="
                + site.ids().tag();
        sender.dialog(from, "<" + target + ">", target, List.of());
    }

    CompletableFuture<Status> send(String targetObjectId) {
        String referTo = "<sip:sip.pstnhub.microsoft.com:5061;transport=tls;x-m=8:orgid:" + targetObjectId + ">";
        return sender.send("REFER", new Content(Map.of("REFER-TO", referTo), ""))
                .handle((response, failure) -> {
                    sender.end();
                    if (response == null) {
                        throw new IllegalStateException(failure);
                    }
                    if (!response.status().equals(Status.FORBIDDEN)) {
                        site.note(
                                Optional.of(callId),
                                Kind.VIOLATION,
                                "REFER outside a dialog is answered with " + response.status() + ", not with 403");
                    }
                    return response.status();
                });
    }
}
