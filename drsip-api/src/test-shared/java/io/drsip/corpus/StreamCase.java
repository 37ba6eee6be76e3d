package io.drsip.corpus;

/** Octets that a peer sends over a connection of its own, and what has to become of them. Immutable. */
public final class StreamCase {

    private final String id;
    private final String base;
    private final String expect;
    private final String after;
    private final String answers;
    private final String why;
    private final byte[] octets;

    StreamCase(String id, String base, String expect, String after, String answers, String why, byte[] octets) {
        this.id = id;
        this.base = base;
        this.expect = expect;
        this.after = after;
        this.answers = answers;
        this.why = why;
        this.octets = octets.clone();
    }

    /** A short name; for a case of others its number and family. */
    public String id() {
        return id;
    }

    /** Whether it was written for this project. */
    public boolean isOwn() {
        return !Character.isDigit(id.charAt(0));
    }

    /** The kind of message that was changed, such as INVITE. */
    public String base() {
        return base;
    }

    /**
     * {@code accept} (legal, although odd), {@code reject} (a final answer of 400 and more), {@code discard} (not a word),
     * {@code close}, {@code wait} (incomplete) or {@code any}.
     */
    public String expect() {
        return expect;
    }

    /** The connection afterwards: {@code open}, {@code closed} or {@code either}. */
    public String after() {
        return after;
    }

    /** The status codes that answer it, with blanks between them; {@code ?} if the table does not say. */
    public String answers() {
        return answers;
    }

    /** The rule behind it. */
    public String why() {
        return why;
    }

    public byte[] octets() {
        return octets.clone();
    }

    public int size() {
        return octets.length;
    }

    @Override
    public String toString() {
        return id + " (" + why + ")";
    }
}
