package io.drsip.sip;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The forms that a header or a URI asks of some of its parameters. Immutable. */
final class ParamRules {

    static final ParamRules NONE = new ParamRules();

    private final Rule[] rules;

    /** A bit for each length of a name: most names are told apart by it. */
    private final long lengths;

    /** Takes one rule for each such parameter, at most one of them with {@link Form#IDENTIFIER}. */
    ParamRules(Rule... rules) {
        this.rules = rules.clone();
        long bits = 0;
        for (Rule rule : rules) {
            bits |= 1L << rule.name.length();
        }
        lengths = bits;
    }

    /** What a value is like; the value may be missing. */
    enum Form {
        TOKEN,
        /** A token of limited length: a tag or a branch. */
        IDENTIFIER,
        HOST,
        /** 0 to 255. */
        OCTET,
        /** A host, an IPv6 address also without brackets: RFC 5118 section 4.5. */
        ADDRESS,
        /** A port, or no value. */
        PORT
    }

    /**
     * One rule.
     *
     * @param name the name of the parameter, in lower case
     * @param problem what is told about a value that has not the form
     */
    record Rule(Word name, Form form, String problem) {

        Rule(String name, Form form, String problem) {
            this(Word.anyCase(name), form, problem);
        }

        boolean identifies() {
            return form == Form.IDENTIFIER;
        }

        /** Checks the value between an offset, or -1 if there is none, and here. */
        void check(Scanner scanner, int value, int problemAt) {
            boolean fits;
            if (value < 0) {
                fits = form == Form.PORT;
            } else if (form == Form.TOKEN || form == Form.IDENTIFIER) {
                fits = scanner.isAll(Grammar.TOKEN, value);
            } else {
                fits = fits(form, scanner.textFrom(value));
            }
            require(fits, scanner, problemAt);
        }

        void require(boolean fits, Scanner scanner, int problemAt) {
            if (!fits) {
                throw scanner.errorAt(problem, problemAt);
            }
        }
    }

    /** The rule for the name between two offsets, or null. */
    @Nullable
    Rule find(Scanner scanner, int nameStart, int nameEnd) {
        if ((lengths & (1L << (nameEnd - nameStart))) != 0) {
            for (Rule rule : rules) {
                if (scanner.isWord(rule.name, nameStart, nameEnd)) {
                    return rule;
                }
            }
        }
        return null;
    }

    /** The rule for a name without its escapes, or null. */
    @Nullable
    Rule find(String key) {
        for (Rule rule : rules) {
            if (rule.name.toString().equals(key)) {
                return rule;
            }
        }
        return null;
    }

    /** What is wrong with some parameters, or null. */
    @Nullable
    String problem(Params params) {
        for (Rule rule : rules) {
            if (params.has(rule.name.toString()) && !fits(rule.form, params.get(rule.name.toString()))) {
                return rule.problem;
            }
        }
        return null;
    }

    static boolean fits(Form form, Optional<String> value) {
        return value.map(text -> fits(form, text)).orElse(form == Form.PORT);
    }

    static boolean fits(Form form, String value) {
        return switch (form) {
            case TOKEN, IDENTIFIER -> Grammar.isToken(value);
            case HOST -> hostOf(value).isPresent();
            case OCTET -> isNumber(value) && Integer.parseInt(value) <= 255;
            case ADDRESS -> addressOf(value).isPresent();
            case PORT -> portOf(value) >= 0;
        };
    }

    private static boolean isNumber(String value) {
        return !value.isEmpty() && value.length() <= 3 && Grammar.consistsOf(Grammar.DIGIT, value);
    }

    /** Whether an unquoted value is what a header does not hold: neither token nor host, as in {@code x=a:b}. */
    static boolean isLoose(String value) {
        return !Grammar.isToken(value) && hostOf(value).isEmpty();
    }

    static Optional<Host> hostOf(String value) {
        try {
            return Optional.of(Host.parse(value));
        } catch (SipParseException e) {
            return Optional.empty();
        }
    }

    static Optional<Host> addressOf(String value) {
        return hostOf(value.indexOf(':') >= 0 && !value.startsWith("[") ? '[' + value + ']' : value);
    }

    /** The port that a value names, or -1. */
    static int portOf(String value) {
        try {
            Scanner scanner = Scanner.of(value);
            int port = scanner.expectPort();
            return scanner.atEnd() ? port : -1;
        } catch (SipParseException e) {
            return -1;
        }
    }
}
