package io.drsip.policy;

import io.drsip.sip.Method;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * For which messages a policy runs: direction, phase, method and, of responses, status.
 *
 * <p>Each method narrows, the last methods and the last statuses count; {@link #or} widens. The method of a response is
 * the one in its CSeq. Immutable.
 */
public final class PolicyScope {

    private static final PolicyScope EVERYTHING = new PolicyScope(
            List.of(new Clause(EnumSet.allOf(Direction.class), EnumSet.allOf(Phase.class), List.of(), List.of())));

    private final List<Clause> clauses;

    private PolicyScope(List<Clause> clauses) {
        this.clauses = List.copyOf(clauses);
    }

    /** All of these hold; no methods and no statuses stand for all of them. */
    private record Clause(Set<Direction> directions, Set<Phase> phases, List<Method> methods, List<String> statuses) {

        boolean matches(PolicyContext context) {
            return directions.contains(context.direction())
                    && phases.contains(context.phase())
                    && (methods.isEmpty() || methods.contains(context.method()))
                    && (statuses.isEmpty() || context.status().stream().anyMatch(status -> matches(status.code())));
        }

        private boolean matches(int code) {
            return statuses.stream().anyMatch(pattern -> matches(pattern, Integer.toString(code)));
        }

        private static boolean matches(String pattern, String code) {
            for (int i = 0; i < pattern.length(); i++) {
                if (pattern.charAt(i) != 'x' && pattern.charAt(i) != code.charAt(i)) {
                    return false;
                }
            }
            return true;
        }

        Clause in(Direction direction) {
            return new Clause(common(directions, Set.of(direction)), phases, methods, statuses);
        }

        Clause at(Set<Phase> narrower) {
            return new Clause(directions, common(phases, narrower), methods, statuses);
        }

        Clause of(List<Method> narrower) {
            return new Clause(directions, phases, narrower, statuses);
        }

        Clause answering(List<String> narrower) {
            return new Clause(directions, phases, methods, narrower);
        }

        private static <E> Set<E> common(Set<E> left, Set<E> right) {
            return left.stream().filter(right::contains).collect(Collectors.toUnmodifiableSet());
        }

        @Override
        public String toString() {
            String way = directions.stream().map(Enum::name).sorted().collect(Collectors.joining("/"));
            String when = phases.stream().sorted().map(Enum::name).collect(Collectors.joining("/"));
            String what = methods.isEmpty() ? "" : " " + methods;
            return way + " " + when + what + (statuses.isEmpty() ? "" : " " + statuses);
        }
    }

    /**
     * Every message.
     *
     * @return the widest scope
     */
    public static PolicyScope everything() {
        return EVERYTHING;
    }

    /**
     * What goes to Microsoft.
     *
     * @return a scope to narrow
     */
    public static PolicyScope toMicrosoft() {
        return EVERYTHING.narrowed(clause -> clause.in(Direction.TO_MICROSOFT));
    }

    /**
     * What comes from Microsoft.
     *
     * @return a scope to narrow
     */
    public static PolicyScope fromMicrosoft() {
        return EVERYTHING.narrowed(clause -> clause.in(Direction.FROM_MICROSOFT));
    }

    /**
     * Requests outside a dialog only.
     *
     * @return a narrower scope
     */
    public PolicyScope initialRequests() {
        return narrowed(clause -> clause.at(Set.of(Phase.INITIAL_REQUEST)));
    }

    /**
     * Requests inside a dialog, CANCEL and ACK only.
     *
     * @return a narrower scope
     */
    public PolicyScope inDialogRequests() {
        return narrowed(clause -> clause.at(Set.of(Phase.IN_DIALOG_REQUEST)));
    }

    /**
     * Requests only.
     *
     * @return a narrower scope
     */
    public PolicyScope requests() {
        return narrowed(clause -> clause.at(Set.of(Phase.INITIAL_REQUEST, Phase.IN_DIALOG_REQUEST)));
    }

    /**
     * Responses only.
     *
     * @param statuses three characters each, {@code x} for any digit, such as {@code 18x}, {@code 2xx} or {@code 405};
     *     none for all
     * @return a narrower scope
     * @throws IllegalArgumentException if one of them is no such pattern
     */
    public PolicyScope responses(String... statuses) {
        for (String status : statuses) {
            if (!status.matches("[1-6x][0-9x]{2}")) {
                throw new IllegalArgumentException("a status is written as 405, 18x or 2xx, not \"" + status + "\"");
            }
        }
        List<String> patterns = List.of(statuses);
        return narrowed(clause -> clause.at(Set.of(Phase.RESPONSE)).answering(patterns));
    }

    /**
     * These methods only.
     *
     * @param methods one or more; of responses, what was asked
     * @return a narrower scope
     * @throws IllegalArgumentException if there is none
     */
    public PolicyScope methods(Method... methods) {
        if (methods.length == 0) {
            throw new IllegalArgumentException("methods is empty: leave the call out to mean all methods");
        }
        List<Method> list = List.of(methods);
        return narrowed(clause -> clause.of(list));
    }

    /**
     * This scope, and another one.
     *
     * @param other what belongs to it, too
     * @return a wider scope
     */
    public PolicyScope or(PolicyScope other) {
        List<Clause> all = new ArrayList<>(clauses);
        all.addAll(other.clauses);
        return new PolicyScope(all);
    }

    /**
     * Whether a message belongs to this scope.
     *
     * @param context what is known about the message
     * @return true if a policy of this scope runs
     */
    public boolean matches(PolicyContext context) {
        for (Clause clause : clauses) {
            if (clause.matches(context)) {
                return true;
            }
        }
        return false;
    }

    private PolicyScope narrowed(UnaryOperator<Clause> change) {
        return new PolicyScope(clauses.stream().map(change).toList());
    }

    /** The scope in words, for reports. */
    @Override
    public String toString() {
        return clauses.stream().map(Clause::toString).collect(Collectors.joining(" or "));
    }
}
