package io.drsip.sip;

import org.jspecify.annotations.Nullable;

/**
 * The dialog whose place a new one takes (RFC 3891 section 6.1), as in an attended transfer.
 *
 * <p>Microsoft may send it and takes none. Tags are those of the one who receives the header: its local tag is {@code
 * to-tag} (section 3). Immutable.
 *
 * @param callId the Call-ID of that dialog
 * @param params {@code to-tag}, {@code from-tag}, {@code early-only} and others
 */
public record Replaces(CallId callId, Params params) {

    private static final String TO_TAG = "to-tag";
    private static final String FROM_TAG = "from-tag";
    private static final String EARLY_ONLY = "early-only";

    /**
     * Checks the grammar.
     *
     * @param callId the Call-ID
     * @param params the parameters
     * @throws IllegalArgumentException if a tag is missing or no token, or a header cannot hold the parameters
     */
    public Replaces {
        params = CheckedParams.require(params, Replaces::problem);
    }

    private static @Nullable String problem(Params params) {
        if (!params.has(TO_TAG) || !params.has(FROM_TAG)) {
            return "a Replaces has a to-tag and a from-tag";
        }
        if (params.get(EARLY_ONLY).isPresent()) {
            return "early-only has no value";
        }
        return CheckedParams.first(
                CheckedParams.tokenProblem(params, TO_TAG), CheckedParams.tokenProblem(params, FROM_TAG));
    }

    /**
     * A dialog.
     *
     * @param callId its Call-ID
     * @param toTag the tag of the one who will receive the header
     * @param fromTag the tag of the other one
     * @return the value
     * @throws IllegalArgumentException if a tag is no token
     */
    public static Replaces of(CallId callId, String toTag, String fromTag) {
        return new Replaces(callId, Params.none().with(TO_TAG, toTag).with(FROM_TAG, fromTag));
    }

    /**
     * Reads a Replaces.
     *
     * @param text such as {@code 98732@sip.contoso.com;from-tag=r33th4x0r;to-tag=ff87ff}, white space around it allowed
     * @return the value
     * @throws SipParseException if it breaks the grammar, or has not both tags
     */
    public static Replaces parse(String text) {
        return Scanner.readAll(text, Replaces::read);
    }

    static Replaces read(Scanner scanner) {
        CallId callId = CallId.read(scanner);
        Replaces replaces = new Replaces(callId, CheckedParams.read(scanner, Replaces::problem));
        scanner.checkIdentifier(replaces.toTag());
        scanner.checkIdentifier(replaces.fromTag());
        return replaces;
    }

    /**
     * The local tag at the one who receives the header.
     *
     * @return a token
     */
    public String toTag() {
        return params.get(TO_TAG).orElseThrow();
    }

    /**
     * The remote tag at the one who receives the header.
     *
     * @return a token
     */
    public String fromTag() {
        return params.get(FROM_TAG).orElseThrow();
    }

    /**
     * Whether the dialog is meant only while nobody has answered.
     *
     * @return true if a confirmed dialog is not to be replaced
     */
    public boolean isEarlyOnly() {
        return params.has(EARLY_ONLY);
    }

    /**
     * Leaves a dialog alone that has been answered.
     *
     * @return a changed value
     */
    public Replaces withEarlyOnly() {
        return new Replaces(callId, params.with(EARLY_ONLY));
    }

    /** The value as it is written. */
    @Override
    public String toString() {
        return callId.toString() + params;
    }
}
