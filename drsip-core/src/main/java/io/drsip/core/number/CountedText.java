package io.drsip.core.number;

/**
 * A text that can be looked at so often and no more: what stops a pattern that backtracks for ever. Single thread.
 */
final class CountedText implements CharSequence {

    private final String text;

    /** Goes down with every look. */
    private int looks;

    CountedText(String text, int looks) {
        this.text = text;
        this.looks = looks;
    }

    /** The looks are used up. */
    static final class UsedUp extends RuntimeException {

        private static final long serialVersionUID = 1;

        UsedUp() {
            super("a pattern looked too often at one number", null, false, false);
        }
    }

    @Override
    public char charAt(int index) {
        if (--looks < 0) {
            throw new UsedUp();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
