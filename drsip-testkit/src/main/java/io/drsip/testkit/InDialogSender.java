package io.drsip.testkit;

import io.drsip.sip.Fqdn;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Host;
import io.drsip.sip.NameAddr;
import io.drsip.sip.SipParseException;
import io.drsip.sip.SipResponse;
import io.drsip.sip.SipUri;
import io.drsip.testkit.Recorded.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final List<SipConnection> opened = new ArrayList<>();

    // The dialog, known once the first response with a tag has come or gone.
    private String contact;
    private String local = "";
    private String remote = "";
    private String target = "";
    private List<String> routes = List.of();
    private int sequence;
    private @Nullable SipConnection usual;
    private RequestPath path;

    // Who is not answered yet, whose 200 may come again, and whether nothing new will be asked.
    private final Set<String> unanswered = new HashSet<>();
    private final Set<String> answered = new HashSet<>();
    private boolean ended;

    InDialogSender(Site site, Dialler dialler, String callId, String contact) {
        this.site = site;
        this.dialler = dialler;
        this.callId = callId;
        this.contact = contact;
        this.path = site.knobs().inDialogOnNewConnection() ? RequestPath.NEW_CONNECTION : RequestPath.SAME_CONNECTION;
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

    String target() {
        return target;
    }

    void contact(String own) {
        contact = own;
    }

    void path(RequestPath way) {
        path = way;
    }

    int sequence() {
        return sequence;
    }

    void usual(SipConnection connection, int lastSequence) {
        usual = connection;
        sequence = lastSequence;
    }

    /** Closes what was opened for this call, once all answers are there. */
    void end() {
        ended = true;
        closeIfDone();
    }

    private void closeIfDone() {
        if (ended && unanswered.isEmpty()) {
            answered.forEach(site::forget);
            opened.forEach(SipConnection::close);
            opened.clear();
        }
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
        return send(method, ++sequence, content);
    }

    /** The same with a number that may be one of those that are used up. */
    CompletableFuture<SipResponse> send(String method, int number, Content content) {
        CompletableFuture<SipResponse> result = new CompletableFuture<>();
        String branch = site.ids().branch();
        unanswered.add(branch);
        CompletableFuture<?> unused = connection(path).whenComplete((connection, failure) -> {
            if (failure == null) {
                expect(new Request(method, number, branch, connection), result);
                connection.send(bytes(method, number, branch, connection, content));
            } else {
                done(branch);
                result.completeExceptionally(failure);
            }
        });
        return result;
    }

    private record Request(String method, int number, String branch, SipConnection connection) {}

    private void expect(Request request, CompletableFuture<SipResponse> result) {
        Site.Timer patience = site.after(site.knobs().responseTime(), () -> {
            site.forget(request.branch);
            done(request.branch);
            site.note(Optional.of(callId), Kind.VIOLATION, "no final response to " + request.method);
            result.completeExceptionally(new IllegalStateException("no final response to " + request.method));
        });
        site.expect(request.branch, response -> {
            if (response.status().isFinal()) {
                patience.cancel();
                onFinal(request, response);
                result.complete(response);
                done(request.branch);
            }
        });
    }

    /** The 200 to an INVITE may come again, and then wants another ACK. */
    private void onFinal(Request request, SipResponse response) {
        boolean isInvite = request.method.equals("INVITE");
        if (isInvite && response.status().isSuccess()) {
            response.headers()
                    .first(HeaderType.CONTACT)
                    .ifPresent(value -> target(value.uri().toString()));
            answered.add(request.branch);
        } else {
            site.forget(request.branch);
        }
        if (isInvite) {
            String branch = response.status().isSuccess() ? site.ids().branch() : request.branch;
            request.connection.send(bytes("ACK", request.number, branch, request.connection, Content.none()));
        }
    }

    private void done(String branch) {
        unanswered.remove(branch);
        closeIfDone();
    }

    /** The ACK to a 200 goes over the connection of the INVITE, if that lives. */
    void ack(int inviteSequence) {
        CompletableFuture<?> unused = connection(RequestPath.SAME_CONNECTION).whenComplete((connection, failure) -> {
            if (failure == null) {
                connection.send(bytes("ACK", inviteSequence, site.ids().branch(), connection, Content.none()));
            }
        });
    }

    private CompletableFuture<SipConnection> connection(RequestPath way) {
        SipConnection current = usual;
        if (way == RequestPath.SAME_CONNECTION && current != null && current.isOpen()) {
            return CompletableFuture.completedFuture(current);
        }
        Optional<SipUri> hop = nextHop();
        if (hop.isEmpty() || !(hop.get().host() instanceof Fqdn host)) {
            String text = "no way to the SBC: "
                    + hop.map(SipUri::host).map(Host::toString).orElse("no Contact");
            site.note(Optional.of(callId), Kind.VIOLATION, text);
            return CompletableFuture.failedFuture(new IllegalStateException(text));
        }
        Dialler.Source source =
                way == RequestPath.OTHER_DATACENTER ? Dialler.Source.OTHER_DATACENTER : Dialler.Source.OTHER;
        return dialler.dial(host, hop.get().port().orElse(DEFAULT_PORT), source).whenComplete((connection, failure) -> {
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
