package io.drsip.strict;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/**
 * Fails a test when any thread died of an uncaught exception since the one before, and when an assumption aborts it.
 *
 * <p>JUnit finds it by {@code META-INF/services}; {@code junit-platform.properties} beside it turns that on and the
 * conditions such as {@code @Disabled} off.
 */
public final class StrictTests
        implements BeforeAllCallback, AfterEachCallback, AfterAllCallback, InvocationInterceptor {

    /** Called by JUnit. */
    public StrictTests() {}

    @Override
    public void beforeAll(ExtensionContext context) {
        deadThreads(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        deadThreads(context).failIfAny();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        deadThreads(context).failIfAny();
    }

    @Override
    public <T> T interceptTestClassConstructor(
            Invocation<T> invocation, ReflectiveInvocationContext<Constructor<T>> constructor, ExtensionContext context)
            throws Throwable {
        return unaborted(invocation);
    }

    @Override
    public void interceptBeforeAllMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        unaborted(invocation);
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        unaborted(invocation);
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        unaborted(invocation);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        unaborted(invocation);
    }

    @Override
    public <T> T interceptTestFactoryMethod(
            Invocation<T> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        return unaborted(invocation);
    }

    @Override
    public void interceptDynamicTest(
            Invocation<Void> invocation, DynamicTestInvocationContext test, ExtensionContext context) throws Throwable {
        unaborted(invocation);
    }

    private static <T> T unaborted(Invocation<T> invocation) throws Throwable {
        try {
            return invocation.proceed();
        } catch (TestAbortedException e) {
            throw new AssertionError("A test passes or fails; this one aborted itself: " + e.getMessage(), e);
        }
    }

    private static DeadThreads deadThreads(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(StrictTests.class))
                .getOrComputeIfAbsent(DeadThreads.class, key -> new DeadThreads(), DeadThreads.class);
    }
}
