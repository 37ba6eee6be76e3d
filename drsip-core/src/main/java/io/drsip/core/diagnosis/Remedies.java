package io.drsip.core.diagnosis;

import static io.drsip.call.Fault.CALLED_USER;
import static io.drsip.call.Fault.MICROSOFT;
import static io.drsip.call.Fault.NOBODY;
import static io.drsip.call.Fault.PBX_SIDE;
import static io.drsip.core.diagnosis.Remedy.row;

import io.drsip.call.Advice;
import io.drsip.call.MicrosoftReason;
import io.drsip.sip.SipResponse;
import io.drsip.sip.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What to do about a call that failed, from what was seen of it. Thread-safe.
 *
 * <p>A response is looked up by its status, and among the rows of that status by the words of its Reason and of its
 * first line. If they tell nothing, the general row of the status counts, with all Microsoft codes of that status as
 * candidates; for a status without a row, that of its class.
 */
public final class Remedies {

    private static final int NORMAL = 16;

    /** Microsoft's code for a final response of the SBC is this and the status. */
    private static final int SENT_BY_SBC = 560_000;

    private Remedies() {}

    /**
     * What to do about a final response of Microsoft.
     *
     * @param response 300 to 699
     * @return one sentence, and the candidates for Microsoft's code
     */
    public static Advice forRefusal(SipResponse response) {
        return forRefusal(
                response.status(),
                MicrosoftReason.of(response),
                response.reasonPhrase().toString());
    }

    /**
     * What to do about a final response of Microsoft.
     *
     * @param status 300 to 699
     * @param reason what its Reason headers say
     * @param phrase what its first line says behind the status; may be empty
     * @return one sentence, and the candidates for Microsoft's code
     */
    public static Advice forRefusal(Status status, MicrosoftReason reason, String phrase) {
        List<Remedy> rows = rows(RefusalTable.ROWS, status.code());
        String said = (reason.words().orElse("") + "\n" + phrase).toLowerCase(Locale.ROOT);
        Optional<Advice> known =
                rows.stream().filter(row -> row.isMeantBy(said)).findFirst().map(Remedy::advice);
        return known.or(() -> rows.stream().findFirst().map(general -> general.advice(codes(rows))))
                .orElseGet(() -> ofClass(status).advice());
    }

    private static List<Remedy> rows(List<Remedy> table, int status) {
        return table.stream().filter(row -> row.status() == status).toList();
    }

    private static List<Integer> codes(List<Remedy> rows) {
        return rows.stream().flatMap(row -> row.codes().stream()).distinct().toList();
    }

    private static Remedy ofClass(Status status) {
        return switch (status.code() / 100) {
            case 3 ->
                row(
                        0,
                        MICROSOFT,
                        "Give the correlation id to Microsoft's support: Microsoft sends calls elsewhere, which"
                                + " Direct Routing does not know.");
            case 4 ->
                row(
                        0,
                        PBX_SIDE,
                        "Compare the request with Microsoft's rules, and if nothing is found give the"
                                + " correlation id to Microsoft's support.");
            case 5 ->
                row(
                        0,
                        MICROSOFT,
                        "Try again, and if it repeats give the correlation id to Microsoft's support: the"
                                + " service failed.");
            case 6 ->
                row(
                        0,
                        CALLED_USER,
                        "Nothing is to be repaired, and no other trunk is to be tried: nobody takes the" + " call.");
            default -> row(0, NOBODY, "Nothing is to be done: the call was not refused.");
        };
    }

    /**
     * What to do about a call from Microsoft that we refused, for whomever looks at it in the Teams admin center.
     *
     * @param status what was sent, 300 to 699
     * @return one sentence, and the code that Microsoft shows
     */
    public static Advice forOurRefusal(Status status) {
        return rows(OwnTable.REFUSALS, status.code()).stream()
                .findFirst()
                .orElse(OwnTable.ANY_REFUSAL)
                .advice(List.of(SENT_BY_SBC + status.code()));
    }

    /**
     * What to do about a BYE or CANCEL of Microsoft: mostly nothing, as somebody has hung up.
     *
     * @param reason what its Reason headers say
     * @return one sentence
     */
    public static Advice forHangUp(MicrosoftReason reason) {
        if (reason.isAnsweredElsewhere()) {
            return row(0, NOBODY, "Nothing is to be done: the call was answered elsewhere.")
                    .advice();
        }
        if (reason.q850Cause().orElse(NORMAL) == NORMAL) {
            return row(0, NOBODY, "Nothing is to be done: somebody has hung up.")
                    .advice();
        }
        return row(
                        0,
                        MICROSOFT,
                        "Look up the correlation id in the Teams admin center: Microsoft ended the call for a"
                                + " reason of its own.")
                .advice();
    }

    /**
     * What to do about a conclusion of our own.
     *
     * @param conclusion what happened
     * @return one sentence, and the codes that Microsoft may show for the same trouble
     */
    public static Advice forConclusion(Conclusion conclusion) {
        return OwnTable.of(conclusion).advice();
    }

    /**
     * What to do about a code that the Teams admin center shows.
     *
     * @param code such as 569008, or 560403 for a 403 that the SBC has sent
     * @return all that is known about it; empty for an unknown code
     */
    public static List<Advice> forMicrosoftCode(int code) {
        Stream<Advice> known = RefusalTable.ROWS.stream()
                .filter(row -> row.codes().contains(code))
                .map(row -> row.advice(List.of(code)));
        List<Advice> found = new ArrayList<>(known.toList());
        int status = code - SENT_BY_SBC;
        if (status >= 300 && status <= 699) {
            found.add(forOurRefusal(new Status(status)));
        }
        return List.copyOf(found);
    }
}
