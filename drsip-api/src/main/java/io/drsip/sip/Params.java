package io.drsip.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of a header or of a URI, in order (RFC 3261 section 7.3.1, {@code generic-param}, and section 19.1.1,
 * {@code uri-parameters}).
 *
 * <p>Names compare without case and stay as they were written, as do values. No name stands twice. Equal parameters
 * have the same names, whatever their case, with the same values in the same order. Immutable.
 */
public final class Params {

    private static final Params NONE = new Params(List.of());

    private final List<Param> list;

    private Params(List<Param> list) {
        this.list = list;
    }

    /** The key is what names are compared by: lower case, and for a URI without needless escapes. */
    private record Param(String name, @Nullable String value, String key) {

        boolean isLike(Param other) {
            return key.equals(other.key) && Objects.equals(value, other.value);
        }
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
        if (!scanner.consumeSeparator(';')) {
            return NONE;
        }
        List<Param> list = new ArrayList<>(4);
        do {
            int start = scanner.offset();
            String name = scanner.expectToken("a parameter has a name");
            String value = scanner.consumeSeparator('=') ? readValue(scanner) : null;
            add(list, new Param(name, value, Grammar.lower(name)), scanner, start);
        } while (scanner.consumeSeparator(';'));
        return new Params(List.copyOf(list));
    }

    private static String readValue(Scanner scanner) {
        int start = scanner.offset();
        return scanner.consumeQuoted()
                ? scanner.textFrom(start)
                : scanner.expectAll(Grammar.VALUE, "a parameter value is a token, a host or a quoted string");
    }

    /** Reads the parameters of a URI, from a semicolon on. */
    static Params readUri(Scanner scanner) {
        if (!scanner.consume(';')) {
            return NONE;
        }
        List<Param> list = new ArrayList<>(4);
        do {
            int start = scanner.offset();
            String name = readEscaped(scanner, "a URI parameter has a name");
            String value = scanner.consume('=') ? readEscaped(scanner, "a URI parameter has a value behind =") : null;
            add(list, new Param(name, value, uriKey(name)), scanner, start);
        } while (scanner.consume(';'));
        return new Params(List.copyOf(list));
    }

    private static String readEscaped(Scanner scanner, String rule) {
        int start = scanner.offset();
        if (!scanner.consumeEscaped(Grammar.PARAM_UNRESERVED)) {
            throw scanner.error(rule);
        }
        return scanner.textFrom(start);
    }

    private static String uriKey(String name) {
        return Grammar.lower(Escapes.normal(name));
    }

    /** The limit keeps the search for a name that stands twice short. */
    private static void add(List<Param> list, Param param, Scanner scanner, int offset) {
        int max = scanner.limits().params();
        if (list.size() == max) {
            throw scanner.errorAt("there are at most " + max + " parameters", offset);
        }
        for (Param other : list) {
            if (other.key.equals(param.key)) {
                throw scanner.errorAt("a parameter stands only once", offset);
            }
        }
        list.add(param);
    }

    /**
     * The value of a parameter.
     *
     * @param name the name, in any case
     * @return the value as written, with its quotes or escapes; empty if there is no such parameter or if it has no
     *     value, which {@link #has} tells apart
     */
    public Optional<String> get(String name) {
        int index = indexOf(name);
        return index < 0 ? Optional.empty() : Optional.ofNullable(list.get(index).value);
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
        return indexOf(name) >= 0;
    }

    /**
     * Adds or replaces a parameter; a replaced one keeps its place.
     *
     * @param name the name
     * @param value the value as it is to be written: for a header a token, a host or a quoted string, for a URI escaped
     *     where it must be
     * @return changed parameters
     * @throws IllegalArgumentException if no header and no URI could hold such a parameter
     */
    public Params with(String name, String value) {
        return with(new Param(name, value, uriKey(name)));
    }

    /**
     * Adds a parameter without a value, or takes its value away.
     *
     * @param name the name
     * @return changed parameters
     * @throws IllegalArgumentException if no header and no URI could hold such a parameter
     */
    public Params with(String name) {
        return with(new Param(name, null, uriKey(name)));
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

    private Params with(Param param) {
        String problem = headerProblem(param);
        if (problem != null && uriProblem(param) != null) {
            throw new IllegalArgumentException(problem);
        }
        List<Param> changed = new ArrayList<>(list);
        int index = indexOfKey(param.key);
        if (index < 0) {
            changed.add(param);
        } else {
            changed.set(index, param);
        }
        return new Params(List.copyOf(changed));
    }

    /**
     * Takes a parameter away.
     *
     * @param name the name, in any case
     * @return changed parameters, or these if there is no such parameter
     */
    public Params without(String name) {
        int index = indexOf(name);
        if (index < 0) {
            return this;
        }
        List<Param> changed = new ArrayList<>(list);
        changed.remove(index);
        return changed.isEmpty() ? NONE : new Params(List.copyOf(changed));
    }

    /**
     * The names.
     *
     * @return as written, in order
     */
    public List<String> names() {
        return list.stream().map(Param::name).toList();
    }

    /**
     * How many there are.
     *
     * @return zero or more
     */
    public int size() {
        return list.size();
    }

    /**
     * Whether there are none.
     *
     * @return true for size zero
     */
    public boolean isEmpty() {
        return list.isEmpty();
    }

    private int indexOf(String name) {
        return indexOfKey(Grammar.lower(name));
    }

    private int indexOfKey(String key) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).key.equals(key)) {
                return i;
            }
        }
        return -1;
    }

    /** Refuses parameters that a header cannot hold. */
    Params requireHeaderForm() {
        list.forEach(param -> require(headerProblem(param)));
        return this;
    }

    /** Refuses parameters that a URI cannot hold. */
    Params requireUriForm() {
        list.forEach(param -> require(uriProblem(param)));
        return this;
    }

    private static void require(@Nullable String problem) {
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
    }

    private static @Nullable String headerProblem(Param param) {
        if (!Grammar.isToken(param.name)) {
            return "the name of a header parameter is a token, not \"" + param.name + "\"";
        }
        if (param.value == null || isValue(param.value)) {
            return null;
        }
        return "the value of " + param.name + " is no token and no host: write it in quotes, with withText";
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

    private static @Nullable String uriProblem(Param param) {
        if (param.name.isEmpty() || Escapes.firstIllegal(Grammar.PARAM_UNRESERVED, param.name) >= 0) {
            return "the name of a URI parameter is escaped where it must be, unlike \"" + param.name + "\"";
        }
        String value = param.value == null ? "x" : param.value;
        int illegal = Escapes.firstIllegal(Grammar.PARAM_UNRESERVED, value);
        if (value.isEmpty() || illegal >= 0) {
            return "the value of " + param.name + " is empty or not escaped: write %HH for the character at index "
                    + Math.max(illegal, 0);
        }
        return null;
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Params params) || params.list.size() != list.size()) {
            return false;
        }
        for (int i = 0; i < list.size(); i++) {
            if (!list.get(i).isLike(params.list.get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (Param param : list) {
            hash = 31 * hash + param.key.hashCode();
        }
        return hash;
    }

    /** The parameters as they are written, each behind a semicolon, as in {@code ;transport=tls;lr}. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        for (Param param : list) {
            out.append(';').append(param.name);
            if (param.value != null) {
                out.append('=').append(param.value);
            }
        }
        return out.toString();
    }
}
