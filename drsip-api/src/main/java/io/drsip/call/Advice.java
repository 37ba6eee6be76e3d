package io.drsip.call;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What to do about a call that failed. Immutable.
 *
 * <p>Microsoft gives each failure a code of its own (Microsoft, Microsoft response codes and SIP response codes). It is
 * never sent: the Teams admin center and the Call Quality Dashboard show it as the sub-reason of the call's end. So the
 * codes here are candidates, to be compared with what is shown there.
 *
 * @param text one sentence for an administrator
 * @param fault where to begin
 * @param microsoftCodes the codes that may be shown for this failure, the likely ones first; empty if none is known
 */
public record Advice(String text, Fault fault, List<Integer> microsoftCodes) {

    /**
     * Copies the list.
     *
     * @param text one sentence for an administrator
     * @param fault where to begin
     * @param microsoftCodes the codes that may be shown for this failure
     * @throws IllegalArgumentException if the text is empty
     */
    public Advice {
        if (text.isBlank()) {
            throw new IllegalArgumentException("text is empty; say in one sentence what to do");
        }
        microsoftCodes = List.copyOf(microsoftCodes);
    }

    /** The sentence, whose fault it is, and which codes to look for. */
    @Override
    public String toString() {
        String codes = microsoftCodes.stream().map(Object::toString).collect(Collectors.joining(", "));
        String seek = codes.isEmpty() ? "" : "; look for " + codes + " in the Teams admin center";
        return text + " (the fault is with " + fault.words() + seek + ")";
    }
}
