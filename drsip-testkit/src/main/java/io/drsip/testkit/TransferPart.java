package io.drsip.testkit;

import io.drsip.sip.SipRequest;
import io.drsip.sip.Status;
import io.drsip.testkit.InDialogSender.Content;
import io.drsip.testkit.Recorded.Kind;
import io.drsip.testkit.SimulatedCall.Party;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Microsoft's part of a transfer: REFER in the shape of a trace of 2024, answers to NOTIFY, BYE after the one with 200
 * (Microsoft, Issues with call transfers). Single thread.
 */
final class TransferPart {

    private static final String TENANT = "bbbbbbbb-cccc-4ddd-8eee-ffffffffffff";
    private static final String TRANSFEROR = "66666666-7777-4888-8999-aaaaaaaaaaaa";

    private final Leg leg;
    private final Leg.Place place;

    // True from the REFER to the NOTIFY that ends it.
    private boolean open;

    TransferPart(Leg leg, Leg.Place place) {
        this.leg = leg;
        this.place = place;
    }

    CompletableFuture<Status> refer(String targetObjectId) {
        String host = "sip:sip.pstnhub.microsoft.com:5061";
        String referTo = host + ";transport=tls;x-m=8:orgid:" + targetObjectId;
        String referredBy = "<" + host + ";x-m=8:orgid:" + TRANSFEROR + ";x-t=" + TENANT + ";x-ti=" + leg.guid()
                + ";x-tt=" + callUri() + ">";
        place.transfers().add(new TransferBook.Transfer(referTo, referredBy));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("REFER-TO", "<" + referTo + ">");
        headers.put("REFERRED-BY", referredBy);
        open = true;
        return leg.sender().send("REFER", new Content(headers, "")).thenApply(response -> {
            if (response.status().code() != 202) {
                leg.note(Kind.VIOLATION, "REFER is answered with " + response.status() + ", not with 202");
            }
            return response.status();
        });
    }

    /** Base64 of a call URI, which dies if somebody changes the case of its letters. */
    private String callUri() {
        String uri = "https://" + place.site().region().api() + "/v1/ngc/callnotification?dci="
                + place.site().ids().tag();
        byte[] octets = uri.getBytes(StandardCharsets.US_ASCII);
        return Base64.getEncoder().encodeToString(octets).replace("=", "%3D");
    }

    void onNotify(SipConnection connection, SipRequest notify) {
        if (!open) {
            leg.note(Kind.VIOLATION, "NOTIFY without REFER");
            place.replies().plain(connection, notify, Status.NO_SUCH_CALL);
            return;
        }
        place.replies().plain(connection, notify, Status.OK);
        String fragment = notify.body().toString();
        if (!fragment.startsWith("SIP/2.0 ")) {
            leg.note(Kind.WARNING, "a sipfrag that does not begin with SIP/2.0");
        }
        if (fragment.contains(" 200")) {
            open = false;
            CompletableFuture<?> unused = leg.bye(Party.TEAMS, "transferred");
        }
    }
}
