package io.drsip.testkit;

import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.SipRequest;
import io.drsip.sip.Status;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A message written as Microsoft's proxies write theirs (public traces of 2019 to 2024): header names in capitals, FROM
 * first and VIA below CALL-ID, no blank behind commas. Single thread.
 */
final class CapitalMessage {

    static final String ALLOW = "INVITE,ACK,OPTIONS,CANCEL,BYE,NOTIFY";

    private static final String PRODUCT = "Microsoft.PSTNHub.SIPProxy v.2024.2.6.5 ";

    private final StringBuilder text = new StringBuilder(1500);

    // Set at most once, written by end().
    private String body = "";

    private CapitalMessage(String startLine) {
        text.append(startLine).append("\r\n");
    }

    static CapitalMessage request(String method, String uri) {
        return new CapitalMessage(method + " " + uri + " SIP/2.0");
    }

    /** FROM, TO, CSEQ, CALL-ID and VIA of the request; an empty tag leaves To as it came. */
    static CapitalMessage response(SipRequest request, Status status, String toTag) {
        Headers headers = request.headers();
        String to = first(headers, HeaderType.TO);
        boolean tagged = toTag.isEmpty() || headers.require(HeaderType.TO).tag().isPresent();
        return new CapitalMessage("SIP/2.0 " + status.code() + " " + status.phrase())
                .header("FROM", first(headers, HeaderType.FROM))
                .header("TO", tagged ? to : to + ";tag=" + toTag)
                .header("CSEQ", first(headers, HeaderType.CSEQ))
                .header("CALL-ID", first(headers, HeaderType.CALL_ID))
                .vias(headers);
    }

    CapitalMessage header(String name, String value) {
        text.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    CapitalMessage headerIf(boolean wanted, String name, String value) {
        return wanted ? header(name, value) : this;
    }

    CapitalMessage headers(String name, List<String> values) {
        values.forEach(value -> header(name, value));
        return this;
    }

    /** Content-Length stands where this is called, the body comes last. */
    CapitalMessage body(String sdp) {
        body = sdp;
        return header("CONTENT-LENGTH", Integer.toString(sdp.getBytes(StandardCharsets.UTF_8).length));
    }

    CapitalMessage contentTypeIfAny() {
        return headerIf(!body.isEmpty(), "CONTENT-TYPE", "application/sdp");
    }

    CapitalMessage server(SimulatedRegion region) {
        return header("SERVER", PRODUCT + region.instance());
    }

    CapitalMessage userAgent(SimulatedRegion region) {
        return header("USER-AGENT", PRODUCT + region.instance());
    }

    CapitalMessage reason(int cause, String guid, String phrase) {
        return header("REASON", "Q.850;cause=" + cause + ";text=\"" + guid + ";" + phrase.replace("\"", "'") + "\"");
    }

    byte[] end() {
        return (text + "\r\n" + body).getBytes(StandardCharsets.UTF_8);
    }

    private CapitalMessage vias(Headers headers) {
        for (int entry = headers.indexOf(HeaderType.VIA, 0);
                entry >= 0;
                entry = headers.indexOf(HeaderType.VIA, entry + 1)) {
            header("VIA", branchFirst(headers.value(entry).toString()));
        }
        return this;
    }

    /** Microsoft echoes a Via with its branch before the other parameters, as a public trace shows. */
    private static String branchFirst(String via) {
        if (via.indexOf(',') >= 0 || via.indexOf('"') >= 0) {
            return via;
        }
        List<String> parts = new ArrayList<>(List.of(via.split(";", -1)));
        for (int i = 2; i < parts.size(); i++) {
            if (parts.get(i).strip().startsWith("branch=")) {
                parts.add(1, parts.remove(i));
                break;
            }
        }
        return String.join(";", parts);
    }

    static String first(Headers headers, HeaderType<?> type) {
        int entry = headers.indexOf(type, 0);
        return entry < 0 ? "" : headers.value(entry).toString();
    }
}
