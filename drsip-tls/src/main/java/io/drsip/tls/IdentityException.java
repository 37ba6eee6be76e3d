package io.drsip.tls;

import java.util.List;
import java.util.stream.Collectors;

/** A certificate, or its key, cannot be used. The message lists all problems that were found, not only the first. */
public final class IdentityException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /** The problems; null only after deserialisation. */
    private final transient List<IdentityProblem> problems;

    IdentityException(List<IdentityProblem> problems) {
        super(problems.stream().map(IdentityProblem::toString).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    /**
     * The problems one by one.
     *
     * @return at least one
     */
    public List<IdentityProblem> problems() {
        return problems;
    }
}
