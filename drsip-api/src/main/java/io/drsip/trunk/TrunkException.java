package io.drsip.trunk;

/** The environment failed a trunk: a port is taken, a name does not resolve, an identity does not fit. */
public class TrunkException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A failure with its remedy.
     *
     * @param message what happened, and what to do about it
     */
    public TrunkException(String message) {
        super(message);
    }

    /**
     * A failure with its remedy and its origin.
     *
     * @param message what happened, and what to do about it
     * @param cause what was thrown below
     */
    public TrunkException(String message, Throwable cause) {
        super(message, cause);
    }
}
