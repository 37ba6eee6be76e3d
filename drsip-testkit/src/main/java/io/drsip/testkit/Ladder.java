package io.drsip.testkit;

import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A recording drawn as a ladder: one column for the SBC and one for each datacenter, one arrow for each message, and
 * what the simulator thinks of it below.
 *
 * <pre>
 *               SBC           sip           sip2
 *  +0.000s #1    |--OPTIONS---->|             |    OPTIONS sip:sip.pstnhub.microsoft.com:5061
 *  +0.002s #1    |&lt;--------200--|             |    200 OK
 * </pre>
 *
 * <p>Numbers are redacted unless asked otherwise: ladders end in tickets. Immutable.
 */
public final class Ladder {

    private static final Set<Recorded.Kind> ALARMING =
            Set.of(Recorded.Kind.VIOLATION, Recorded.Kind.REFUSED, Recorded.Kind.UNREACHABLE);
    private static final int LONGEST = 90;
    private static final int WIDTH = 16;
    private static final int LABEL = 13;
    private static final Pattern NUMBER = Pattern.compile("(\\+?\\d{3,11})\\d{4}(?!\\d)(?=[@>;\"]|$)");

    private final List<Recorded> lines;
    private final boolean redacted;

    private Ladder(List<Recorded> lines, boolean redacted) {
        this.lines = List.copyOf(lines);
        this.redacted = redacted;
    }

    /**
     * Draws a recording.
     *
     * @param lines in their order
     * @return the ladder, numbers redacted
     */
    public static Ladder of(List<? extends Recorded> lines) {
        return new Ladder(List.copyOf(lines), true);
    }

    /**
     * One call or exchange of it.
     *
     * @param callId its Call-ID
     * @return the ladder of that Call-ID alone
     */
    public Ladder only(String callId) {
        List<Recorded> kept = lines.stream()
                .filter(line -> line.callId().equals(Optional.of(callId)))
                .toList();
        return new Ladder(kept, redacted);
    }

    /**
     * The same without OPTIONS and connections.
     *
     * @return the ladder of the calls alone
     */
    public Ladder callsOnly() {
        List<String> pings = lines.stream()
                .filter(line -> line instanceof Recorded.Message message
                        && message.header("CSeq").endsWith("OPTIONS"))
                .flatMap(line -> line.callId().stream())
                .toList();
        List<Recorded> kept = lines.stream()
                .filter(line -> line.callId().filter(id -> !pings.contains(id)).isPresent())
                .toList();
        return new Ladder(kept, redacted);
    }

    /**
     * The same with whole phone numbers.
     *
     * @return the ladder, nothing redacted
     */
    public Ladder withNumbers() {
        return new Ladder(lines, false);
    }

    /** The drawing; empty text for an empty recording. */
    @Override
    public String toString() {
        if (lines.isEmpty()) {
            return "";
        }
        List<String> columns =
                lines.stream().map(Recorded::datacenter).distinct().sorted().toList();
        Instant start = lines.get(0).at();
        StringBuilder text = new StringBuilder(lines.size() * 100);
        heading(text, columns);
        for (Recorded line : lines) {
            text.append(String.format(
                    Locale.ROOT, "%+8.3fs ", Duration.between(start, line.at()).toNanos() / 1e9));
            if (line instanceof Recorded.Message message) {
                draw(text, message, columns);
            } else if (line instanceof Recorded.Note note) {
                draw(text, note, columns);
            }
        }
        return text.toString();
    }

    private static void heading(StringBuilder text, List<String> columns) {
        StringBuilder line = new StringBuilder(" ".repeat(LABEL)).append("SBC");
        for (int i = 0; i < columns.size(); i++) {
            String brief = brief(columns.get(i));
            int middle = LABEL + 1 + (i + 1) * WIDTH;
            line.append(" ".repeat(Math.max(1, middle - brief.length() / 2 - line.length())))
                    .append(brief);
        }
        text.append(line).append('\n');
    }

    private void draw(StringBuilder text, Recorded.Message message, List<String> columns) {
        String label = label(message);
        int length = (columns.indexOf(message.datacenter()) + 1) * WIDTH - 1;
        String shaft = "-".repeat(Math.max(0, length - label.length() - 3));
        String arrow = message.isReceived() ? "--" + label + shaft + ">" : "<" + shaft + label + "--";
        int left = columns.size() * WIDTH - length - 1;
        text.append(String.format(Locale.ROOT, "#%-3d", message.connection().number()))
                .append('|')
                .append(arrow)
                .append('|')
                .append((" ".repeat(WIDTH - 1) + "|").repeat(left / WIDTH))
                .append("  ")
                .append(redacted(startLine(message)))
                .append('\n');
    }

    private void draw(StringBuilder text, Recorded.Note note, List<String> columns) {
        String mark = ALARMING.contains(note.kind()) ? "!! " : "   ";
        text.append("    |")
                .append((" ".repeat(WIDTH - 1) + "|").repeat(columns.size()))
                .append("  ")
                .append(mark)
                .append(note.kind().name().toLowerCase(Locale.ROOT))
                .append(": ")
                .append(redacted(note.text()))
                .append('\n');
    }

    /** Without the version; Microsoft's long Contacts in a Request-URI are cut. */
    static String startLine(Recorded.Message message) {
        String line = message.message().startLine().toString().replaceFirst("^SIP/2.0 | SIP/2.0$", "");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 3) + "...";
    }

    private static String label(Recorded.Message message) {
        if (message.message() instanceof SipRequest request) {
            return request.method().name();
        }
        return message.message() instanceof SipResponse response
                ? Integer.toString(response.status().code())
                : "";
    }

    private String redacted(String text) {
        return redacted ? redact(text) : text;
    }

    /** Phone numbers without their last four digits. */
    static String redact(String text) {
        return NUMBER.matcher(text).replaceAll("$1****");
    }

    /** The first label. */
    static String brief(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
