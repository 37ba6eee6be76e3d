package io.drsip.sip;

import java.util.ArrayList;
import java.util.List;

/**
 * What somebody wants to be hidden (RFC 3323 section 4.2).
 *
 * <p>Values are {@code header}, {@code session}, {@code user}, {@code none}, {@code critical}, {@code id} (RFC 3325),
 * {@code history} (RFC 7044) or other tokens. Microsoft sends {@code id} together with P-Asserted-Identity. Immutable.
 *
 * @param values one or more tokens, made lower case, in order
 */
public record Privacy(List<String> values) {

    /** RFC 3325 section 9.3: keep the asserted identity inside the network. */
    public static final Privacy ID = new Privacy(List.of("id"));

    private static final String RULE = "Privacy has tokens such as id, with semicolons between them";

    /**
     * Checks the grammar.
     *
     * @param values the tokens
     * @throws IllegalArgumentException if there are none, or one is no token
     */
    public Privacy {
        if (values.isEmpty() || !values.stream().allMatch(Grammar::isToken)) {
            throw new IllegalArgumentException(RULE + ", not " + values);
        }
        values = values.stream().map(Grammar::lower).toList();
    }

    /**
     * Some values.
     *
     * @param values the tokens
     * @return the value
     * @throws IllegalArgumentException if there are none, or one is no token
     */
    public static Privacy of(String... values) {
        return new Privacy(List.of(values));
    }

    /**
     * Reads a Privacy.
     *
     * @param text such as {@code id;user}, white space around it allowed
     * @return the value
     * @throws SipParseException if it breaks the grammar
     */
    public static Privacy parse(String text) {
        return Scanner.readAll(text, Privacy::read);
    }

    static Privacy read(Scanner scanner) {
        int max = scanner.limits().valuesPerHeader();
        List<String> values = new ArrayList<>(2);
        do {
            if (values.size() == max) {
                throw scanner.error("a header has at most " + max + " values");
            }
            values.add(scanner.expectToken(RULE));
        } while (scanner.consumeSeparator(';'));
        return new Privacy(values);
    }

    /**
     * Whether something is to be hidden.
     *
     * @param value a token such as {@code id}, in any case
     * @return true if it is one of the values
     */
    public boolean has(String value) {
        return values.contains(Grammar.lower(value));
    }

    /** The values as they are written, such as {@code id;user}. */
    @Override
    public String toString() {
        return String.join(";", values);
    }
}
