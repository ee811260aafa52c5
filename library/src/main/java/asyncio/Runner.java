package asyncio;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs coroutines one after the other on a loop and in a context of its own, and ends both in order.
 *
 * <p>{@link Asyncio#run(Coroutine)} is a runner for one coroutine. The loop is made when it is first needed. A runner
 * is used by one thread.
 */
public final class Runner implements AutoCloseable {
    private enum State {
        CREATED,
        INITIALIZED,
        CLOSED
    }

    /** How long the end of a run waits for the threads of the default executor. */
    private static final Duration EXECUTOR_LIMIT = Duration.ofMinutes(5);

    private final RunnerOptions options;
    private State state = State.CREATED;
    private @Nullable EventLoop loop;
    private Context context = new Context();
    private boolean installed;

    /** Creates a runner with default options. */
    public Runner() {
        this(RunnerOptions.DEFAULT);
    }

    /** Creates a runner. */
    public Runner(RunnerOptions options) {
        this.options = options;
    }

    /**
     * Runs a coroutine to its end as a task of this runner's loop, in the runner's context; what it sets there is there
     * for the next one. The main task of a thread that is interrupted is cancelled.
     *
     * @return its result; its exception is thrown as it is
     * @throws IllegalStateException if a loop is running here, or the runner is closed
     */
    public <T extends @Nullable Object> T run(Awaitable<T> main) {
        return run(main, null);
    }

    /** Runs a coroutine, as {@link #run(Awaitable)}. */
    public <T extends @Nullable Object> T run(Coroutine<T> main) {
        return run(main, null);
    }

    /** Runs a coroutine without a result, as {@link #run(Awaitable)}. */
    public void run(VoidCoroutine main) {
        run(main, null);
    }

    /** Runs a coroutine in the given context, or the runner's if null, as {@link #run(Awaitable)}. */
    public <T extends @Nullable Object> T run(Coroutine<T> main, @Nullable Context inContext) {
        return run((Awaitable<T>) main, inContext);
    }

    /** Runs a coroutine without a result in the given context, or the runner's if null, as {@link #run(Awaitable)}. */
    public void run(VoidCoroutine main, @Nullable Context inContext) {
        run((Awaitable<@Nullable Void>) main, inContext);
    }

    /** Runs any awaitable in the given context, or the runner's if null, as {@link #run(Awaitable)}. */
    public <T extends @Nullable Object> T run(Awaitable<T> main, @Nullable Context inContext) {
        Objects.requireNonNull(main, "run() needs a coroutine, got null");
        Loops.checkNone("Runner.run()");
        EventLoop running = initialize();
        TaskOptions taskOptions = TaskOptions.DEFAULT.withContext(inContext == null ? context : inContext);
        Awaitable<T> body = main instanceof Future<T> future ? (Coroutine<T>) () -> Asyncio.await(future) : main;
        return Completion.run(running, body, taskOptions);
    }

    /**
     * The runner's loop, made if need be.
     *
     * @throws IllegalStateException if the runner is closed
     */
    public EventLoop getLoop() {
        return initialize();
    }

    private EventLoop initialize() {
        if (state == State.CLOSED) {
            throw new IllegalStateException("Runner is closed: make a new one");
        }
        EventLoop made = loop;
        if (made == null) {
            made = makeLoop();
            loop = made;
            context = Context.current().copy();
            state = State.INITIALIZED;
        }
        return made;
    }

    private EventLoop makeLoop() {
        EventLoop made;
        if (options.loopFactory() != null) {
            made = options.loopFactory().get();
        } else {
            made = Asyncio.newEventLoop();
            Loops.setOfThread(made);
            installed = true;
        }
        if (options.debug() != null) {
            made.setDebug(options.debug());
        }
        return made;
    }

    /**
     * Ends everything, in this order: cancels the tasks that are left and waits for them together, reports those that
     * failed meanwhile to the exception handler, waits up to 300 seconds for the threads of the default executor, and
     * closes the loop. Idempotent.
     */
    @Override
    public void close() {
        EventLoop closing = loop;
        if (state != State.INITIALIZED || closing == null) {
            state = State.CLOSED;
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            cancelAll(closing);
            closing.runUntilComplete(() -> closing.shutdownDefaultExecutor(EXECUTOR_LIMIT));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            if (installed) {
                Loops.setOfThread(null);
            }
            closing.close();
            loop = null;
            state = State.CLOSED;
        }
    }

    private static void cancelAll(EventLoop loop) {
        List<Task<?>> leftovers = new ArrayList<>(loop.tasks.snapshot());
        if (leftovers.isEmpty()) {
            return;
        }
        leftovers.forEach(Task::cancel);
        loop.runUntilComplete(Gathering.<@Nullable Object>of(leftovers, true));
        for (Task<?> task : leftovers) {
            Throwable error = task.cancelled() ? null : task.exception();
            if (error != null) {
                loop.callExceptionHandler(ExceptionContext.of("unhandled exception during asyncio.run() shutdown")
                        .withException(error)
                        .withTask(task));
            }
        }
    }
}
