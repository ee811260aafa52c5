package asyncio.junit;

import asyncio.EventLoop;
import asyncio.testing.Seeds;
import asyncio.testing.Sequencer;
import asyncio.testing.VirtualClock;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Runs test methods as tasks. Each test has a loop of its own, on virtual time. The test method, and the methods before
 * and after each test, run on it one after the other, each as its main task and all in one context, so a
 * {@code ContextVar} that is set before a test is set in it. Between them tasks that were started stand still. Methods
 * before and after all tests, constructors and dynamic tests do not run on a loop.
 *
 * <p>These methods may have parameters: the {@link EventLoop}, the {@link VirtualClock}, a {@link Sequencer}, and
 * {@link Cleanups} for what is to be done at the end. What they throw comes out as it is.
 *
 * <p>A test fails also by what it leaves: a task that is pending and has not been told to end, an error that reached
 * the exception handler of the loop, a loop that the test has made and not closed, or a thread of a loop (looked for
 * when tests do not run in parallel).
 *
 * <p>It is registered by {@link AsyncTest}, {@link OnLoop} and {@link SeededTest}.
 */
public final class LoopExtension
        implements AfterEachCallback,
                InvocationInterceptor,
                ParameterResolver,
                TestTemplateInvocationContextProvider,
                TestWatcher {
    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(LoopExtension.class);
    private static final String SEED = "seed";
    private static final String FAILED = "failed";
    private static final Set<Class<?>> PARAMETERS =
            Set.of(EventLoop.class, VirtualClock.class, Sequencer.class, Cleanups.class);

    /** Registered by an annotation. */
    public LoopExtension() {}

    private static TestLoop loopOf(ExtensionContext context) {
        return context.getStore(OURS)
                .computeIfAbsent(
                        TestLoop.class, key -> new TestLoop(Settings.find(context), seedOf(context)), TestLoop.class);
    }

    private static @Nullable Long seedOf(ExtensionContext context) {
        return context.getStore(OURS).get(SEED, Long.class);
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context) {
        loopOf(context).run(invocation);
    }

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context) {
        loopOf(context).run(invocation);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context) {
        loopOf(context).run(invocation);
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context) {
        loopOf(context).run(invocation);
    }

    /** Cleans up and looks for what the test has left; after the methods after each test. */
    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        try {
            loopOf(context).finish(context.getExecutionMode() == ExecutionMode.SAME_THREAD);
        } catch (Throwable e) {
            throw Failures.rethrow(e);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getTestMethod().isPresent()
                && (PARAMETERS.contains(parameter.getParameter().getType()) || parameter.isAnnotated(Seed.class));
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (parameter.isAnnotated(Seed.class)) {
            return seedFor(parameter.getParameter(), context);
        }
        TestLoop loop = loopOf(context);
        Class<?> type = parameter.getParameter().getType();
        if (type == VirtualClock.class) {
            if (!(loop.clock() instanceof VirtualClock clock)) {
                throw new ParameterResolutionException("there is no VirtualClock: the test runs in real time");
            }
            return clock;
        }
        return type == EventLoop.class ? loop.loop() : type == Sequencer.class ? loop.sequencer : loop.cleanups;
    }

    private static Object seedFor(Parameter parameter, ExtensionContext context) {
        Long seed = seedOf(context);
        if (seed == null || parameter.getType() != long.class) {
            throw new ParameterResolutionException(
                    "@Seed is for a parameter of type long in a @SeededTest: " + parameter);
        }
        return seed;
    }

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestMethod(), SeededTest.class);
    }

    /** One run for each seed, until one has failed. */
    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        SeededTest test = AnnotationSupport.findAnnotation(context.getTestMethod(), SeededTest.class)
                .orElseThrow();
        Seeds seeds = Seeds.of(test.value()).withFirst(test.first()).asked();
        ExtensionContext.Store store = context.getStore(OURS);
        return LongStream.range(0, seeds.count())
                .takeWhile(index -> store.get(FAILED) == null)
                .mapToObj(index -> new RunWithSeed(seeds.first() + index));
    }

    /** Notes the seed on the error, and ends the series. */
    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        Long seed = seedOf(context);
        if (seed != null) {
            context.getParent().ifPresent(series -> series.getStore(OURS).put(FAILED, true));
            if (cause != null) {
                cause.addSuppressed(new FailedSeed(seed));
            }
        }
    }

    private record RunWithSeed(long seed) implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocationIndex) {
            return "seed " + seed;
        }

        @Override
        public void prepareInvocation(ExtensionContext context) {
            context.getStore(OURS).put(SEED, seed);
        }
    }
}
