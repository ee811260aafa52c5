package asyncio;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The functions of Python's module {@code asyncio}, under their names in camel case. Meant to be imported statically:
 *
 * <pre>{@code
 * import asyncio.*;
 * import static asyncio.Asyncio.*;
 * }</pre>
 *
 * <p>A coroutine function of Python is a plain method here, which suspends the task that calls it: {@code await
 * asyncio.sleep(1)} is {@code sleep(1)}. What gives a future or task in Python gives one here, and {@code await} waits
 * for it.
 *
 * <p>Every method that waits may be cancelled at that point: it throws {@link CancelledError} when its task was
 * cancelled. Exceptions of what is awaited are thrown as they are, without a wrapper, checked or not.
 */
public final class Asyncio {
    private Asyncio() {}

    /**
     * Runs a coroutine on a new event loop, then cancels the tasks that are left, and closes the loop. The way to start
     * a program; the calling thread runs the loop.
     *
     * @return its result; its exception is thrown as it is
     * @throws IllegalStateException if a loop is running here already
     */
    public static <T extends @Nullable Object> T run(Coroutine<T> main) {
        return run(main, RunnerOptions.DEFAULT);
    }

    /** Runs a coroutine on a loop made by these options, as {@link #run(Coroutine)}. */
    public static <T extends @Nullable Object> T run(Coroutine<T> main, RunnerOptions options) {
        return run((Awaitable<T>) main, options);
    }

    /** Runs a coroutine without a result, as {@link #run(Coroutine)}. */
    public static void run(VoidCoroutine main) {
        run(main, RunnerOptions.DEFAULT);
    }

    /** Runs a coroutine without a result on a loop made by these options, as {@link #run(Coroutine)}. */
    public static void run(VoidCoroutine main, RunnerOptions options) {
        run((Awaitable<@Nullable Void>) main, options);
    }

    /** Runs until any awaitable is done; a future must belong to the loop that the options make. */
    public static <T extends @Nullable Object> T run(Awaitable<T> main) {
        return run(main, RunnerOptions.DEFAULT);
    }

    /** Runs any awaitable on a loop made by these options, as {@link #run(Coroutine)}. */
    public static <T extends @Nullable Object> T run(Awaitable<T> main, RunnerOptions options) {
        Loops.checkNone("Asyncio.run()");
        try (Runner runner = new Runner(options)) {
            return runner.run(main);
        }
    }

    /**
     * Waits until {@code awaitable} is done. A future or task is waited for; a coroutine is executed in this task,
     * right here. What is done already does not suspend. When this task is cancelled while it waits for a future, that
     * future is cancelled.
     *
     * @return its result; its exception is thrown as it is
     * @throws IllegalStateException outside a task, for this very task, or for a future of another loop
     */
    public static <T extends @Nullable Object> T await(Awaitable<T> awaitable) {
        Task<?> task = Loops.runningTask("await()");
        if (awaitable instanceof Future<T> future) {
            if (!future.done()) {
                checkAwaitable(task, future);
                task.sleepUntil(future);
            }
            return future.result();
        }
        try {
            return execute(Objects.requireNonNull(awaitable, "await() needs an awaitable, got null"));
        } catch (Exception e) {
            throw Sneaky.rethrow(e);
        }
    }

    private static void checkAwaitable(Task<?> task, Future<?> future) {
        if (future == task) {
            throw new IllegalStateException("Task cannot await on itself: " + task);
        }
        if (future.loop != task.loop) {
            throw new IllegalStateException(task + " got " + future + " attached to a different loop");
        }
    }

    /** Executes a coroutine in this task, as {@link #await(Awaitable)}. */
    public static <T extends @Nullable Object> T await(Coroutine<T> coroutine) {
        return await((Awaitable<T>) coroutine);
    }

    /** Executes a coroutine in this task, as {@link #await(Awaitable)}. */
    public static void await(VoidCoroutine coroutine) {
        await((Awaitable<@Nullable Void>) coroutine);
    }

    /**
     * Waits as {@link #await(Awaitable)}, and lets the compiler know an exception that may come out, so that it can be
     * caught.
     *
     * @throws X if {@code awaitable} fails with it; others are thrown all the same
     */
    public static <T extends @Nullable Object, X extends Throwable> T await(
            Awaitable<T> awaitable, Class<? extends X> expected) throws X {
        return await(awaitable);
    }

    /** Executes a coroutine in this task, as {@link #await(Awaitable, Class)}. */
    public static <T extends @Nullable Object, X extends Throwable> T await(
            Coroutine<T> coroutine, Class<? extends X> expected) throws X {
        return await(coroutine);
    }

    /** Executes a coroutine in this task, as {@link #await(Awaitable, Class)}. */
    public static <X extends Throwable> void await(VoidCoroutine coroutine, Class<? extends X> expected) throws X {
        await(coroutine);
    }

    /** Waits as {@link #await(Awaitable, Class)}, with two exceptions that may be caught. */
    public static <T extends @Nullable Object, X extends Throwable, Y extends Throwable> T await(
            Awaitable<T> awaitable, Class<? extends X> first, Class<? extends Y> second) throws X, Y {
        return await(awaitable);
    }

    /** Waits as {@link #await(Awaitable, Class)}, with three exceptions that may be caught. */
    public static <T extends @Nullable Object, X extends Throwable, Y extends Throwable, Z extends Throwable> T await(
            Awaitable<T> awaitable, Class<? extends X> first, Class<? extends Y> second, Class<? extends Z> third)
            throws X, Y, Z {
        return await(awaitable);
    }

    /** Runs the body of a coroutine, or awaits a future; no pattern switch, which costs more on a cold stack. */
    static <T extends @Nullable Object> T execute(Awaitable<T> awaitable) throws Exception {
        if (awaitable instanceof Coroutine<T> coroutine) {
            return coroutine.run();
        }
        if (awaitable instanceof VoidCoroutine coroutine) {
            coroutine.run();
            return nothing();
        }
        return await(awaitable);
    }

    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"})
    private static <T extends @Nullable Object> T nothing() {
        return (T) null;
    }

    /**
     * Starts a task that runs {@code coroutine} side by side with this code. Nothing of it runs before the caller waits
     * or ends; tasks start in the order of their creation, each in a copy of the current context.
     *
     * @throws IllegalStateException if no loop is running here
     */
    public static <T extends @Nullable Object> Task<T> createTask(Coroutine<T> coroutine) {
        return Loops.running().createTask(coroutine);
    }

    /** Starts a task with a name, as {@link #createTask(Coroutine)}. */
    public static <T extends @Nullable Object> Task<T> createTask(Coroutine<T> coroutine, String name) {
        return createTask(coroutine, TaskOptions.DEFAULT.withName(name));
    }

    /** Starts a task with options, as {@link #createTask(Coroutine)}. */
    public static <T extends @Nullable Object> Task<T> createTask(Coroutine<T> coroutine, TaskOptions options) {
        return Loops.running().createTask(coroutine, options);
    }

    /** Starts a task without a result, as {@link #createTask(Coroutine)}. */
    public static Task<@Nullable Void> createTask(VoidCoroutine coroutine) {
        return Loops.running().createTask(coroutine);
    }

    /** Starts a task with a name and without a result, as {@link #createTask(Coroutine)}. */
    public static Task<@Nullable Void> createTask(VoidCoroutine coroutine, String name) {
        return createTask(coroutine, TaskOptions.DEFAULT.withName(name));
    }

    /** Starts a task with options and without a result, as {@link #createTask(Coroutine)}. */
    public static Task<@Nullable Void> createTask(VoidCoroutine coroutine, TaskOptions options) {
        return Loops.running().createTask(coroutine, options);
    }

    /**
     * Suspends this task for {@code seconds}. Zero and less let everything that is ready run once, and then go on.
     *
     * @throws IllegalArgumentException if it is not a number
     * @throws IllegalStateException outside a task
     */
    public static void sleep(double seconds) {
        sleepNanos(Seconds.toNanos(seconds, "delay"));
    }

    /** Suspends this task for {@code time}, as {@link #sleep(double)}. */
    public static void sleep(Duration time) {
        sleepNanos(Seconds.toNanos(time));
    }

    /** Suspends this task as {@link #sleep(double)} and then returns {@code result}. */
    public static <T extends @Nullable Object> T sleep(double seconds, T result) {
        sleep(seconds);
        return result;
    }

    /** Suspends this task as {@link #sleep(Duration)} and then returns {@code result}. */
    public static <T extends @Nullable Object> T sleep(Duration time, T result) {
        sleep(time);
        return result;
    }

    private static void sleepNanos(long nanos) {
        Task<?> task = Loops.runningTask("sleep()");
        if (nanos <= 0) {
            task.yieldTurn();
        } else {
            long now = task.loop.agenda.clock.nanoTime();
            task.sleepUntil(Seconds.after(now, nanos), now);
        }
    }

    /**
     * Runs awaitables side by side and gives their results, in the order of the arguments. Each coroutine runs, also
     * one that occurs twice; a future or task that occurs twice is awaited once. The first failure is the result at
     * once, while the others go on. Cancelling the result cancels all.
     *
     * @throws IllegalArgumentException if futures of different loops are given
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T extends @Nullable Object> Future<List<T>> gather(Awaitable<? extends T>... awaitables) {
        return Gathering.of(Arrays.asList(awaitables), false);
    }

    /** Nothing side by side: a future that is done, with an empty list. */
    public static <T extends @Nullable Object> Future<List<T>> gather() {
        return gather(List.of());
    }

    /** Runs coroutines side by side, as {@link #gather(Awaitable...)}. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T extends @Nullable Object> Future<List<T>> gather(Coroutine<? extends T>... coroutines) {
        return Gathering.of(Arrays.asList(coroutines), false);
    }

    /** Runs coroutines without results side by side, as {@link #gather(Awaitable...)}. */
    public static Future<List<@Nullable Void>> gather(VoidCoroutine... coroutines) {
        return Gathering.of(Arrays.asList(coroutines), false);
    }

    /** Runs awaitables side by side, as {@link #gather(Awaitable...)}. */
    public static <T extends @Nullable Object> Future<List<T>> gather(
            List<? extends Awaitable<? extends T>> awaitables) {
        return Gathering.of(awaitables, false);
    }

    /**
     * Runs awaitables side by side as {@link #gather(Awaitable...)}, but a failure is a result like others: the list
     * holds the {@code Throwable}, a {@link CancelledError} for what was cancelled. Cancelling the whole still throws.
     */
    public static Future<List<@Nullable Object>> gatherReturnExceptions(Awaitable<?>... awaitables) {
        return Gathering.of(Arrays.asList(awaitables), true);
    }

    /** Nothing side by side: a future that is done, with an empty list. */
    public static Future<List<@Nullable Object>> gatherReturnExceptions() {
        return gatherReturnExceptions(List.of());
    }

    /** Runs coroutines without results side by side, as {@link #gatherReturnExceptions(Awaitable...)}. */
    public static Future<List<@Nullable Object>> gatherReturnExceptions(VoidCoroutine... coroutines) {
        return Gathering.of(Arrays.asList(coroutines), true);
    }

    /** Runs coroutines side by side, as {@link #gatherReturnExceptions(Awaitable...)}. */
    public static Future<List<@Nullable Object>> gatherReturnExceptions(Coroutine<?>... coroutines) {
        return Gathering.of(Arrays.asList(coroutines), true);
    }

    /** Runs awaitables side by side, as {@link #gatherReturnExceptions(Awaitable...)}. */
    public static Future<List<@Nullable Object>> gatherReturnExceptions(List<? extends Awaitable<?>> awaitables) {
        return Gathering.of(awaitables, true);
    }

    /** A future or task as it is; a coroutine as a new task of the running loop. */
    public static <T extends @Nullable Object> Future<T> ensureFuture(Awaitable<T> awaitable) {
        return awaitable instanceof Future<T> future ? future : ensureFuture(awaitable, Loops.running());
    }

    /** A coroutine as a new task of the running loop. */
    public static <T extends @Nullable Object> Future<T> ensureFuture(Coroutine<T> coroutine) {
        return createTask(coroutine);
    }

    /** A coroutine as a new task of the running loop. */
    public static Future<@Nullable Void> ensureFuture(VoidCoroutine coroutine) {
        return createTask(coroutine);
    }

    /** A coroutine as a new task of {@code loop}. */
    public static <T extends @Nullable Object> Future<T> ensureFuture(Coroutine<T> coroutine, EventLoop loop) {
        return loop.createTask(coroutine);
    }

    /** A coroutine as a new task of {@code loop}. */
    public static Future<@Nullable Void> ensureFuture(VoidCoroutine coroutine, EventLoop loop) {
        return loop.createTask(coroutine);
    }

    /**
     * A future of {@code loop} as it is; a coroutine as a new task of {@code loop}.
     *
     * @throws IllegalArgumentException if it is a future of another loop
     */
    public static <T extends @Nullable Object> Future<T> ensureFuture(Awaitable<T> awaitable, EventLoop loop) {
        if (!(awaitable instanceof Future<T> future)) {
            return taskOf(awaitable, loop, TaskOptions.DEFAULT);
        }
        if (future.loop != loop) {
            throw new IllegalArgumentException(
                    "The future belongs to a different loop than the one specified as the loop argument: " + future);
        }
        return future;
    }

    /** A coroutine as a task; a future as it is, or as a task that awaits it if it has to run with options. */
    @SuppressWarnings("unchecked")
    static <T extends @Nullable Object> Future<T> taskOf(Awaitable<T> awaitable, EventLoop loop, TaskOptions options) {
        if (awaitable instanceof Coroutine<T> coroutine) {
            return loop.createTask(coroutine, options);
        }
        if (awaitable instanceof VoidCoroutine coroutine) {
            return (Future<T>) loop.createTask(coroutine, options);
        }
        Objects.requireNonNull(awaitable, "a coroutine or future is needed, got null");
        return loop.createTask(() -> await(awaitable), options);
    }

    /**
     * Protects an awaitable from cancellation: when the returned future is cancelled, what was given goes on. An error
     * that it has after that is reported to the exception handler.
     */
    public static <T extends @Nullable Object> Future<T> shield(Awaitable<T> awaitable) {
        return Shield.of(ensureFuture(awaitable));
    }

    /** Protects a coroutine, as {@link #shield(Awaitable)}. */
    public static <T extends @Nullable Object> Future<T> shield(Coroutine<T> coroutine) {
        return Shield.of(createTask(coroutine));
    }

    /** Protects a coroutine, as {@link #shield(Awaitable)}. */
    public static Future<@Nullable Void> shield(VoidCoroutine coroutine) {
        return Shield.of(createTask(coroutine));
    }

    /**
     * A future of the running loop that follows {@code stage}, on whichever thread that ends. Cancelling either cancels
     * the other.
     */
    public static <T extends @Nullable Object> Future<T> wrapFuture(CompletionStage<T> stage) {
        return Wrapped.of(Objects.requireNonNull(stage, "wrapFuture() needs a stage, got null"), Loops.running());
    }

    /** A future of {@code loop} that follows {@code stage}, as {@link #wrapFuture(CompletionStage)}. */
    public static <T extends @Nullable Object> Future<T> wrapFuture(CompletionStage<T> stage, EventLoop loop) {
        return Wrapped.of(Objects.requireNonNull(stage, "wrapFuture() needs a stage, got null"), loop);
    }

    /**
     * The task that runs this code, or null in a plain callback.
     *
     * @throws IllegalStateException if no loop is running here
     */
    public static @Nullable Task<?> currentTask() {
        return currentTask(Loops.running());
    }

    /** The task that {@code loop} runs at this moment, or null. */
    public static @Nullable Task<?> currentTask(EventLoop loop) {
        Fiber fiber = loop.dispatcher.current;
        return fiber == null || fiber.handle != null ? null : fiber.task;
    }

    /**
     * The tasks of the running loop that are not done, in the order of their creation.
     *
     * @throws IllegalStateException if no loop is running here
     */
    public static Set<Task<?>> allTasks() {
        return allTasks(Loops.running());
    }

    /** The tasks of {@code loop} that are not done. From another thread, a picture that may be a moment old. */
    public static Set<Task<?>> allTasks(EventLoop loop) {
        return loop.tasks.snapshot();
    }

    /** Whether an object is a future or a task. */
    public static boolean isFuture(@Nullable Object object) {
        return object instanceof Future;
    }

    /** Whether an object is a coroutine. */
    public static boolean isCoroutine(@Nullable Object object) {
        return object instanceof Coroutine || object instanceof VoidCoroutine;
    }

    /**
     * The loop that runs this code.
     *
     * @throws IllegalStateException if there is none
     */
    public static EventLoop getRunningLoop() {
        return Loops.running();
    }

    /** A new loop that is nobody's current loop yet. */
    public static EventLoop newEventLoop() {
        return new EventLoop();
    }

    /** Makes {@code loop} the current loop of this thread; none if null. */
    public static void setEventLoop(@Nullable EventLoop loop) {
        Loops.setOfThread(loop);
    }

    /**
     * The running loop; outside of one, the loop set for this thread.
     *
     * @throws IllegalStateException if there is neither
     */
    public static EventLoop getEventLoop() {
        EventLoop loop = Loops.current();
        if (loop == null) {
            loop = Loops.ofThread();
        }
        if (loop == null) {
            throw new IllegalStateException("There is no current event loop in " + Thread.currentThread()
                    + ": call setEventLoop(newEventLoop()) first, or use Asyncio.run(...)");
        }
        return loop;
    }

    /** A copy of the current context. */
    public static Context copyContext() {
        return Context.current().copy();
    }
}
