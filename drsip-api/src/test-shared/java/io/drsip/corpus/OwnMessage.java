package io.drsip.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A sound message of a kind, and the lines that a case changes in it. Single thread. */
final class OwnMessage {

    private static final String SDP = """
            v=0
            o=- 1 1 IN IP4 192.0.2.10
            s=-
            c=IN IP4 192.0.2.10
            t=0 0
            m=audio 50000 RTP/SAVP 8
            """;

    private final List<String> lines = new ArrayList<>();
    private final StringBuilder body = new StringBuilder();

    private OwnMessage() {}

    /** A request with this method, or a response if it is a number. */
    static OwnMessage of(String kind, String id) {
        OwnMessage message = new OwnMessage();
        boolean response = Character.isDigit(kind.charAt(0));
        String method = response ? "OPTIONS" : kind;
        boolean inDialog = List.of("ACK", "BYE", "REFER", "UPDATE", "INFO").contains(kind);
        boolean invite = kind.equals("INVITE");
        message.lines.add(
                response
                        ? "SIP/2.0 " + kind + " Any"
                        : kind + " sip:" + (invite ? "+14255550111@" : "")
                                + "sbc1.contoso.com:5061;transport=tls SIP/2.0");
        message.lines.add("Via: SIP/2.0/TLS 192.0.2.1:5061;branch=z9hG4bK" + id);
        message.lines.add("Max-Forwards: 70");
        message.lines.add("From: <sip:+14255550199@sip.pstnhub.microsoft.com:5061;user=phone>;tag=f" + id);
        message.lines.add("To: <sip:+14255550111@sbc1.contoso.com:5061>" + (inDialog || response ? ";tag=t" + id : ""));
        message.lines.add("Call-ID: " + id + "@192.0.2.1");
        message.lines.add("CSeq: 1 " + method);
        message.lines.add("Contact: <sip:sip.pstnhub.microsoft.com:5061;transport=tls>");
        if (invite) {
            message.lines.add("Content-Type: application/sdp");
            message.body.append(SDP);
        }
        return message;
    }

    /**
     * {@code > line} is another start line, {@code -Name} takes a header away, {@code +line} puts one at the end,
     * {@code | line} is one of another body, {@code Name: value} stands where the header of that name stood.
     */
    void change(String line) {
        switch (line.charAt(0)) {
            case '>' -> lines.set(0, line.substring(2));
            case '-' -> lines.remove(indexOf(line.substring(1)));
            case '+' -> lines.add(line.substring(1));
            case '|' -> body(line.substring(1).stripLeading());
            default -> replace(line);
        }
    }

    private void body(String line) {
        if (body.toString().equals(SDP)) {
            body.setLength(0);
        }
        body.append(line).append('\n');
    }

    private void replace(String line) {
        String name = line.substring(0, line.indexOf(':'));
        if (name.equals("Content-Length")) {
            lines.add(line);
        } else {
            lines.set(indexOf(name), line);
        }
    }

    private int indexOf(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        for (int at = 1; at < lines.size(); at++) {
            if (lines.get(at).toLowerCase(Locale.ROOT).startsWith(start)) {
                return at;
            }
        }
        throw new IllegalArgumentException("a sound message has no " + name);
    }

    /** The header section; with the length of the body, unless a case has put one of its own there. */
    String head() {
        boolean own = lines.stream().anyMatch(line -> line.startsWith("Content-Length:"));
        boolean none = lines.removeIf(line -> line.equals("Content-Length: none"));
        String length = own || none
                ? ""
                : "Content-Length: " + OwnStreams.octets(body()).length() + "\n";
        return String.join("\n", lines) + "\n" + length + "\n";
    }

    String body() {
        return body.toString();
    }
}
