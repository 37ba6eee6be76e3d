package io.drsip.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drsip.call.CallEvent;
import io.drsip.call.EndCause;
import io.drsip.core.message.ResponseBuilder;
import io.drsip.sip.CSeq;
import io.drsip.sip.HeaderType;
import io.drsip.sip.MediaType;
import io.drsip.sip.Method;
import io.drsip.sip.NameAddr;
import io.drsip.sip.Reason;
import io.drsip.sip.RetryAfter;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.Status;
import io.drsip.trunk.TrunkConfig;
import io.drsip.trunk.TrunkException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One call, played step by step against an engine: what Microsoft sends, what the PBX wants, and what leaves and is told
 * after each step.
 *
 * <pre>
 * step                          what it does
 * out                           the PBX calls
 * in [header...]                Microsoft calls over a connection of its own
 * ms 200 tag [direction] [...]  Microsoft answers our last INVITE
 * ms invite [direction] [...]   Microsoft sends a request in the call; also ack, bye, cancel, options, refer, notify
 * pbx hold                      the PBX wants something
 * wait 30s                      time passes
 * again [new]                   Microsoft repeats its INVITE from another datacenter
 * instead                       Microsoft calls in the place of this call, and the new one is played on
 * break [first]                 the connection of the call is gone, or the one before it
 * </pre>
 *
 * <p>Further words of a step: {@code key=value} for the session description ({@code sdp=inactive}, {@code version=2}),
 * {@code Header:value} with {@code _} for a blank.
 */
final class CallScene {

    private static final String URI = "sip:+14255550111@sbc1.contoso.com:5061;user=phone;transport=tls";

    final EngineRig rig;
    private final Map<String, SipRequest> fromMicrosoft = new TreeMap<>();
    private final Map<String, Integer> heard = new TreeMap<>();

    // The call, and where each side is in it.
    String call = "";
    FlowId flow = new FlowId(0);
    private FlowId before = flow;
    private String callId = "none";
    private int branches;
    private int number = 1;
    private String theirTag = "415f34ad091e43d3";
    private String ourTag = "";
    private int seen;

    CallScene() {
        this(TrunkConfig.builder(EngineRig.TRUNK).build());
    }

    CallScene(TrunkConfig config) {
        rig = new EngineRig(config);
        rig.peer = (message, now) -> Shapes.healthy(message);
        rig.start().advance(Duration.ofSeconds(3));
        seen = rig.sent.size();
    }

    /** Plays a table of steps and their outcomes, and finds nothing left at the end. */
    void play(String timeline) {
        StringBuilder actual = new StringBuilder();
        for (String line : timeline.lines().toList()) {
            String step = line.split("\\|", -1)[0].strip();
            String outcome = step.isEmpty() ? "" : step(step);
            actual.append(String.format("%-34s| %s", step, outcome).stripTrailing())
                    .append('\n');
        }
        assertEquals(normal(timeline), normal(actual.toString()));
        rig.finish();
    }

    private static String normal(String table) {
        return table.lines()
                .map(line -> Stream.of(line.split("\\|", -1)).map(String::strip).collect(Collectors.joining(" | ")))
                .collect(Collectors.joining("\n"));
    }

    /** Plays one step; what came of it, in words. */
    String step(String step) {
        List<String> words = List.of(step.split(" +"));
        List<String> rest = words.subList(1, words.size());
        try {
            switch (words.get(0)) {
                case "out" -> call = rig.dial("+14255550111", "+12065550100");
                case "in" -> callIn(rest);
                case "again" -> callAgain(rest);
                case "instead" -> callInstead(rest);

                case "ms" -> microsoft(rest);
                case "pbx" -> pbx(rest);
                case "wait" -> rig.advance(Duration.parse("PT" + rest.get(0)));
                case "break" -> rig.close(rest.contains("first") ? before : flow);
                default -> throw new IllegalArgumentException(step);
            }
        } catch (TrunkException refused) {
            return "refused: " + refused.getMessage();
        }
        return outcome();
    }

    // --- Microsoft ------------------------------------------------------------------------------------------------

    private void callIn(List<String> words) {
        flow = rig.accept();
        callId = "call-" + ++branches;
        number = 1;
        ourTag = "";
        receive(request("INVITE", URI, words, "sendrecv"));
        call = rig.offers.isEmpty() ? "" : rig.offers.get(rig.offers.size() - 1).call();
    }

    /** Another call, which takes the place of this one; from then on it is the one that is played. */
    private void callInstead(List<String> words) {
        String replaces = "Replaces:" + callId + ";to-tag=" + ourTag + ";from-tag=" + theirTag;
        theirTag = "newcomer";
        callIn(words.isEmpty() ? List.of(replaces) : words);
    }

    /** The same INVITE from another datacenter. */
    private void callAgain(List<String> words) {
        before = flow;
        flow = rig.accept();
        if (words.contains("new")) {
            callId = "call-" + ++branches;
        }
        number = 1;
        ourTag = "";
        receive(request("INVITE", URI, List.of(), "sendrecv"));
    }

    private void microsoft(List<String> words) {
        String what = words.get(0);
        List<String> rest = words.subList(1, words.size());
        if (Character.isDigit(what.charAt(0))) {
            respond(Integer.parseInt(what), rest);
        } else if (what.equals("ack")) {
            receive(request("ACK", URI, rest, ""));
        } else if (what.equals("cancel")) {
            SipRequest invite = Objects.requireNonNull(fromMicrosoft.get("INVITE"));
            receive(parse(invite.bytes()
                    .toString()
                    .replaceFirst("^INVITE", "CANCEL")
                    .replaceFirst("CSEQ: (\\d+) INVITE", "CSEQ: $1 CANCEL")
                    .replaceFirst("(?s)CONTENT-TYPE.*", "CONTENT-LENGTH: 0\r\n\r\n")));
        } else {
            number++;
            receive(request(what.toUpperCase(java.util.Locale.ROOT), URI, rest, "sendrecv"));
        }
    }

    private void receive(SipRequest request) {
        fromMicrosoft.put(request.method().toString(), request);
        rig.receive(flow, request);
    }

    private SipRequest request(String method, String uri, List<String> words, String direction) {
        boolean described = method.equals("INVITE") && !words.contains("sdp=none");
        String body = described ? sdp(words, direction) : "";
        String branch = method.equals("ACK") ? "ack" + ++branches : "b" + ++branches;
        String headers = words.stream()
                .filter(word -> word.matches("[A-Z][A-Za-z-]*:.*"))
                .map(word -> word.replace("_", " ") + "\r\n")
                .collect(Collectors.joining());
        String cseq = word(words, "cseq").orElse(Integer.toString(number));
        return parse(method + " " + uri + " SIP/2.0\r\n"
                + "FROM: <sip:+12065550100@sip.pstnhub.microsoft.com:5061;user=phone>;tag=" + theirTag + "\r\n"
                + "TO: <sip:+14255550111@sbc1.contoso.com:5061;user=phone>" + (ourTag.isEmpty() ? "" : ";tag=" + ourTag)
                + "\r\n"
                + "CSEQ: " + cseq + " " + method + "\r\n"
                + "CALL-ID: " + callId + "\r\n"
                + "MAX-FORWARDS: 70\r\n"
                + "VIA: SIP/2.0/TLS 52.114.132.46:5061;branch=z9hG4bK" + branch + "\r\n"
                + "CONTACT: " + word(words, "contact").orElse(Shapes.CONTACT) + "\r\n"
                + headers
                + (body.isEmpty() ? "" : "CONTENT-TYPE: application/sdp\r\n")
                + "CONTENT-LENGTH: " + body.length() + "\r\n\r\n" + body);
    }

    private static SipRequest parse(String text) {
        return (SipRequest) SipMessage.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private void respond(int code, List<String> words) {
        SipRequest invite = rig.lastRequest(word(words, "to").map(Method::of).orElse(Method.INVITE));
        FlowId over = rig.sent.stream()
                .filter(sent -> sent.message().equals(invite))
                .map(EngineRig.Sent::flow)
                .findFirst()
                .orElseThrow();
        boolean first = invite.headers().require(HeaderType.TO).tag().isEmpty();
        String tag = word(words, "tag").orElse("their-tag");
        ResponseBuilder builder = Shapes.respond(invite, code, first && code > 100 ? tag : "")
                .header(
                        HeaderType.CONTACT,
                        NameAddr.parse(word(words, "contact").orElse(Shapes.CONTACT)));
        word(words, "se")
                .ifPresent(
                        value -> builder.headers(HeaderType.SESSION_EXPIRES, HeaderType.SESSION_EXPIRES.parse(value)));
        word(words, "minse").ifPresent(value -> builder.headers(HeaderType.MIN_SE, HeaderType.MIN_SE.parse(value)));
        word(words, "retry")
                .ifPresent(value -> builder.header(
                        HeaderType.RETRY_AFTER, RetryAfter.of(Duration.ofSeconds(Long.parseLong(value)))));
        if ((code == 200 && invite.method().equals(Method.INVITE))
                || words.stream().anyMatch(w -> w.startsWith("sdp="))) {
            builder.body(MediaType.SDP, sdp(words, "sendrecv").getBytes(StandardCharsets.UTF_8));
        }
        if (first && code == 200) {
            callId = invite.headers().require(HeaderType.CALL_ID).toString();
            theirTag = tag;
            ourTag = invite.headers().require(HeaderType.FROM).tag().orElse("");
            number = 100;
            flow = over;
        }
        rig.receive(over, builder.build());
    }

    private static String sdp(List<String> words, String direction) {
        return Shapes.SDP
                .replace("o=- 1 1", "o=- 1 " + word(words, "version").orElse("1"))
                .replace(
                        "c=IN IP4 192.0.2.10", "c=IN IP4 " + word(words, "addr").orElse("192.0.2.10"))
                .replace("50000", word(words, "port").orElse("50000"))
                .replace("a=sendrecv", "a=" + word(words, "sdp").orElse(direction));
    }

    private static Optional<String> word(List<String> words, String key) {
        return words.stream()
                .filter(word -> word.startsWith(key + "="))
                .map(word -> word.substring(key.length() + 1))
                .findFirst();
    }

    // --- the PBX --------------------------------------------------------------------------------------------------

    private void pbx(List<String> words) {
        List<String> rest = words.subList(1, words.size());
        rig.ask((engine, now) -> {
            CallControl calls = engine.calls();
            switch (words.get(0)) {
                case "ring" -> calls.ring(call, now);
                case "progress" -> calls.progress(call, sdp(rest, "sendrecv"), now);
                case "answer" -> calls.answer(call, sdp(rest, "sendrecv"), now);
                case "reject" -> calls.reject(call, Status.of(Integer.parseInt(rest.get(0))), now);
                case "hangup" ->
                    calls.hangUp(
                            call, rest.stream().findFirst().map(text -> Reason.parse(text.replace('_', ' '))), now);
                case "hold" -> calls.hold(call, now);
                case "resume" -> calls.resume(call, now);
                case "offer" -> calls.offer(call, sdp(rest, "sendrecv"), now);
                case "accept" -> calls.acceptOffer(call, now);
                case "reply" -> calls.answerOffer(call, sdp(rest, "sendrecv"), now);
                case "refuse" -> calls.refuseOffer(call, Status.of(Integer.parseInt(rest.get(0))), now);
                case "transfer" -> calls.transfer(call, "heir", sdp(rest, "sendrecv"), now);
                case "report" -> calls.reportTransfer(call, Status.of(Integer.parseInt(rest.get(0))), now);
                default -> throw new IllegalArgumentException(words.toString());
            }
        });
    }

    // --- what comes of it -----------------------------------------------------------------------------------------

    /** Whether there is something for a step to be about. */
    boolean isPossible(String step) {
        boolean response = step.matches("ms \\d.*");
        Method method = Method.of(word(List.of(step.split(" ")), "to").orElse("INVITE"));
        boolean asked = !response || !rig.requests(method).isEmpty();
        boolean invited = !step.equals("ms cancel") || fromMicrosoft.containsKey("INVITE");
        boolean called = !step.startsWith("instead") || !ourTag.isEmpty();
        boolean theirs = !step.startsWith("again") || !rig.offers.isEmpty();
        return asked && invited && called && theirs;
    }

    private String outcome() {
        List<String> out = new ArrayList<>();
        for (EngineRig.Sent sent : rig.sent.subList(seen, rig.sent.size())) {
            if (!sent.isRequest(Method.OPTIONS)) {
                out.add(text(sent.message()));
            }
        }
        seen = rig.sent.size();
        rig.calls.forEach((name, events) -> {
            String owner = name.equals(call) ? "" : (name.equals("heir") ? name : "first") + ":";
            int known = heard.getOrDefault(name, 0);
            events.subList(known, events.size()).forEach(event -> out.add(owner + text(event)));
            heard.put(name, events.size());
        });
        return String.join(", ", out);
    }

    private String text(SipMessage message) {
        if (message instanceof SipRequest request) {
            return request.method() + described(request) + fragment(request);
        }
        SipResponse response = (SipResponse) message;
        CSeq cseq = response.headers().require(HeaderType.CSEQ);
        if (cseq.method().equals(Method.INVITE) && ourTag.isEmpty()) {
            ourTag = response.headers().require(HeaderType.TO).tag().orElse("");
        }
        String method = cseq.method().equals(Method.INVITE) ? "" : "/" + cseq.method();
        return response.status().code() + method + described(response);
    }

    /** What a NOTIFY reports: active or terminated, and the status. */
    private static String fragment(SipRequest request) {
        return request.headers()
                .first(HeaderType.SUBSCRIPTION_STATE)
                .map(state -> " " + state.toString().replaceFirst("[;].*", "") + " "
                        + request.body().toString().split(" ", 3)[1])
                .orElse("");
    }

    private static String described(SipMessage message) {
        String sdp = message.body().toString();
        if (!sdp.startsWith("v=0")) {
            return "";
        }
        String version = sdp.replaceFirst("(?s).*?o=\\S+ \\S+ (\\d+).*", "$1");
        String direction = sdp.replaceFirst("(?s).*a=(sendrecv|sendonly|recvonly|inactive).*", "$1");
        return " " + direction + " v" + version;
    }

    private static String text(CallEvent event) {
        String name = event.getClass().getSimpleName();
        @Nullable
        EndCause cause = event instanceof CallEvent.Ended ended
                ? ended.cause()
                : event instanceof CallEvent.Failed failed ? failed.cause() : null;
        return cause == null ? name : name + "(" + cause.getClass().getSimpleName() + ")";
    }
}
