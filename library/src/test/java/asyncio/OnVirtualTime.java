package asyncio;

import asyncio.testing.VirtualClock;
import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Gives each test a {@link VirtualClock}: every loop that the test makes lives by it. A test may ask for the clock, and
 * for a loop, by a parameter; the loop is closed after the test.
 */
@SuppressWarnings("exports") // public for the tests of other packages, in a module that exports this one
public final class OnVirtualTime
        implements BeforeEachCallback, AfterEachCallback, InvocationInterceptor, ParameterResolver {
    private VirtualClock clock = new VirtualClock();
    private EventLoop loop;

    /** Registered by {@code @ExtendWith}. */
    public OnVirtualTime() {}

    @Override
    public void beforeEach(ExtensionContext context) {
        clock = new VirtualClock();
        loop = null;
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context) {
        onVirtualTime(invocation);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context) {
        onVirtualTime(invocation);
    }

    private void onVirtualTime(Invocation<Void> invocation) {
        EventLoopOptions options = EventLoopOptions.DEFAULT.withClock(clock);
        ScopedValue.where(EventLoopOptions.SCOPE, options).run(() -> {
            try {
                invocation.proceed();
            } catch (Throwable e) {
                throw Sneaky.rethrow(e);
            }
        });
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (loop != null) {
            loop.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == EventLoop.class || type == VirtualClock.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (parameter.getParameter().getType() == VirtualClock.class) {
            return clock;
        }
        if (loop == null) {
            loop = new EventLoop(EventLoopOptions.DEFAULT.withClock(clock));
        }
        return loop;
    }
}
