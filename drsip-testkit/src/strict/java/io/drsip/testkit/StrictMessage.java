package io.drsip.testkit;

import io.drsip.testkit.StrictText.Broken;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether octets are one message exactly as RFC 3261 has it: sections 7, 8.1.1 and 25.1, with nothing forgiven.
 *
 * <p>This is a judge of what is sent, by a second opinion: it shares no code with the parser of drsip, and knows only the
 * grammar. What other elements send may be less strict and still be understood. Lines are checked one by one, so that
 * one problem does not hide the next. Thread-safe.
 */
public final class StrictMessage {

    private static final String REASON =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'();/?:@&=+$, \t";

    private final List<String> problems = new ArrayList<>();
    private final Map<String, List<String>> values = new HashMap<>();
    private final byte[] octets;

    // The place behind the line that was read last, and its number.
    private int at;
    private int line;
    private boolean sectionEnded;

    private StrictMessage(byte[] octets) {
        this.octets = octets;
    }

    /**
     * Looks for what is wrong with a message.
     *
     * @param octets the whole message with its body, and nothing behind it
     * @return a sentence for each problem, with the number of the line; empty for a strict message
     */
    public static List<String> problems(byte[] octets) {
        StrictMessage message = new StrictMessage(octets);
        message.check();
        return List.copyOf(message.problems);
    }

    private void check() {
        String start = nextLine();
        boolean response = start.startsWith("SIP/");
        String method = response ? "" : start.substring(0, Math.max(0, start.indexOf(' ')));
        checked(response ? () -> statusLine(start) : () -> requestLine(start));
        while (!sectionEnded && at < octets.length) {
            header(nextLine());
        }
        if (!sectionEnded) {
            problem("an empty line ends the header section");
        }
        line = 0;
        mandatory(response, method);
        body();
    }

    // --- lines ----------------------------------------------------------------------------------------------------

    /** The next line up to its CRLF, or to the end, as characters; with the lines that are folded behind it. */
    private String nextLine() {
        int start = at;
        line++;
        while (at < octets.length && !isLineEnd()) {
            octet(octets[at++] & 0xFF);
        }
        String text = decoded(start, at);
        if (at == octets.length) {
            problem("a line ends with CRLF");
        } else {
            at += 2;
        }
        return text;
    }

    /** Whether a CRLF stands here that is no fold. An empty line has no folds. */
    private boolean isLineEnd() {
        boolean lineEnd = octets[at] == '\r' && at + 1 < octets.length && octets[at + 1] == '\n';
        if (!lineEnd) {
            return false;
        }
        boolean empty = at == 0 || octets[at - 1] == '\n';
        boolean blank = at + 2 < octets.length && (octets[at + 2] == ' ' || octets[at + 2] == '\t');
        if (!blank || empty || line == 1) {
            return true;
        }
        at += 2;
        return false;
    }

    private void octet(int octet) {
        if ((octet < ' ' && octet != '\t') || octet == 0x7F) {
            problem("no control character stands in a line, such as " + octet);
        }
    }

    private String decoded(int start, int end) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets, start, end - start))
                    .toString();
        } catch (CharacterCodingException e) {
            problem("a line is UTF-8");
            return new String(octets, start, end - start, StandardCharsets.ISO_8859_1);
        }
    }

    private void problem(String rule) {
        problems.add(line == 0 ? rule : "line " + line + ": " + rule);
    }

    private interface Check {
        void run() throws Broken;
    }

    private void checked(Check check) {
        try {
            check.run();
        } catch (Broken broken) {
            problem(broken.rule());
        }
    }

    // --- start line -----------------------------------------------------------------------------------------------

    private static void requestLine(String start) throws Broken {
        StrictText text = new StrictText(start);
        text.token();
        text.expect(' ');
        text.uri(false);
        text.expect(' ');
        for (char c : "SIP/2.0".toCharArray()) {
            text.expect(c);
        }
        text.end();
    }

    private static void statusLine(String start) throws Broken {
        StrictText text = new StrictText(start);
        for (char c : "SIP/2.0 ".toCharArray()) {
            text.expect(c);
        }
        text.require(start.matches("(?s).{8}[1-6][0-9][0-9] .*"), "a code has three digits and a blank behind it");
        text.number(699);
        text.expect(' ');
        text.reasonPhrase(REASON);
        text.end();
    }

    // --- headers --------------------------------------------------------------------------------------------------

    private void header(String text) {
        if (text.isEmpty()) {
            sectionEnded = true;
            return;
        }
        int colon = text.indexOf(':');
        String written = text.substring(0, Math.max(0, colon)).replaceAll("[ \t]+$", "");
        checked(() -> {
            StrictText name = new StrictText(written);
            name.require(colon >= 0, "a header has a name and a colon");
            name.token();
            name.end();
        });
        String name = StrictHeaders.name(written);
        String value = trimmed(text.substring(colon + 1));
        values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        try {
            StrictHeaders.check(name, value);
        } catch (Broken broken) {
            problem(written + ": " + broken.rule());
        }
    }

    private static String trimmed(String value) {
        return value.replaceAll("^[ \t\r\n]+|[ \t\r\n]+$", "");
    }

    private List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    private String first(String name) {
        return all(name).isEmpty() ? "" : all(name).get(0);
    }

    // --- the whole ------------------------------------------------------------------------------------------------

    private void mandatory(boolean response, String method) {
        for (String name : List.of("via", "from", "to", "call-id", "cseq", "content-length")) {
            need(!all(name).isEmpty(), name + " is there");
        }
        values.forEach((name, lines) -> need(lines.size() == 1 || !StrictHeaders.isOnce(name), name + " stands once"));
        String named = first("cseq").replaceAll("(?s).*[ \t]", "");
        if (!response) {
            need(!all("max-forwards").isEmpty(), "max-forwards is there");
            need(named.equals(method), "cseq has the method of the request");
        }
        boolean session = response
                ? new String(octets, 0, Math.min(octets.length, 9), StandardCharsets.ISO_8859_1).endsWith(" 2")
                        && named.equals("INVITE")
                : method.equals("INVITE");
        if (session) {
            need(all("contact").size() == 1, "an INVITE and its 2xx have one contact");
        }
    }

    private void body() {
        int size = octets.length - at;
        String length = first("content-length").replaceFirst("^0+(?=.)", "");
        need(length.equals(Integer.toString(size)), "content-length is " + size + ", as the body is");
        need(size == 0 || !all("content-type").isEmpty(), "a body has a content-type");
    }

    private void need(boolean held, String rule) {
        if (!held) {
            problem(rule);
        }
    }
}
