package io.drsip.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of a header or of a URI, in order (RFC 3261 section 7.3.1, {@code generic-param}, and section 19.1.1,
 * {@code uri-parameters}).
 *
 * <p>Names compare without case and stay as they were written, as do values. No name stands twice. Equal parameters
 * have the same names, whatever their case, with the same values in the same order. Immutable.
 *
 * <p>A header writes a value that is neither token nor host nor quoted, as in {@code x=a:b}, in quotes (section 25.1,
 * {@code gen-value}), and so it is kept, wherever it came from.
 *
 * <p>There is no list inside: parameters are a part of the text of their header or URI, which was checked when it was
 * read, and each question walks over it.
 */
public final class Params {

    private static final Params NONE = new Params("", 0, 0, true, true);

    private final String text;
    private final int start;
    private final int end;
    private final boolean escaped;

    /** Whether a semicolon or an equals sign is never anything else, and each name is its own key. */
    private final boolean plain;

    private Params(String text, int start, int end, boolean escaped, boolean plain) {
        this.text = text;
        this.start = start;
        this.end = end;
        this.escaped = escaped;
        this.plain = plain;
    }

    /**
     * Parameters that were checked before.
     *
     * @param text octets, which hold more than the parameters
     * @param escaped whether names are compared without needless escapes, as in a URI
     */
    Params(String text, int start, int end, boolean escaped) {
        this(text, start, end, escaped, false);
    }

    /** Parameters that stand in a URI, which has neither blanks nor quotes. */
    static Params ofUri(String text, int start, int end) {
        int escape = text.indexOf('%', start);
        return new Params(text, start, end, true, escape < 0 || escape >= end);
    }

    /**
     * No parameters.
     *
     * @return the empty ones
     */
    public static Params none() {
        return NONE;
    }

    /** Reads the parameters of a header, from a semicolon on, white space allowed around each separator. */
    static Params read(Scanner scanner) {
        int start = scanner.offset();
        boolean loose = ParamReader.header(scanner, ParamRules.NONE) == ParamReader.LOOSE;
        int end = scanner.offset();
        if (start == end) {
            return NONE;
        }
        Params params = scanner.isPlain()
                ? new Params(scanner.text(), scanner.inText(start), scanner.inText(end), false)
                : ofCleaned(scanner.cleaned(start).text());
        return loose ? params.quoted(ParamRules.NONE) : params;
    }

    private static Params ofCleaned(String text) {
        return new Params(text, 0, text.length(), false);
    }

    /**
     * The value of a parameter.
     *
     * @param name the name, in any case
     * @return the value as written, with its quotes or escapes; empty if there is no such parameter or if it has no
     *     value, which {@link #has} tells apart
     */
    public Optional<String> get(String name) {
        if (plain) {
            int start = nameStart(name);
            int equals = start + name.length();
            return start >= 0 && equals < endOf(start)
                    ? Optional.of(text.substring(equals + 1, endOf(start)))
                    : Optional.empty();
        }
        ParamWalk walk = walk();
        return walk.nextNamed(name) && walk.hasValue() ? Optional.of(walk.value()) : Optional.empty();
    }

    /**
     * The text of a parameter of a header.
     *
     * @param name the name, in any case
     * @return the value, a quoted string without its quotes and backslashes; empty like {@link #get}
     */
    public Optional<String> text(String name) {
        return get(name).map(value -> value.startsWith("\"") ? Quoting.unquote(value) : value);
    }

    /**
     * Whether there is a parameter, with or without a value.
     *
     * @param name the name, in any case
     * @return true if there is
     */
    public boolean has(String name) {
        return nameStart(name) >= 0;
    }

    /** Where the parameter of a name starts in the text, or -1. */
    int nameStart(String name) {
        if (!plain) {
            ParamWalk walk = walk();
            return walk.nextNamed(name) ? walk.nameStart() : -1;
        }
        int semicolon = start;
        while (semicolon >= 0 && semicolon < end) {
            if (stands(name, semicolon + 1)) {
                return semicolon + 1;
            }
            semicolon = text.indexOf(';', semicolon + 1);
        }
        return -1;
    }

    private boolean stands(String name, int at) {
        int behind = at + name.length();
        boolean ends = behind == end || (behind < end && (text.charAt(behind) == '=' || text.charAt(behind) == ';'));
        return ends && Grammar.isWord(name, text, at, behind);
    }

    /** Where a parameter ends that starts somewhere in the text. */
    int endOf(int nameStart) {
        if (!plain) {
            ParamWalk walk = new ParamWalk(text, nameStart - 1, end, escaped);
            return walk.next() ? walk.valueEnd() : nameStart;
        }
        int semicolon = text.indexOf(';', nameStart);
        return semicolon < 0 || semicolon > end ? end : semicolon;
    }

    /** Where the value of a parameter starts in the text, or -1. */
    int valueStart(String name) {
        ParamWalk walk = walk();
        return walk.nextNamed(name) ? walk.valueStart() : -1;
    }

    private ParamWalk walk() {
        return new ParamWalk(text, start, end, escaped);
    }

    /**
     * Adds or replaces a parameter; a replaced one keeps its place.
     *
     * @param name the name
     * @param value the value as it is to be written: for a header a token, a host or a quoted string, for a URI escaped
     *     where it must be; a header puts another one with colons or brackets in quotes
     * @return changed parameters
     * @throws IllegalArgumentException if no header and no URI could hold such a parameter
     */
    public Params with(String name, String value) {
        return changed(name, value);
    }

    /**
     * Adds a parameter without a value, or takes its value away.
     *
     * @param name the name
     * @return changed parameters
     * @throws IllegalArgumentException if no header and no URI could hold such a parameter
     */
    public Params with(String name) {
        return changed(name, null);
    }

    /**
     * Adds or replaces a parameter of a header whose value is a text.
     *
     * @param name the name
     * @param text the text, which is written in quotes
     * @return changed parameters
     * @throws IllegalArgumentException if the name is no token, or the text has a control character
     */
    public Params withText(String name, String text) {
        return with(name, Quoting.quote(Quoting.requireText(name, text)));
    }

    private Params changed(String name, @Nullable String value) {
        String problem = headerProblem(name, value);
        if (problem != null && uriProblem(name, value) != null) {
            throw new IllegalArgumentException(problem);
        }
        String written = ';' + name + (value == null ? "" : '=' + Octets.of(value));
        String key = ParamWalk.key(name, escaped);
        return has(key) ? replaced(key, written) : of(octets() + written);
    }

    /** Writes something else, or nothing, in the place of a parameter. */
    private Params replaced(String key, String written) {
        StringBuilder out = new StringBuilder(end - start + written.length());
        ParamWalk walk = walk();
        while (walk.next()) {
            if (walk.key().equals(key)) {
                out.append(written);
            } else {
                walk.print(out);
            }
        }
        return of(out.toString());
    }

    /** The octets with something else, or nothing, in the place of the parameter that starts somewhere in the text. */
    String replaced(int nameStart, String written) {
        return text.substring(start, nameStart - 1) + written + text.substring(endOf(nameStart), end);
    }

    private Params of(String octets) {
        return octets.isEmpty() ? NONE : new Params(octets, 0, octets.length(), escaped);
    }

    /**
     * Takes a parameter away.
     *
     * @param name the name, in any case
     * @return changed parameters, or these if there is no such parameter
     */
    public Params without(String name) {
        return has(name) ? replaced(Grammar.lower(name), "") : this;
    }

    /**
     * The names.
     *
     * @return as written, in order
     */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        ParamWalk walk = walk();
        while (walk.next()) {
            names.add(walk.name());
        }
        return List.copyOf(names);
    }

    /**
     * How many there are.
     *
     * @return zero or more
     */
    public int size() {
        int size = 0;
        ParamWalk walk = walk();
        while (walk.next()) {
            size++;
        }
        return size;
    }

    /**
     * Whether there are none.
     *
     * @return true for size zero
     */
    public boolean isEmpty() {
        return start == end;
    }

    /** The parameters as a header holds them; refuses what none can hold. */
    Params headerForm(ParamRules rules) {
        boolean loose = false;
        ParamWalk walk = walk();
        while (walk.next()) {
            require(headerProblem(walk.name(), walk.hasValue() ? walk.value() : null));
            loose |= walk.isLoose();
        }
        return loose ? quoted(rules) : this;
    }

    /** Each value in quotes that must not stand without; one that has a rule of its own obeys that. */
    Params quoted(ParamRules rules) {
        StringBuilder out = new StringBuilder(end - start + 8);
        ParamWalk walk = walk();
        while (walk.next()) {
            if (walk.isLoose() && rules.find(walk.key()) == null) {
                walk.printQuoted(out);
            } else {
                walk.print(out);
            }
        }
        return of(out.toString());
    }

    /** Refuses a parameter that a URI cannot hold. */
    static void requireUriForm(String name, @Nullable String value) {
        require(uriProblem(name, value));
    }

    /** Refuses parameters that a URI cannot hold. */
    Params requireUriForm() {
        ParamWalk walk = walk();
        while (walk.next()) {
            require(uriProblem(walk.name(), walk.hasValue() ? walk.value() : null));
            ParamWalk rest = new ParamWalk(text, walk.valueEnd(), end, true);
            if (!escaped && rest.nextNamed(ParamWalk.key(walk.name(), true))) {
                throw new IllegalArgumentException("a parameter stands only once, and " + walk.name() + " does not");
            }
        }
        return this;
    }

    private static void require(@Nullable String problem) {
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
    }

    private static @Nullable String headerProblem(String name, @Nullable String value) {
        if (!Grammar.isToken(name)) {
            return "the name of a header parameter is a token, not \"" + name + "\"";
        }
        int half = value == null ? -1 : Octets.half(value);
        if (half >= 0) {
            return "the value of " + name + Octets.halfRule(half);
        }
        if (value == null || isValue(value)) {
            return null;
        }
        return "the value of " + name + " is no token and no host: write it in quotes, with withText";
    }

    private static boolean isValue(String value) {
        if (!value.startsWith("\"")) {
            return !value.isEmpty() && Grammar.consistsOf(Grammar.VALUE, value);
        }
        try {
            Scanner scanner = Scanner.of(value);
            return scanner.consumeQuoted() && scanner.atEnd() && value.indexOf('\r') < 0;
        } catch (SipParseException e) {
            return false;
        }
    }

    private static @Nullable String uriProblem(String name, @Nullable String written) {
        if (name.isEmpty() || Escapes.firstIllegal(Grammar.PARAM_UNRESERVED, name) >= 0) {
            return "the name of a URI parameter is escaped where it must be, unlike \"" + name + "\"";
        }
        String value = written == null ? "x" : written;
        int illegal = Escapes.firstIllegal(Grammar.PARAM_UNRESERVED, value);
        if (value.isEmpty() || illegal >= 0) {
            return "the value of " + name + " is empty or not escaped: write %HH for the character at index "
                    + Math.max(illegal, 0);
        }
        return null;
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Params params)) {
            return false;
        }
        ParamWalk mine = walk();
        ParamWalk others = params.walk();
        while (mine.next()) {
            if (!others.next() || !mine.isLike(others)) {
                return false;
            }
        }
        return !others.next();
    }

    @Override
    public int hashCode() {
        int hash = 1;
        ParamWalk walk = walk();
        while (walk.next()) {
            hash = 31 * hash + walk.key().hashCode();
        }
        return hash;
    }

    /** The octets as they are written, without white space around separators. */
    String octets() {
        if (escaped) {
            return text.substring(start, end);
        }
        StringBuilder out = new StringBuilder(end - start);
        ParamWalk walk = walk();
        while (walk.next()) {
            walk.print(out);
        }
        return out.toString();
    }

    /** The parameters as they are written, each behind a semicolon, as in {@code ;transport=tls;lr}. */
    @Override
    public String toString() {
        String octets = octets();
        return Octets.decode(octets, 0, octets.length());
    }
}
