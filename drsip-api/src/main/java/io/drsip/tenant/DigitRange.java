package io.drsip.tenant;

/** Numbers of one length, from a first to a last one. Immutable. */
record DigitRange(String first, String last) {

    /** Whether the bounds are numbers of one length in ascending order, both with a plus or both without. */
    boolean isSound() {
        return Dialled.isNumber(first)
                && Dialled.isNumber(last)
                && first.length() == last.length()
                && (first.charAt(0) == '+') == (last.charAt(0) == '+')
                && first.compareTo(last) <= 0;
    }

    boolean contains(String number) {
        return number.length() == first.length() && first.compareTo(number) <= 0 && number.compareTo(last) <= 0;
    }

    @Override
    public String toString() {
        return first + "-" + last;
    }
}
