package io.drsip.testkit;

/** Numbers from a command line. Stateless. */
final class Numbers {

    private Numbers() {}

    static int of(String what, String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(message(what, text, least, most), e);
        }
        throw new IllegalArgumentException(message(what, text, least, most));
    }

    private static String message(String what, String text, int least, int most) {
        return what + " is " + least + " to " + most + ", not \"" + text + "\"";
    }
}
