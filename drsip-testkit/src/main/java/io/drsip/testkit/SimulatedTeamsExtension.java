package io.drsip.testkit;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * A {@link SimulatedTeams} for the tests of a class.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final SimulatedTeamsExtension TEAMS = SimulatedTeamsExtension.of(SimulatedTeams.builder()
 *         .tenant(SimulatedTenant.of("sbc1.contoso.com", 5061, "+14255550100")));
 *
 * @Test
 * void theSbcPings(SimulatedTeams teams) {
 *     ...
 * }
 * }</pre>
 *
 * <p>It starts with the first test and ends with the last one of the class; each test finds it as if it had just been
 * started. A test that fails has the ladder of what happened under its message. Tests of one extension run one after
 * the other. Thread-safe.
 */
public final class SimulatedTeamsExtension
        implements BeforeEachCallback, AfterEachCallback, TestExecutionExceptionHandler, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(SimulatedTeamsExtension.class);

    private final SimulatedTeamsBuilder builder;

    private SimulatedTeamsExtension(SimulatedTeamsBuilder builder) {
        this.builder = builder;
    }

    /**
     * Registers a simulation.
     *
     * @param builder that is ready to start; not to be changed afterwards
     * @return for a field with {@code @RegisterExtension}, static for one simulation per class
     */
    public static SimulatedTeamsExtension of(SimulatedTeamsBuilder builder) {
        return new SimulatedTeamsExtension(builder);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        teams(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        teams(context).reset();
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        Recording recording = teams(context).recording();
        if (!recording.all().isEmpty()) {
            failure.addSuppressed(new WhatHappened(recording.toString()));
        }
        throw failure;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SimulatedTeams.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return teams(context);
    }

    /** One per test class; JUnit closes it with the class, since it is closeable. */
    private SimulatedTeams teams(ExtensionContext context) {
        ExtensionContext owner = context.getParent()
                .filter(parent -> parent.getTestClass().isPresent())
                .orElse(context);
        return owner.getStore(NAMESPACE)
                .getOrComputeIfAbsent(this, key -> new Running(builder.start()), Running.class)
                .teams;
    }

    /** JUnit 5 closes what implements this, JUnit 6 every AutoCloseable; both take this one. */
    @SuppressWarnings("deprecation")
    private record Running(SimulatedTeams teams) implements ExtensionContext.Store.CloseableResource, AutoCloseable {

        @Override
        public void close() {
            teams.close();
        }
    }

    /** Carries the ladder into the report of a failed test. */
    private static final class WhatHappened extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private WhatHappened(String ladder) {
            super("what the simulated Microsoft side saw:\n" + ladder, null, false, false);
        }
    }
}
