package io.drsip.sip;

/**
 * Walks over the parameters in a text that was checked before, one at a time: where name and value of the present one
 * stand. Single thread.
 */
final class ParamWalk {

    private final String text;
    private final int end;
    private final boolean escaped;

    // Moves: the next octet to look at, and the present parameter; a value that begins at -1 is none.
    private int at;
    private int nameStart;
    private int nameEnd;
    private int valueStart;
    private int valueEnd;

    /**
     * Before the first parameter.
     *
     * @param start where the first semicolon stands, or white space before it
     * @param escaped whether names are compared without their escapes, as in a URI
     */
    ParamWalk(String text, int start, int end, boolean escaped) {
        this.text = text;
        this.at = start;
        this.end = end;
        this.escaped = escaped;
    }

    /** Goes on to the next parameter; tells whether there is one. */
    boolean next() {
        at = blanksEnd(at);
        if (at >= end || text.charAt(at) != ';') {
            return false;
        }
        nameStart = blanksEnd(at + 1);
        nameEnd = nameStart;
        while (nameEnd < end && !endsName(text.charAt(nameEnd))) {
            nameEnd++;
        }
        int separator = blanksEnd(nameEnd);
        boolean valued = separator < end && text.charAt(separator) == '=';
        valueStart = valued ? blanksEnd(separator + 1) : -1;
        valueEnd = valued ? endOfValue(valueStart) : nameEnd;
        at = valueEnd;
        return true;
    }

    private int blanksEnd(int from) {
        int i = from;
        while (i < end && text.charAt(i) <= ' ') {
            i++;
        }
        return i;
    }

    private static boolean endsName(char c) {
        return c == '=' || c == ';' || c <= ' ';
    }

    private int endOfValue(int from) {
        int i = from;
        if (text.charAt(from) == '"') {
            i++;
            while (text.charAt(i) != '"') {
                i += text.charAt(i) == '\\' ? 2 : 1;
            }
            return i + 1;
        }
        while (i < end && text.charAt(i) != ';' && text.charAt(i) > ' ') {
            i++;
        }
        return i;
    }

    /** Goes on to the parameter of a name, in any case; tells whether there is one. */
    boolean nextNamed(String name) {
        String key = Grammar.lower(name);
        while (next()) {
            if (isNamed(key)) {
                return true;
            }
        }
        return false;
    }

    private boolean isNamed(String key) {
        return escaped
                ? Escapes.isNormal(key, text, nameStart, nameEnd)
                : Grammar.isWord(key, text, nameStart, nameEnd);
    }

    /** What names are compared by: lower case, and for a URI without needless escapes. */
    String key() {
        return key(name(), escaped);
    }

    static String key(String name, boolean escaped) {
        return Grammar.lower(escaped ? Escapes.normal(name) : name);
    }

    String name() {
        return Octets.decode(text, nameStart, nameEnd);
    }

    /** Where the name starts. */
    int nameStart() {
        return nameStart;
    }

    boolean hasValue() {
        return valueStart >= 0;
    }

    int valueEnd() {
        return valueEnd;
    }

    /** Where the value starts, or -1. */
    int valueStart() {
        return valueStart;
    }

    /** The value as written, or an empty text if there is none. */
    String value() {
        return hasValue() ? Octets.decode(text, valueStart, valueEnd) : "";
    }

    /** Whether name and value are those of another parameter. */
    boolean isLike(ParamWalk other) {
        return hasValue() == other.hasValue() && value().equals(other.value()) && key().equals(other.key());
    }

    /** Whether the value is neither quoted nor what may stand without quotes. */
    boolean isLoose() {
        return hasValue() && text.charAt(valueStart) != '"' && ParamRules.isLoose(value());
    }

    /** Writes the present parameter as octets, its value in quotes. */
    void printQuoted(StringBuilder out) {
        out.append(';').append(text, nameStart, nameEnd).append("=\"");
        out.append(text, valueStart, valueEnd).append('"');
    }

    /** Writes the present parameter as octets, without white space. */
    void print(StringBuilder out) {
        out.append(';').append(text, nameStart, nameEnd);
        if (hasValue()) {
            out.append('=').append(text, valueStart, valueEnd);
        }
    }
}
