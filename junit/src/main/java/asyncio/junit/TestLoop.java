package asyncio.junit;

import asyncio.Asyncio;
import asyncio.Clock;
import asyncio.EventLoop;
import asyncio.EventLoopOptions;
import asyncio.ExceptionContext;
import asyncio.Runner;
import asyncio.RunnerOptions;
import asyncio.Task;
import asyncio.testing.SeededOrder;
import asyncio.testing.Sequencer;
import asyncio.testing.VirtualClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.InvocationInterceptor.Invocation;

/** The loop of one test, and what the test may ask for. */
final class TestLoop implements AutoCloseable {
    private final Settings settings;
    private final EventLoopOptions options;
    private final Runner runner = new Runner(RunnerOptions.DEFAULT.withLoopFactory(this::makeLoop));
    private final List<ExceptionContext> reported = new ArrayList<>();
    private final LoopThreads threads = new LoopThreads();

    /** Every loop that the test has made, on whichever thread, and its own. */
    private final List<EventLoop> made = new CopyOnWriteArrayList<>();

    final Cleanups cleanups = new Cleanups();
    final Sequencer sequencer = new Sequencer();

    TestLoop(Settings settings, @Nullable Long seed) {
        this.settings = settings;
        EventLoopOptions given = EventLoopOptions.SCOPE.orElse(EventLoopOptions.DEFAULT);
        options = given.withClock(settings.realTime() ? Clock.system() : new VirtualClock())
                .withDebug(given.debug() || settings.debug())
                .withTieBreaker(seed == null ? given.tieBreaker() : new SeededOrder(seed))
                .withObserver(both(made::add, given.observer()));
    }

    private static Consumer<EventLoop> both(Consumer<EventLoop> ours, @Nullable Consumer<EventLoop> given) {
        return given == null ? ours : ours.andThen(given);
    }

    private EventLoop makeLoop() {
        EventLoop loop = new EventLoop(options);
        loop.setExceptionHandler((where, context) -> reported.add(context));
        return loop;
    }

    EventLoop loop() {
        return runner.getLoop();
    }

    Clock clock() {
        return options.clock();
    }

    /** Runs a method of the test as a task; loops that it makes have the same options. */
    void run(Invocation<?> invocation) {
        runner.run(() -> {
            if (Double.isInfinite(settings.timeout())) {
                proceed(invocation);
            } else {
                Asyncio.timeout(settings.timeout(), () -> proceed(invocation));
            }
        });
    }

    private void proceed(Invocation<?> invocation) {
        ScopedValue.where(EventLoopOptions.SCOPE, options).run(() -> {
            try {
                invocation.proceed();
            } catch (Throwable e) {
                throw Failures.rethrow(e);
            }
        });
    }

    /** Cleans up, closes the loop, and throws what is wrong with the way in which the test has ended. */
    void finish(boolean alone) throws Throwable {
        @Nullable
        Throwable failure = attempt(
                null,
                () -> runner.run(() -> {
                    try {
                        cleanups.run();
                    } catch (Throwable e) {
                        throw Failures.rethrow(e);
                    }
                }));
        failure = attempt(failure, this::checkTasks);
        failure = attempt(failure, runner::close);
        for (ExceptionContext context : reported) {
            failure = Failures.join(failure, Failures.unhandled(context));
        }
        failure = attempt(failure, this::checkLoops);
        if (alone) {
            failure = attempt(failure, threads::check);
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static @Nullable Throwable attempt(@Nullable Throwable before, Runnable act) {
        try {
            act.run();
            return before;
        } catch (Throwable e) {
            return Failures.join(before, e);
        }
    }

    /** A task that has been told to end is no leak. */
    private void checkTasks() {
        List<Task<?>> left = new ArrayList<>(Asyncio.allTasks(loop()));
        left.removeIf(task -> task.cancelling() > 0);
        if (!left.isEmpty() && !settings.mayLeaveTasks()) {
            throw new AssertionError("tasks are left when the test has ended: " + left
                    + "; await or cancel them, or start them in a taskGroup");
        }
    }

    private void checkLoops() {
        List<EventLoop> open = new ArrayList<>(made);
        open.removeIf(EventLoop::isClosed);
        if (!open.isEmpty()) {
            throw new AssertionError("event loops are open when the test has ended: " + open
                    + "; close them, or use Asyncio.run(...) or try-with-resources");
        }
    }

    @Override
    public void close() {
        runner.close();
    }
}
