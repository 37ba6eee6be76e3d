package io.drsip.call;

import io.drsip.sip.HeaderType;
import io.drsip.sip.NameAddr;
import io.drsip.sip.Reason;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipUri;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What Microsoft says about a refusal, a BYE or a CANCEL in its Reason headers (RFC 3326).
 *
 * <p>Their form is {@code Q.850;cause=63;text="<correlation id>;<words>"}; the correlation id is that of the call, and
 * the same one as {@code x-i} in Microsoft's Contact. Everything may be missing, lack its correlation id, or be broken:
 * whatever can be read is taken. Immutable.
 *
 * @param correlationId what Microsoft's support asks for
 * @param words what a human reads, without the correlation id and without control characters
 * @param q850Cause the cause of ITU-T Q.850, such as 16
 * @param sipCause the status in a reason of the protocol SIP, such as 200 for a call that was answered elsewhere
 */
public record MicrosoftReason(
        Optional<String> correlationId, Optional<String> words, OptionalInt q850Cause, OptionalInt sipCause) {

    private static final MicrosoftReason NONE =
            new MicrosoftReason(Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.empty());

    private static final int OK = 200;

    /**
     * Nothing was said.
     *
     * @return the value without any part
     */
    public static MicrosoftReason none() {
        return NONE;
    }

    /**
     * Reads all Reason headers of a message, broken ones as far as they go; never fails.
     *
     * @param message a response, BYE or CANCEL from Microsoft; if its reasons have no correlation id, that of its
     *     Contact counts
     * @return what it says
     */
    public static MicrosoftReason of(SipMessage message) {
        MicrosoftReason said = decoded(ReasonText.allIn(message.headers()));
        Optional<String> id = said.correlationId.or(() -> inContact(message));
        return new MicrosoftReason(id, said.words, said.q850Cause, said.sipCause);
    }

    /**
     * Reads some reasons.
     *
     * @param reasons the values of a message
     * @return what they say
     */
    public static MicrosoftReason of(List<Reason> reasons) {
        return decoded(reasons.stream().map(ReasonText::of).toList());
    }

    private static MicrosoftReason decoded(List<ReasonText> reasons) {
        if (reasons.isEmpty()) {
            return NONE;
        }
        return new MicrosoftReason(
                reasons.stream()
                        .flatMap(reason -> reason.correlationId().stream())
                        .findFirst(),
                words(reasons),
                cause(reasons, "Q.850"),
                cause(reasons, "SIP"));
    }

    /** Of several texts the one counts that has the correlation id, else the first one that says something. */
    private static Optional<String> words(List<ReasonText> reasons) {
        List<ReasonText> ordered = new ArrayList<>(reasons);
        ordered.sort((one, other) -> Boolean.compare(
                other.correlationId().isPresent(), one.correlationId().isPresent()));
        return ordered.stream().flatMap(reason -> reason.words().stream()).findFirst();
    }

    private static OptionalInt cause(List<ReasonText> reasons, String protocol) {
        return reasons.stream()
                .filter(reason -> reason.protocol().equalsIgnoreCase(protocol))
                .flatMapToInt(reason -> reason.cause().stream())
                .findFirst();
    }

    private static Optional<String> inContact(SipMessage message) {
        return message.headers().sound(HeaderType.CONTACT).stream()
                .map(NameAddr::uri)
                .flatMap(uri -> uri instanceof SipUri sip ? sip.params().get("x-i").stream() : Stream.of())
                .filter(ReasonText::isCorrelationId)
                .findFirst();
    }

    /**
     * Whether the call was answered at another place, so that nobody has missed it (Microsoft, Direct Routing call
     * notifications).
     *
     * @return true for {@code SIP;cause=200}
     */
    public boolean isAnsweredElsewhere() {
        return sipCause.orElse(0) == OK;
    }

    /** The words, the causes and the correlation id, as far as they are there. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        words.ifPresent(parts::add);
        q850Cause.ifPresent(cause -> parts.add("Q.850 cause " + cause));
        sipCause.ifPresent(cause -> parts.add("SIP cause " + cause));
        correlationId.ifPresent(id -> parts.add("correlation id " + id));
        return parts.isEmpty() ? "no reason given" : String.join(", ", parts);
    }
}
