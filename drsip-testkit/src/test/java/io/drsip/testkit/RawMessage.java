package io.drsip.testkit;

import java.nio.charset.StandardCharsets;

/** SIP as a text block: line feeds become CR LF, and Content-Length is filled in. */
final class RawMessage {

    private RawMessage() {}

    /** The head and the body are parted by an empty line; {@code Content-Length} is added to the head. */
    static String of(String block) {
        int gap = block.indexOf("\n\n");
        String head = gap < 0 ? block.stripTrailing() : block.substring(0, gap);
        String body = gap < 0 ? "" : block.substring(gap + 2).replace("\n", "\r\n");
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return head.replace("\n", "\r\n") + "\r\nContent-Length: " + length + "\r\n\r\n" + body;
    }

    /** A response to a request: its Via, From, To with a tag, Call-ID and CSeq, and more lines. */
    static String answer(String request, String status, String toTag, String more) {
        StringBuilder text = new StringBuilder("SIP/2.0 " + status + "\n");
        request.lines().skip(1).takeWhile(line -> !line.isEmpty()).forEach(line -> {
            String name = line.substring(0, line.indexOf(':')).toUpperCase(java.util.Locale.ROOT);
            switch (name) {
                case "VIA", "FROM", "CALL-ID", "CSEQ", "RECORD-ROUTE" ->
                    text.append(line).append('\n');
                case "TO" ->
                    text.append(line)
                            .append(toTag.isEmpty() ? "" : ";tag=" + toTag)
                            .append('\n');
                default -> {
                    // Nothing else is echoed.
                }
            }
        });
        return of(text + more);
    }

    /** The value of the first header of a name, in any case. */
    static String header(String message, String name) {
        return message.lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
