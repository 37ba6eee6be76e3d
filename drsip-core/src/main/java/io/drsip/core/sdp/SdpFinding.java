package io.drsip.core.sdp;

/**
 * A rule that a session description breaks. Immutable.
 *
 * @param rule its name, such as {@code srtp-profile}; the table in the package documentation has them all
 * @param line which line of the description it is about, from 1 on; of what is missing the line where it would belong
 *     to: that of its medium, or 1
 * @param found what stands there, in words; never a key
 * @param right what would be right
 * @param answer what Microsoft does about it, such as {@code 488 (531000)}; empty if nobody has told
 */
public record SdpFinding(String rule, int line, String found, String right, String answer) {

    /** A sentence for the administrator. */
    @Override
    public String toString() {
        String consequence = answer.isEmpty() ? "" : "; Microsoft: " + answer;
        return rule + ", line " + line + ": " + found + "; right: " + right + consequence;
    }
}
