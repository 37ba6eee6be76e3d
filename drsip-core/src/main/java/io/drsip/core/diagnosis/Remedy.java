package io.drsip.core.diagnosis;

import io.drsip.call.Advice;
import io.drsip.call.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One row of the table: a failure, and what to do. Immutable.
 *
 * @param status the SIP status, or 0 if no response goes with it
 * @param fault where to begin
 * @param text one sentence
 * @param codes Microsoft's codes for it
 * @param marks parts of the texts that tell it from others of the same status, in lower case
 */
record Remedy(int status, Fault fault, String text, List<Integer> codes, List<String> marks) {

    static Remedy row(int status, Fault fault, String text) {
        return new Remedy(status, fault, text, List.of(), List.of());
    }

    Remedy codes(Integer... codes) {
        return new Remedy(status, fault, text, List.of(codes), marks);
    }

    Remedy marks(String... marks) {
        List<String> lower =
                Arrays.stream(marks).map(mark -> mark.toLowerCase(Locale.ROOT)).toList();
        return new Remedy(status, fault, text, codes, lower);
    }

    /** Whether a text, in lower case, tells that it is this one. */
    boolean isMeantBy(String said) {
        return marks.stream().anyMatch(said::contains);
    }

    Advice advice() {
        return advice(codes);
    }

    Advice advice(List<Integer> candidates) {
        return new Advice(text, fault, candidates);
    }
}
