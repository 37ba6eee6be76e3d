package io.drsip.testkit.demo;

/** A stage did not happen. */
final class StageFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What did not happen. */
    private final String what;

    StageFailure(String what) {
        super(what);
        this.what = what;
    }

    String what() {
        return what;
    }
}
