package io.drsip.testkit.shell;

/**
 * One option of a program. Immutable.
 *
 * @param name what it is called, without hyphens
 * @param value what follows it, as the help shows it; empty for a flag
 * @param text what it is for
 */
record Option(String name, String value, String text) {

    boolean isFlag() {
        return value.isEmpty();
    }

    /** As it is typed. */
    @Override
    public String toString() {
        return "--" + name + (isFlag() ? "" : " " + value);
    }
}
