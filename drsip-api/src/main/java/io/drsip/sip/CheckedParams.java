package io.drsip.sip;

import org.jspecify.annotations.Nullable;

/** Parameters of a header some of which have a grammar of their own. */
final class CheckedParams {

    private CheckedParams() {}

    /** What such parameters must be like. */
    interface Rules {

        /** Which rule is broken, or null. */
        @Nullable
        String problem(Params params);
    }

    static Params read(Scanner scanner, Rules rules) {
        int start = scanner.offset();
        Params params = Params.read(scanner);
        String problem = rules.problem(params);
        if (problem != null) {
            throw scanner.errorAt(problem, start);
        }
        return params;
    }

    /** The parameters as a header of this kind holds them; refuses others. */
    static Params require(Params params, Rules rules) {
        Params form = params.headerForm(ParamRules.NONE);
        String problem = rules.problem(form);
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
        return form;
    }

    /** Reads an address whose parameters have rules. */
    static NameAddr readAddress(Scanner scanner, Rules rules) {
        int start = scanner.offset();
        NameAddr address = NameAddr.read(scanner);
        String problem = rules.problem(address.params());
        if (problem != null) {
            int end = scanner.offset();
            scanner.moveTo(start);
            throw scanner.errorAt(problem, paramsStart(scanner, end));
        }
        return address;
    }

    /** Behind the bracket of the URI, or behind a URI without brackets. */
    private static int paramsStart(Scanner scanner, int end) {
        scanner.consumeQuoted();
        int open = scanner.find('<');
        if (open < 0 || open > end) {
            return scanner.find(';');
        }
        scanner.moveTo(open);
        return scanner.find('>') + 1;
    }

    /** What is wrong with a parameter that needs a token, or null. */
    static @Nullable String tokenProblem(Params params, String name) {
        return params.has(name) && !params.get(name).map(Grammar::isToken).orElse(false)
                ? "the parameter " + name + " is a token"
                : null;
    }

    /** What is wrong with a parameter that needs a number of one or two digits, or null. */
    static @Nullable String smallNumberProblem(Params params, String name) {
        return params.has(name)
                        && !params.get(name).map(CheckedParams::isSmallNumber).orElse(false)
                ? "the parameter " + name + " is a number of one or two digits"
                : null;
    }

    private static boolean isSmallNumber(String text) {
        return text.length() <= 2 && Grammar.consistsOf(Grammar.DIGIT, text);
    }

    /** What is wrong with a parameter that needs some value, or null. */
    static @Nullable String valueProblem(Params params, String name) {
        return params.has(name) && params.get(name).isEmpty() ? "the parameter " + name + " has a value" : null;
    }

    /** The first rule that is broken, or null. */
    static @Nullable String first(@Nullable String... problems) {
        for (String problem : problems) {
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }
}
