package io.drsip.testkit;

import io.drsip.sip.Fqdn;
import io.drsip.sip.Host;
import io.drsip.sip.NameAddr;
import io.drsip.sip.SipParseException;
import io.drsip.sip.SipResponse;
import io.drsip.sip.SipUri;
import io.drsip.testkit.Recorded.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Sends Microsoft's requests inside one call: to the top Record-Route of the SBC if it holds an FQDN, else to its
 * Contact; over a new connection from another address, unless that knob is turned (Microsoft, SIP protocol; public
 * traces). Single thread.
 */
final class InDialogSender {

    private static final int DEFAULT_PORT = 5061;

    private final Site site;
    private final Dialler dialler;
    private final String callId;
    private final String contact;
    private final List<SipConnection> opened = new ArrayList<>();

    // The dialog, known once the first response with a tag has come or gone.
    private String local = "";
    private String remote = "";
    private String target = "";
    private List<String> routes = List.of();
    private int sequence;
    private @Nullable SipConnection usual;

    InDialogSender(Site site, Dialler dialler, String callId, String contact) {
        this.site = site;
        this.dialler = dialler;
        this.callId = callId;
        this.contact = contact;
    }

    void dialog(String localParty, String remoteParty, String remoteTarget, List<String> routeSet) {
        local = localParty;
        remote = remoteParty;
        target = remoteTarget;
        routes = List.copyOf(routeSet);
    }

    void target(String remoteTarget) {
        target = remoteTarget;
    }

    void usual(SipConnection connection, int lastSequence) {
        usual = connection;
        sequence = lastSequence;
    }

    void closeOpened() {
        opened.forEach(SipConnection::close);
        opened.clear();
    }

    /** What a request says beside the headers that all have. */
    record Content(Map<String, String> headers, String sdp) {

        static Content none() {
            return new Content(Map.of(), "");
        }

        static Content of(String name, String value) {
            return new Content(Map.of(name, value), "");
        }
    }

    /** Completes with the final response. */
    CompletableFuture<SipResponse> send(String method, Content content) {
        CompletableFuture<SipResponse> result = new CompletableFuture<>();
        int number = ++sequence;
        String branch = site.ids().branch();
        CompletableFuture<?> unused = connection(site.knobs().inDialogOnNewConnection())
                .whenComplete((connection, failure) -> {
                    if (failure == null) {
                        expect(method, number, branch, connection, result);
                        connection.send(bytes(method, number, branch, connection, content));
                    } else {
                        result.completeExceptionally(failure);
                    }
                });
        return result;
    }

    private void expect(
            String method, int number, String branch, SipConnection connection, CompletableFuture<SipResponse> result) {
        Site.Timer patience = site.after(site.knobs().responseTime(), () -> {
            site.forget(branch);
            site.note(Optional.of(callId), Kind.VIOLATION, "no final response to " + method);
            result.completeExceptionally(new IllegalStateException("no final response to " + method));
        });
        site.expect(branch, response -> {
            if (response.status().isFinal()) {
                patience.cancel();
                site.forget(branch);
                if (method.equals("INVITE")) {
                    String ackBranch =
                            response.status().isSuccess() ? site.ids().branch() : branch;
                    connection.send(bytes("ACK", number, ackBranch, connection, Content.none()));
                }
                result.complete(response);
            }
        });
    }

    /** The ACK to a 200 goes over the connection of the INVITE, if that lives. */
    void ack(int inviteSequence) {
        CompletableFuture<?> unused = connection(false).whenComplete((connection, failure) -> {
            if (failure == null) {
                connection.send(bytes("ACK", inviteSequence, site.ids().branch(), connection, Content.none()));
            }
        });
    }

    private CompletableFuture<SipConnection> connection(boolean fresh) {
        SipConnection current = usual;
        if (!fresh && current != null && current.isOpen()) {
            return CompletableFuture.completedFuture(current);
        }
        Optional<SipUri> hop = nextHop();
        if (hop.isEmpty() || !(hop.get().host() instanceof Fqdn host)) {
            String text = "no way to the SBC: "
                    + hop.map(SipUri::host).map(Host::toString).orElse("no Contact");
            site.note(Optional.of(callId), Kind.VIOLATION, text);
            return CompletableFuture.failedFuture(new IllegalStateException(text));
        }
        return dialler.dial(host, hop.get().port().orElse(DEFAULT_PORT), Dialler.Source.OTHER)
                .whenComplete((connection, failure) -> {
                    if (failure == null) {
                        opened.add(connection);
                    }
                });
    }

    private Optional<SipUri> nextHop() {
        try {
            Optional<SipUri> route = routes.stream()
                    .findFirst()
                    .map(NameAddr::parse)
                    .flatMap(TrunkCheck::sipUri)
                    .filter(uri -> uri.host() instanceof Fqdn);
            return route.isPresent() ? route : Optional.of(SipUri.parse(target));
        } catch (SipParseException e) {
            return Optional.empty();
        }
    }

    private byte[] bytes(String method, int number, String branch, SipConnection connection, Content content) {
        String ip = Addresses.ipOf(connection.recorded().local());
        CapitalMessage message = CapitalMessage.request(method, target)
                .header("FROM", local)
                .header("TO", remote)
                .header("CSEQ", number + " " + method)
                .header("CALL-ID", callId)
                .header("MAX-FORWARDS", "70")
                .headers("ROUTE", routes)
                .header("VIA", "SIP/2.0/TLS " + ip + ":5061;branch=" + branch)
                .headerIf(!method.equals("BYE"), "CONTACT", "<" + contact + ">");
        content.headers().forEach(message::header);
        return message.body(content.sdp())
                .contentTypeIfAny()
                .userAgent(site.region())
                .headerIf(!method.equals("ACK"), "ALLOW", CapitalMessage.ALLOW)
                .end();
    }
}
