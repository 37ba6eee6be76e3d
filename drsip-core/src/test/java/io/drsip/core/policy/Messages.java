package io.drsip.core.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drsip.policy.Direction;
import io.drsip.policy.PolicyContext;
import io.drsip.sip.Fqdn;
import io.drsip.sip.SipMessage;
import io.drsip.sip.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Messages for the tests: the samples, and small ones of a given kind. */
final class Messages {

    static final Fqdn TRUNK = Fqdn.parse("sbc1.contoso.com");

    static final List<String> SAMPLES = List.of(
            "01-options",
            "02-options-200",
            "03-invite-sbc",
            "04-invite-teams",
            "05-trying",
            "06-ringing",
            "07-progress-sdp",
            "08-ack",
            "09-bye",
            "10-refer",
            "11-reinvite");

    private Messages() {}

    static SipMessage sample(String name) {
        try (InputStream file = Messages.class.getResourceAsStream("/messages/" + name + ".sip")) {
            return SipMessage.parse(Objects.requireNonNull(file, name).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A message from lines that end with LF. */
    static SipMessage text(String lines) {
        return SipMessage.parse(
                (lines.stripTrailing() + "\n\n").replace("\n", "\r\n").getBytes(UTF_8));
    }

    /**
     * A message of a kind such as {@code INVITE}, {@code re-INVITE} or {@code 180 INVITE} with one line more; the lines may
     * replace the From, the To or, with {@code Request-URI:}, the target.
     */
    static SipMessage of(String kind, String line) {
        String method = kind.replace("re-", "").replaceAll("[0-9]{3} ", "");
        boolean response = kind.matches("[0-9]{3} .*");
        boolean inDialog = response
                || kind.startsWith("re-")
                || List.of("ACK", "BYE", "NOTIFY").contains(method);
        String target = line.startsWith("Request-URI: ")
                ? line.substring("Request-URI: ".length())
                : "sip:+14255550100@sip.pstnhub.microsoft.com:5061;user=phone";
        List<String> lines = new ArrayList<>();
        lines.add(response ? "SIP/2.0 " + kind.substring(0, 3) + " Any" : method + " " + target + " SIP/2.0");
        lines.add("Via: SIP/2.0/TLS sbc1.contoso.com:5061;alias;branch=z9hG4bK1");
        lines.add("Max-Forwards: 70");
        lines.add(line.startsWith("From: ") ? line : "From: <sip:+14255550101@sbc1.contoso.com;user=phone>;tag=a");
        lines.add(
                line.startsWith("To: ")
                        ? line
                        : "To: <sip:+14255550100@contoso.com;user=phone>" + (inDialog ? ";tag=b" : ""));
        lines.add("Call-ID: 1@sbc1.contoso.com");
        lines.add("CSeq: 1 " + method);
        if (!line.equals("-")
                && !line.startsWith("From: ")
                && !line.startsWith("To: ")
                && !line.startsWith("Request-URI: ")) {
            lines.add(line.replace("\\r\\n", "\n").replace("\\t", "\t"));
        }
        lines.add("Content-Length: 0");
        return text(String.join("\n", lines));
    }

    static PolicyContext.Builder toMicrosoft(SipMessage message) {
        return PolicyContext.builder(Direction.TO_MICROSOFT, message, TRUNK);
    }

    static PolicyContext.Builder fromMicrosoft(SipMessage message) {
        return PolicyContext.builder(Direction.FROM_MICROSOFT, message, TRUNK);
    }

    /** The message behind the policies. */
    static SipMessage passed(PolicyOutcome outcome) {
        if (outcome instanceof PolicyOutcome.Passed passed) {
            return passed.message();
        }
        throw new AssertionError(outcome.toString());
    }

    /** The start line and the header lines, each without its line end. */
    static List<String> lines(SipMessage message) {
        List<String> lines = new ArrayList<>();
        lines.add(message.startLine().toString());
        for (int entry = 0; entry < message.headers().size(); entry++) {
            Slice line = message.headers().line(entry);
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
