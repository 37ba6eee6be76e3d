package io.drsip.tls;

/**
 * Something that is wrong with a certificate of ours.
 *
 * <p>Immutable.
 *
 * @param fatal whether calls will fail; otherwise it is worth knowing
 * @param text what is wrong, in one sentence without a full stop
 * @param remedy what to do about it, likewise
 */
public record IdentityProblem(boolean fatal, String text, String remedy) {

    static IdentityProblem error(String text, String remedy) {
        return new IdentityProblem(true, text, remedy);
    }

    static IdentityProblem warning(String text, String remedy) {
        return new IdentityProblem(false, text, remedy);
    }

    /** The sentence and its remedy. */
    @Override
    public String toString() {
        return text + ": " + remedy;
    }
}
