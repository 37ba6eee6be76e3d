package io.drsip.call;

/** What a peer wrote for people, fit for a log and a display. */
final class Printable {

    private Printable() {}

    /** The text with a space for each control character, and none at its ends. */
    static String of(String text) {
        StringBuilder printable = new StringBuilder(text);
        for (int i = 0; i < printable.length(); i++) {
            if (Character.isISOControl(printable.charAt(i))) {
                printable.setCharAt(i, ' ');
            }
        }
        return printable.toString().strip();
    }
}
