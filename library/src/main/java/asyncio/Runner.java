package asyncio;

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

    private final RunnerOptions options;
    private State state = State.CREATED;
    private @Nullable EventLoop loop;
    private Context context = new Context();
    private boolean installed;

    /** What the run has left for the end; null if Ctrl-C is the JVM's between them. */
    private @Nullable Interrupts kept;

    /** Creates a runner with default options. */
    public Runner() {
        this(RunnerOptions.DEFAULT);
    }

    /** Creates a runner. */
    public Runner(RunnerOptions options) {
        this.options = Objects.requireNonNull(options, "Runner() needs options, got null: RunnerOptions.DEFAULT");
    }

    /** Runs one awaitable on a runner of its own. */
    static <T extends @Nullable Object> T runOnce(
            Awaitable<T> main, RunnerOptions options, @Nullable Context inContext) {
        Runner runner = new Runner(options);
        T result;
        try {
            result = runner.run(main, inContext, true);
        } catch (Throwable e) {
            runner.closeAfter(e);
            throw e;
        }
        runner.close();
        return result;
    }

    /** An error that ends the loop comes out of what runs there and out of the end, and cannot suppress itself. */
    private void closeAfter(Throwable error) {
        try {
            close();
        } catch (Throwable e) {
            if (e != error) {
                error.addSuppressed(e);
            }
        }
    }

    /**
     * Runs a coroutine to its end as a task of this runner's loop, in the runner's context; what it sets there is there
     * for the next one. The main task of a thread that is interrupted is cancelled.
     *
     * <p>On the JVM's main thread, unless the program handles SIGINT itself, Ctrl-C cancels the main task as well; if
     * that ends cancelled, {@link KeyboardInterrupt} is thrown. The second Ctrl-C throws it at once, the third is for
     * the JVM, which shuts down.
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
        return run(main, inContext, false);
    }

    private <T extends @Nullable Object> T run(Awaitable<T> main, @Nullable Context inContext, boolean endFollows) {
        Objects.requireNonNull(main, "run() needs a coroutine, got null");
        Loops.checkNone("Runner.run()");
        EventLoop running = initialize();
        TaskOptions taskOptions = TaskOptions.DEFAULT.withContext(inContext == null ? context : inContext);
        return runMain((Task<T>) Asyncio.taskOf(main, running, taskOptions), endFollows);
    }

    private <T extends @Nullable Object> T runMain(Task<T> main, boolean endFollows) {
        try (Interrupts interrupts = Interrupts.cancelling(main, endFollows)) {
            kept = endFollows ? interrupts : null;
            try {
                return Completion.awaitMade(main.loop, main);
            } catch (CancelledError e) {
                if (interrupts.any() && main.uncancel() == 0) {
                    throw (KeyboardInterrupt) new KeyboardInterrupt().initCause(e);
                }
                throw e;
            }
        }
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
            made = Objects.requireNonNull(options.loopFactory().get(), "the loopFactory of RunnerOptions gave null");
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
     * failed meanwhile to the exception handler, closes the generators that are left, waits up to 300 seconds for
     * the threads of the default executor, and closes the loop. Tasks and generators may take as long as they want,
     * unless {@link RunnerOptions#withShutdownTimeout} sets a limit. Idempotent.
     *
     * @throws KeyboardInterrupt if Ctrl-C comes meanwhile, see {@link #run(Awaitable)}; the loop is closed then, too
     */
    @Override
    public void close() {
        EventLoop closing = loop;
        if (state != State.INITIALIZED || closing == null) {
            state = State.CLOSED;
            return;
        }
        boolean interrupted = Thread.interrupted();
        try (var _ = kept == null ? Interrupts.ending(closing) : kept.end()) {
            new Shutdown(closing, options.shutdownTimeout()).run();
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
}
