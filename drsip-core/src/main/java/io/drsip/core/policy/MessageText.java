package io.drsip.core.policy;

import io.drsip.sip.SipMessage;
import java.util.regex.Pattern;

/** A message for people, two blanks before each line: without keys, and without control characters. */
final class MessageText {

    /** Keys of media (RFC 4568, RFC 8839 and the k= of before). */
    private static final Pattern SECRETS = Pattern.compile("(?m)^(a=crypto:.*inline:|a=ice-pwd:|k=)[^|\\r\\n]*");

    private static final Pattern CONTROLS = Pattern.compile("[\\x00-\\x08\\x0B-\\x1F\\x7F]");

    private MessageText() {}

    static String of(SipMessage message) {
        String shown = SECRETS.matcher(message.bytes().toString()).replaceAll("$1...");
        StringBuilder text = new StringBuilder();
        shown.lines()
                .forEach(line -> text.append("  ")
                        .append(CONTROLS.matcher(line).replaceAll("?"))
                        .append('\n'));
        return text.toString().replaceAll("(?m)[ \\t]+$", "");
    }
}
