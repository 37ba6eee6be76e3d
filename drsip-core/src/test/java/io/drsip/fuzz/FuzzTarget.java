package io.drsip.fuzz;

/** What Jazzer calls: once with the name of a target, then with input after input. */
public final class FuzzTarget {

    // Set once by the first call; Jazzer knows static methods only.
    private static Target target = Target.FRAMER;

    private FuzzTarget() {}

    /**
     * Chooses what is fuzzed.
     *
     * @param arguments the name of a target
     */
    public static void fuzzerInitialize(String[] arguments) {
        target = Target.valueOf(arguments[0]);
    }

    /**
     * Tries one input.
     *
     * @param input any octets
     */
    public static void fuzzerTestOneInput(byte[] input) {
        target.check(input);
    }
}
