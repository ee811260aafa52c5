package asyncio;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeoutException;
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
        return Runner.runOnce(main, options, null);
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
            }
            return task.await(future);
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
            task.loop.agenda.pause(task);
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
     * Runs a block whose tasks end with it: returns when every task that was created in the group has ended. The first
     * failure cancels all others and the block, and all failures are thrown together as an {@link ExceptionGroup}; see
     * {@link TaskGroup}.
     *
     * @return what the body returned
     * @throws IllegalStateException outside a task
     */
    public static <T extends @Nullable Object> T taskGroup(TaskGroup.Body<T> body) {
        return TaskGroup.run(TaskGroupOptions.DEFAULT, body);
    }

    /** Runs a block without a result whose tasks end with it, as {@link #taskGroup(TaskGroup.Body)}. */
    public static void taskGroup(TaskGroup.VoidBody body) {
        TaskGroup.run(TaskGroupOptions.DEFAULT, body);
    }

    /** Runs a block whose tasks end with it in the way of these options, as {@link #taskGroup(TaskGroup.Body)}. */
    public static <T extends @Nullable Object> T taskGroup(TaskGroupOptions options, TaskGroup.Body<T> body) {
        return TaskGroup.run(options, body);
    }

    /** Runs a block without a result in the way of these options, as {@link #taskGroup(TaskGroup.Body)}. */
    public static void taskGroup(TaskGroupOptions options, TaskGroup.VoidBody body) {
        TaskGroup.run(options, body);
    }

    /**
     * Executes a block in this task that can be cancelled as a whole, together with the tasks of groups inside: every
     * wait in it throws {@link CancelledError} from then on, and the block ends without an error. See
     * {@link CancelScope}.
     *
     * @return what the body returned; null if the scope has ended it
     * @throws IllegalStateException outside a task
     */
    public static <T extends @Nullable Object> @Nullable T cancelScope(CancelScope.Body<T> body) {
        return new CancelScope().execute(body);
    }

    /**
     * Executes a block without a result, as {@link #cancelScope(CancelScope.Body)}.
     *
     * @return the scope, which tells how the block has ended
     */
    public static CancelScope cancelScope(CancelScope.VoidBody body) {
        return new CancelScope().execute(body);
    }

    /**
     * Executes a block in this task and cancels its scope after {@code seconds}: every wait in it throws
     * {@link CancelledError} from then on, and the block ends without an error. Zero and less cancel at once,
     * infinity is no limit. See {@link CancelScope}.
     *
     * @return what the body returned; null if the scope has ended it
     * @throws IllegalArgumentException if {@code seconds} is not a number
     * @throws IllegalStateException outside a task
     */
    public static <T extends @Nullable Object> @Nullable T moveOnAfter(double seconds, Coroutine<T> body) {
        return CancelScope.after(Seconds.limit(seconds), "moveOnAfter()").execute(body);
    }

    /** Executes a block without a result, and returns its scope, as {@link #moveOnAfter(double, Coroutine)}. */
    public static CancelScope moveOnAfter(double seconds, VoidCoroutine body) {
        return CancelScope.after(Seconds.limit(seconds), "moveOnAfter()").executeVoid(body);
    }

    /** Executes a block that gets the scope, as {@link #moveOnAfter(double, Coroutine)}. */
    public static <T extends @Nullable Object> @Nullable T moveOnAfter(double seconds, CancelScope.Body<T> body) {
        return CancelScope.after(Seconds.limit(seconds), "moveOnAfter()").execute(body);
    }

    /**
     * Executes a block without a result that gets the scope, and returns its scope, as
     * {@link #moveOnAfter(double, Coroutine)}.
     */
    public static CancelScope moveOnAfter(double seconds, CancelScope.VoidBody body) {
        return CancelScope.after(Seconds.limit(seconds), "moveOnAfter()").execute(body);
    }

    /** Executes a block with a limit, none if null, as {@link #moveOnAfter(double, Coroutine)}. */
    public static <T extends @Nullable Object> @Nullable T moveOnAfter(@Nullable Duration limit, Coroutine<T> body) {
        return CancelScope.after(Seconds.limit(limit), "moveOnAfter()").execute(body);
    }

    /**
     * Executes a block without a result with a limit, none if null, and returns its scope, as
     * {@link #moveOnAfter(double, Coroutine)}.
     */
    public static CancelScope moveOnAfter(@Nullable Duration limit, VoidCoroutine body) {
        return CancelScope.after(Seconds.limit(limit), "moveOnAfter()").executeVoid(body);
    }

    /** Executes a block that gets the scope with a limit, none if null, as {@link #moveOnAfter(double, Coroutine)}. */
    public static <T extends @Nullable Object> @Nullable T moveOnAfter(
            @Nullable Duration limit, CancelScope.Body<T> body) {
        return CancelScope.after(Seconds.limit(limit), "moveOnAfter()").execute(body);
    }

    /**
     * Executes a block without a result that gets the scope with a limit, none if null, and returns its scope, as
     * {@link #moveOnAfter(double, Coroutine)}.
     */
    public static CancelScope moveOnAfter(@Nullable Duration limit, CancelScope.VoidBody body) {
        return CancelScope.after(Seconds.limit(limit), "moveOnAfter()").execute(body);
    }

    /** Executes a block until {@link EventLoop#time} is {@code when}, as {@link #moveOnAfter(double, Coroutine)}. */
    public static <T extends @Nullable Object> @Nullable T moveOnAt(double when, Coroutine<T> body) {
        return CancelScope.at(when).execute(body);
    }

    /**
     * Executes a block without a result until {@link EventLoop#time} is {@code when}, and returns its scope, as
     * {@link #moveOnAfter(double, Coroutine)}.
     */
    public static CancelScope moveOnAt(double when, VoidCoroutine body) {
        return CancelScope.at(when).executeVoid(body);
    }

    /**
     * Executes a block that gets the scope until {@link EventLoop#time} is {@code when}, as
     * {@link #moveOnAfter(double, Coroutine)}.
     */
    public static <T extends @Nullable Object> @Nullable T moveOnAt(double when, CancelScope.Body<T> body) {
        return CancelScope.at(when).execute(body);
    }

    /**
     * Executes a block without a result that gets the scope until {@link EventLoop#time} is {@code when} and gives the
     * scope, as {@link #moveOnAfter(double, Coroutine)}.
     */
    public static CancelScope moveOnAt(double when, CancelScope.VoidBody body) {
        return CancelScope.at(when).execute(body);
    }

    /**
     * Executes a block in this task and cancels its scope after {@code seconds}: every wait in it throws
     * {@link CancelledError} from then on, and when the block has ended, a {@link TimeoutException} says so. Zero and
     * less cancel at once, infinity is no limit. See {@link CancelScope}, and {@link #timeout(double, Coroutine)} for a
     * limit that interrupts once.
     *
     * @return what the body returned
     * @throws TimeoutException if the scope has ended the block, also by {@link CancelScope#cancel}
     * @throws IllegalArgumentException if {@code seconds} is not a number
     * @throws IllegalStateException outside a task
     */
    public static <T extends @Nullable Object> T failAfter(double seconds, Coroutine<T> body) throws TimeoutException {
        return CancelScope.after(Seconds.limit(seconds), "failAfter()").executeOrFail(body);
    }

    /** Executes a block without a result, as {@link #failAfter(double, Coroutine)}. */
    public static void failAfter(double seconds, VoidCoroutine body) throws TimeoutException {
        CancelScope.after(Seconds.limit(seconds), "failAfter()").executeOrFail(body);
    }

    /** Executes a block that gets the scope, as {@link #failAfter(double, Coroutine)}. */
    public static <T extends @Nullable Object> T failAfter(double seconds, CancelScope.Body<T> body)
            throws TimeoutException {
        return CancelScope.after(Seconds.limit(seconds), "failAfter()").executeOrFail(body);
    }

    /** Executes a block without a result that gets the scope, as {@link #failAfter(double, Coroutine)}. */
    public static void failAfter(double seconds, CancelScope.VoidBody body) throws TimeoutException {
        CancelScope.after(Seconds.limit(seconds), "failAfter()").executeOrFail(body);
    }

    /** Executes a block with a limit, none if null, as {@link #failAfter(double, Coroutine)}. */
    public static <T extends @Nullable Object> T failAfter(@Nullable Duration limit, Coroutine<T> body)
            throws TimeoutException {
        return CancelScope.after(Seconds.limit(limit), "failAfter()").executeOrFail(body);
    }

    /** Executes a block without a result with a limit, none if null, as {@link #failAfter(double, Coroutine)}. */
    public static void failAfter(@Nullable Duration limit, VoidCoroutine body) throws TimeoutException {
        CancelScope.after(Seconds.limit(limit), "failAfter()").executeOrFail(body);
    }

    /** Executes a block that gets the scope with a limit, none if null, as {@link #failAfter(double, Coroutine)}. */
    public static <T extends @Nullable Object> T failAfter(@Nullable Duration limit, CancelScope.Body<T> body)
            throws TimeoutException {
        return CancelScope.after(Seconds.limit(limit), "failAfter()").executeOrFail(body);
    }

    /**
     * Executes a block without a result that gets the scope with a limit, none if null, as {@link #failAfter(double,
     * Coroutine)}.
     */
    public static void failAfter(@Nullable Duration limit, CancelScope.VoidBody body) throws TimeoutException {
        CancelScope.after(Seconds.limit(limit), "failAfter()").executeOrFail(body);
    }

    /** Executes a block until {@link EventLoop#time} is {@code when}, as {@link #failAfter(double, Coroutine)}. */
    public static <T extends @Nullable Object> T failAt(double when, Coroutine<T> body) throws TimeoutException {
        return CancelScope.at(when).executeOrFail(body);
    }

    /**
     * Executes a block without a result until {@link EventLoop#time} is {@code when}, as {@link #failAfter(double,
     * Coroutine)}.
     */
    public static void failAt(double when, VoidCoroutine body) throws TimeoutException {
        CancelScope.at(when).executeOrFail(body);
    }

    /**
     * Executes a block that gets the scope until {@link EventLoop#time} is {@code when}, as {@link #failAfter(double,
     * Coroutine)}.
     */
    public static <T extends @Nullable Object> T failAt(double when, CancelScope.Body<T> body) throws TimeoutException {
        return CancelScope.at(when).executeOrFail(body);
    }

    /**
     * Executes a block without a result that gets the scope until {@link EventLoop#time} is {@code when}, as {@link
     * #failAfter(double, Coroutine)}.
     */
    public static void failAt(double when, CancelScope.VoidBody body) throws TimeoutException {
        CancelScope.at(when).executeOrFail(body);
    }

    /**
     * Executes a block in this task in which nothing interrupts it: neither {@link Task#cancel} nor a limit, a group or
     * a scope that was opened outside. Such requests are remembered, and thrown by the first wait after the block. For
     * clean-up that has to wait, as {@code finally} blocks do; with a limit inside, because limits, groups and scopes
     * that are opened in the block work as ever. What the block awaits, and tasks of groups in it, can be cancelled by
     * themselves. A loop that is closed unwinds it nevertheless. Calls of the JDK that block are not interrupted in it,
     * also where a cancellation has interrupted the thread before.
     *
     * @return what the body returned
     * @throws IllegalStateException outside a task
     */
    public static <T extends @Nullable Object> T uninterruptible(Coroutine<T> body) {
        return Uninterruptible.run(body);
    }

    /** Executes a block without a result, as {@link #uninterruptible(Coroutine)}. */
    public static void uninterruptible(VoidCoroutine body) {
        Uninterruptible.run(body);
    }

    /**
     * The moment of {@link EventLoop#time} at which the first scope around this code will be cancelled: infinity if
     * none has a deadline, negative infinity if one is cancelled. What is hidden by a shield does not count, and
     * neither does {@link #timeout(double, Coroutine)}.
     *
     * @throws IllegalStateException outside a task
     */
    public static double currentEffectiveDeadline() {
        return CancelScope.effectiveDeadline();
    }

    /**
     * Executes a block in this task that may take {@code seconds}. Then the task is cancelled where it waits; when the
     * block has cleaned up, the {@link CancelledError} that leaves it becomes a {@link TimeoutException}. A block that
     * does not wait cannot time out. Zero and less interrupt the first wait, infinity is no limit. Checked exceptions
     * come through unseen by the compiler: to catch one, call this in a method that declares it.
     *
     * @return what the body returned
     * @throws TimeoutException if the block was ended by this limit
     * @throws IllegalArgumentException if {@code seconds} is not a number
     * @throws IllegalStateException outside a task
     */
    public static <T extends @Nullable Object> T timeout(double seconds, Coroutine<T> body) throws TimeoutException {
        return Timeout.after(Seconds.limit(seconds), "timeout()").run(body);
    }

    /** Executes a block without a result, as {@link #timeout(double, Coroutine)}. */
    public static void timeout(double seconds, VoidCoroutine body) throws TimeoutException {
        Timeout.after(Seconds.limit(seconds), "timeout()").run(body);
    }

    /** Executes a block that can move its limit, as {@link #timeout(double, Coroutine)}. */
    public static <T extends @Nullable Object> T timeout(double seconds, Timeout.Body<T> body) throws TimeoutException {
        Timeout scope = Timeout.after(Seconds.limit(seconds), "timeout()");
        return scope.run((Coroutine<T>) () -> body.call(scope));
    }

    /** Executes a block without a result that can move its limit, as {@link #timeout(double, Coroutine)}. */
    public static void timeout(double seconds, Timeout.VoidBody body) throws TimeoutException {
        Timeout scope = Timeout.after(Seconds.limit(seconds), "timeout()");
        scope.run((VoidCoroutine) () -> body.run(scope));
    }

    /** Executes a block with a limit, none if null, as {@link #timeout(double, Coroutine)}. */
    public static <T extends @Nullable Object> T timeout(@Nullable Duration limit, Coroutine<T> body)
            throws TimeoutException {
        return Timeout.after(Seconds.limit(limit), "timeout()").run(body);
    }

    /** Executes a block without a result with a limit, none if null, as {@link #timeout(double, Coroutine)}. */
    public static void timeout(@Nullable Duration limit, VoidCoroutine body) throws TimeoutException {
        Timeout.after(Seconds.limit(limit), "timeout()").run(body);
    }

    /** Executes a block that can move its limit with a limit, none if null, as {@link #timeout(double, Coroutine)}. */
    public static <T extends @Nullable Object> T timeout(@Nullable Duration limit, Timeout.Body<T> body)
            throws TimeoutException {
        Timeout scope = Timeout.after(Seconds.limit(limit), "timeout()");
        return scope.run((Coroutine<T>) () -> body.call(scope));
    }

    /**
     * Executes a block without a result that can move its limit with a limit, none if null, as
     * {@link #timeout(double, Coroutine)}.
     */
    public static void timeout(@Nullable Duration limit, Timeout.VoidBody body) throws TimeoutException {
        Timeout scope = Timeout.after(Seconds.limit(limit), "timeout()");
        scope.run((VoidCoroutine) () -> body.run(scope));
    }

    /** Executes a block until {@link EventLoop#time} is {@code when}, as {@link #timeout(double, Coroutine)}. */
    public static <T extends @Nullable Object> T timeoutAt(double when, Coroutine<T> body) throws TimeoutException {
        return Timeout.at(Seconds.toNanos(when, "deadline")).run(body);
    }

    /**
     * Executes a block without a result until {@link EventLoop#time} is {@code when}, as
     * {@link #timeout(double, Coroutine)}.
     */
    public static void timeoutAt(double when, VoidCoroutine body) throws TimeoutException {
        Timeout.at(Seconds.toNanos(when, "deadline")).run(body);
    }

    /**
     * Executes a block that can move its limit until {@link EventLoop#time} is {@code when}, as
     * {@link #timeout(double, Coroutine)}.
     */
    public static <T extends @Nullable Object> T timeoutAt(double when, Timeout.Body<T> body) throws TimeoutException {
        Timeout scope = Timeout.at(Seconds.toNanos(when, "deadline"));
        return scope.run((Coroutine<T>) () -> body.call(scope));
    }

    /**
     * Executes a block without a result that can move its limit until {@link EventLoop#time} is {@code when}, as
     * {@link #timeout(double, Coroutine)}.
     */
    public static void timeoutAt(double when, Timeout.VoidBody body) throws TimeoutException {
        Timeout scope = Timeout.at(Seconds.toNanos(when, "deadline"));
        scope.run((VoidCoroutine) () -> body.run(scope));
    }

    /**
     * Waits for an awaitable for at most {@code seconds}, and then cancels it and waits for its end. A coroutine is
     * executed in this task. Cancelling this task cancels what it waits for; no cancellation is lost, and it wins over
     * a result that comes in the same turn.
     *
     * <p>With zero and less, what is done gives its result, what has not started never does, and the rest is cancelled.
     * Infinity is no limit. {@link #shield} keeps what is waited for from being cancelled. Checked exceptions come
     * through unseen by the compiler: to catch one, call this in a method that declares it.
     *
     * @return its result, also if it refused to be cancelled; its exception is thrown as it is
     * @throws TimeoutException if it was ended by this limit
     * @throws IllegalArgumentException if {@code seconds} is not a number
     * @throws IllegalStateException outside a task
     */
    public static <T extends @Nullable Object> T waitFor(Awaitable<T> awaitable, double seconds)
            throws TimeoutException {
        return Limited.await(awaitable, Seconds.limit(seconds));
    }

    /** Waits for at most {@code limit}, without a limit if null, as {@link #waitFor(Awaitable, double)}. */
    public static <T extends @Nullable Object> T waitFor(Awaitable<T> awaitable, @Nullable Duration limit)
            throws TimeoutException {
        return Limited.await(awaitable, Seconds.limit(limit));
    }

    /** Executes a coroutine with a limit, as {@link #waitFor(Awaitable, double)}. */
    public static <T extends @Nullable Object> T waitFor(Coroutine<T> coroutine, double seconds)
            throws TimeoutException {
        return Limited.await(coroutine, Seconds.limit(seconds));
    }

    /** Executes a coroutine with a limit, as {@link #waitFor(Awaitable, Duration)}. */
    public static <T extends @Nullable Object> T waitFor(Coroutine<T> coroutine, @Nullable Duration limit)
            throws TimeoutException {
        return Limited.await(coroutine, Seconds.limit(limit));
    }

    /** Executes a coroutine with a limit, as {@link #waitFor(Awaitable, double)}. */
    public static void waitFor(VoidCoroutine coroutine, double seconds) throws TimeoutException {
        Limited.await(coroutine, Seconds.limit(seconds));
    }

    /** Executes a coroutine with a limit, as {@link #waitFor(Awaitable, Duration)}. */
    public static void waitFor(VoidCoroutine coroutine, @Nullable Duration limit) throws TimeoutException {
        Limited.await(coroutine, Seconds.limit(limit));
    }

    /**
     * Waits until all of these futures are done. It throws none of their exceptions and cancels none of them, not even
     * when this task is cancelled. Call it by its full name, {@code Asyncio.wait(...)}: every object has a
     * {@code wait} of its own, which hides an imported one.
     *
     * @throws IllegalArgumentException if there is none, or one of another loop
     * @throws IllegalStateException outside a task
     */
    public static <F extends Future<?>> WaitResult<F> wait(Collection<? extends F> futures) {
        return Waiting.of(futures, Seconds.NEVER, ReturnWhen.ALL_COMPLETED);
    }

    /** Waits for some or all of these futures, as {@link #wait(Collection)}. */
    public static <F extends Future<?>> WaitResult<F> wait(Collection<? extends F> futures, ReturnWhen returnWhen) {
        return Waiting.of(futures, Seconds.NEVER, returnWhen);
    }

    /** Waits for at most {@code seconds}, as {@link #wait(Collection)}; a limit that is reached is no error. */
    public static <F extends Future<?>> WaitResult<F> wait(Collection<? extends F> futures, double seconds) {
        return Waiting.of(futures, Seconds.limit(seconds), ReturnWhen.ALL_COMPLETED);
    }

    /** Waits for at most {@code limit}, as {@link #wait(Collection)}; a limit that is reached is no error. */
    public static <F extends Future<?>> WaitResult<F> wait(Collection<? extends F> futures, @Nullable Duration limit) {
        return Waiting.of(futures, Seconds.limit(limit), ReturnWhen.ALL_COMPLETED);
    }

    /** Waits for some or all of these futures for at most {@code seconds}, as {@link #wait(Collection)}. */
    public static <F extends Future<?>> WaitResult<F> wait(
            Collection<? extends F> futures, double seconds, ReturnWhen returnWhen) {
        return Waiting.of(futures, Seconds.limit(seconds), returnWhen);
    }

    /** Waits for some or all of these futures for at most {@code limit}, as {@link #wait(Collection)}. */
    public static <F extends Future<?>> WaitResult<F> wait(
            Collection<? extends F> futures, @Nullable Duration limit, ReturnWhen returnWhen) {
        return Waiting.of(futures, Seconds.limit(limit), returnWhen);
    }

    /**
     * Runs awaitables side by side and hands them out as they are done; an argument that occurs twice runs once. What
     * it gives is iterated over: {@code for (var future : asCompleted(tasks))}.
     */
    public static <T extends @Nullable Object> AsCompleted<T> asCompleted(
            Collection<? extends Awaitable<T>> awaitables) {
        return AsCompleted.of(awaitables, Seconds.NEVER);
    }

    /** Runs awaitables side by side and hands them out as they are done, as {@link #asCompleted(Collection)}. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T extends @Nullable Object> AsCompleted<T> asCompleted(Awaitable<T>... awaitables) {
        return AsCompleted.of(Arrays.asList(awaitables), Seconds.NEVER);
    }

    /** Runs coroutines side by side and hands them out as they are done, as {@link #asCompleted(Collection)}. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T extends @Nullable Object> AsCompleted<T> asCompleted(Coroutine<T>... coroutines) {
        return AsCompleted.of(Arrays.asList(coroutines), Seconds.NEVER);
    }

    /**
     * Hands out for at most {@code seconds} what is done, as {@link #asCompleted(Collection)}. What is not done by then
     * goes on.
     *
     * @throws TimeoutException never here but by the iteration, after the limit: declared so that code around the loop
     *     can catch it
     * @throws IllegalArgumentException if {@code seconds} is not a number
     */
    public static <T extends @Nullable Object> AsCompleted<T> asCompleted(
            Collection<? extends Awaitable<T>> awaitables, double seconds) throws TimeoutException {
        return AsCompleted.of(awaitables, Seconds.limit(seconds));
    }

    /**
     * Hands out for at most {@code limit} what is done, as {@link #asCompleted(Collection, double)}.
     *
     * @throws TimeoutException never here but by the iteration, after the limit
     */
    public static <T extends @Nullable Object> AsCompleted<T> asCompleted(
            Collection<? extends Awaitable<T>> awaitables, @Nullable Duration limit) throws TimeoutException {
        return AsCompleted.of(awaitables, Seconds.limit(limit));
    }

    /**
     * Calls a function that may block on a thread of the default executor, in a copy of the current context, and
     * suspends this task until it has returned.
     *
     * <p>When this task is cancelled it goes on at once, by a {@link CancelledError}. The function never starts if it
     * has not, and its thread is interrupted if it has; see {@link EventLoop#runInExecutor(Executor, Callable)}.
     *
     * @return what it returned; its exception is thrown as it is
     * @throws IllegalStateException outside a task, or after {@link EventLoop#shutdownDefaultExecutor()}
     */
    public static <T extends @Nullable Object> T toThread(Callable<T> function) {
        return Loops.runningTask("toThread()").loop.threads.runAndWait(function);
    }

    /** Calls a function without a result on another thread, as {@link #toThread(Callable)}. */
    public static void toThread(VoidCallable function) {
        toThread(Threads.callable(function));
    }

    /**
     * Hands a coroutine to a loop that runs on another thread, to run there as a task, in a copy of the current
     * context. From any thread.
     *
     * <p>The stage that this gives is completed on the loop. Cancelling it cancels the task, as does any other
     * completion by somebody else, such as a time-out; a task that is cancelled cancels the stage. If the loop is
     * closed before the task has ended, the stage fails with an {@code IllegalStateException}; a loop that is merely
     * stopped may go on some day.
     *
     * <p>Do not wait for the stage on the loop itself: where a blocking call holds the loop, it would hold it for ever.
     *
     * @throws IllegalStateException if the loop is closed
     */
    public static <T extends @Nullable Object> CompletableFuture<T> runCoroutineThreadsafe(
            Coroutine<T> coroutine, EventLoop loop) {
        return ThreadCall.start(loop, coroutine);
    }

    /** Hands over a coroutine without a result, as {@link #runCoroutineThreadsafe(Coroutine, EventLoop)}. */
    public static CompletableFuture<@Nullable Void> runCoroutineThreadsafe(VoidCoroutine coroutine, EventLoop loop) {
        return ThreadCall.start(loop, coroutine);
    }

    /**
     * Takes exactly one of several choices, such as to receive from this channel or to send to that one: one that can
     * be taken at once, or else the first that can after a wait. Of several that can be taken at once each has the same
     * chance, so that a busy channel does not starve the others; {@link #selectInOrder} prefers. The chances begin
     * alike on every loop: a program that does the same again chooses the same again.
     *
     * <p>The others have neither sent nor received anything, also if this is cancelled or throws. The same channel may
     * be in several clauses; a task never receives what it sends in the same call.
     *
     * @return what the clause gives that was taken; an exception of its body is thrown as it is
     * @throws ChannelEndedException if a channel to receive from has ended, also if other choices can be taken; see
     *     {@link ReceiveChannel#onReceiveOrEnd}
     * @throws ChannelClosedException if an end of a clause is closed, also while this waits
     * @throws ChannelBrokenException if all receivers of a channel to send to are closed, also while this waits
     * @throws CancelledError if the task is cancelled while it waits
     * @throws IllegalArgumentException if there are no clauses
     * @throws IllegalStateException outside a task, or if a channel belongs to another loop
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <R extends @Nullable Object> R select(Clause<? extends R>... clauses) {
        return Clause.select(Arrays.asList(clauses), true);
    }

    /** Takes one of several choices, as {@link #select(Clause...)}. */
    public static <R extends @Nullable Object> R select(List<? extends Clause<? extends R>> clauses) {
        return Clause.select(clauses, true);
    }

    /**
     * Takes one of several choices as {@link #select(Clause...)}, of several that can be taken at once the one that
     * comes first among the arguments. So a channel of urgent things goes before the others, and may starve them.
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <R extends @Nullable Object> R selectInOrder(Clause<? extends R>... clauses) {
        return Clause.select(Arrays.asList(clauses), false);
    }

    /** Takes one of several choices, the first that can be taken, as {@link #selectInOrder(Clause...)}. */
    public static <R extends @Nullable Object> R selectInOrder(List<? extends Clause<? extends R>> clauses) {
        return Clause.select(clauses, false);
    }

    /**
     * A future of the running loop that follows {@code stage}, on whichever thread that ends. Cancelling either cancels
     * the other.
     */
    public static <T extends @Nullable Object> Future<T> wrapFuture(CompletionStage<T> stage) {
        return wrapFuture(stage, Loops.running());
    }

    /** A future of {@code loop} that follows {@code stage}, as {@link #wrapFuture(CompletionStage)}. */
    public static <T extends @Nullable Object> Future<T> wrapFuture(CompletionStage<T> stage, EventLoop loop) {
        return Wrapped.of(Objects.requireNonNull(stage, "wrapFuture() needs a stage, got null"), loop);
    }

    /**
     * A future of the running loop that follows {@code stage}, as {@link #wrapFuture(CompletionStage)}: for what is
     * both, a stage and a future of {@code java.util.concurrent}, as {@link CompletableFuture} is.
     */
    @SuppressWarnings("ExtendsObject") // or it would be, erased, the same method as another one
    public static <T extends @Nullable Object, S extends Object & CompletionStage<T> & java.util.concurrent.Future<T>>
            Future<T> wrapFuture(S stage) {
        CompletionStage<T> either = stage;
        return wrapFuture(either, Loops.running());
    }

    /** A future of {@code loop} that follows {@code stage}, as {@link #wrapFuture(CompletionStage)}. */
    @SuppressWarnings("ExtendsObject") // as above
    public static <T extends @Nullable Object, S extends Object & CompletionStage<T> & java.util.concurrent.Future<T>>
            Future<T> wrapFuture(S stage, EventLoop loop) {
        CompletionStage<T> either = stage;
        return wrapFuture(either, loop);
    }

    /**
     * A future of the running loop that follows one of {@code java.util.concurrent}, such as an executor service gives.
     * Cancelling either cancels the other, with an interrupt. A thread waits for the other's end, because such a future
     * tells nobody; a {@link CompletionStage} needs none.
     */
    public static <T extends @Nullable Object> Future<T> wrapFuture(java.util.concurrent.Future<T> future) {
        return wrapFuture(future, Loops.running());
    }

    /** A future of {@code loop} that follows another, as {@link #wrapFuture(java.util.concurrent.Future)}. */
    public static <T extends @Nullable Object> Future<T> wrapFuture(
            java.util.concurrent.Future<T> future, EventLoop loop) {
        return Wrapped.of(Objects.requireNonNull(future, "wrapFuture() needs a future, got null"), loop);
    }

    /**
     * Subscribes to a publisher, whose items a task can then take one by one; see {@link FlowReader}. Of the running
     * loop.
     */
    public static <T> FlowReader<T> subscribe(Flow.Publisher<? extends T> publisher) {
        return subscribe(publisher, FlowReader.PREFETCH);
    }

    /**
     * Subscribes to a publisher, as {@link #subscribe(Flow.Publisher)}.
     *
     * @param prefetch how many items to ask for in advance
     * @throws IllegalArgumentException if that is less than 1
     */
    public static <T> FlowReader<T> subscribe(Flow.Publisher<? extends T> publisher, int prefetch) {
        Objects.requireNonNull(publisher, "subscribe() needs a publisher, got null");
        FlowReader<T> reader = new FlowReader<>(prefetch);
        publisher.subscribe(reader.subscriber());
        return reader;
    }

    /**
     * A publisher of the running loop, for code that knows reactive streams. The body runs as a task of its own for
     * each subscriber, and waits in {@code emit} until an item is wanted:
     *
     * <pre>{@code
     * Flow.Publisher<Integer> ticks = publish(out -> {
     *     for (int i = 0; ; i++) {
     *         sleep(1);
     *         out.emit(i);
     *     }
     * });
     * }</pre>
     *
     * <p>Anybody may subscribe, from any thread; subscribers are called on the loop, one signal after the other. When
     * a subscription is cancelled, the task is. When the body returns, the subscriber is told that it was all; what the
     * body throws is handed to it. A task that is cancelled otherwise hands on a {@link
     * java.util.concurrent.CancellationException}, a loop that is closed before an {@code IllegalStateException}. Items
     * must not be null. A subscriber that throws loses its subscription, and the exception handler hears of it.
     */
    public static <T> Flow.Publisher<T> publish(Generator.Body<T> body) {
        return new LoopPublisher<>(Loops.running(), body);
    }

    /**
     * A publisher of what can be iterated over, as {@link #publish(Generator.Body)}: each subscriber gets an iterator,
     * and the subscribers of a generator or of a channel share what it has. It closes nothing.
     */
    public static <T> Flow.Publisher<T> publish(Iterable<? extends T> items) {
        return LoopPublisher.of(Loops.running(), items);
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
     * A generator with this body; nothing of it runs before somebody asks for the first value. Use it in
     * try-with-resources, and in a {@code for} loop.
     */
    public static <T extends @Nullable Object> Generator<T> generator(Generator.Body<T> body) {
        return new Generator<>(body);
    }

    /**
     * Makes a task that starts at once: its body runs inside the call that creates it, up to its first wait. A body
     * that does not wait gives a task that is done. To have all tasks of a loop start like this, pass
     * {@code Asyncio::eagerTaskFactory} to {@link EventLoop#setTaskFactory}; {@link TaskOptions#withEagerStart} decides
     * for one task.
     */
    public static <T extends @Nullable Object> Task<T> eagerTaskFactory(
            EventLoop loop, Coroutine<T> coroutine, TaskOptions options) {
        return new Task<>(loop, coroutine, options.orEager());
    }

    /** A factory that has {@code constructor} make tasks that start as those of {@link #eagerTaskFactory}. */
    public static TaskFactory createEagerTaskFactory(TaskFactory constructor) {
        return new EagerTaskFactory(constructor);
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

    /**
     * Where {@code future} stands and who waits for it, and for those; of the current task if null. Null in a plain
     * callback, where there is no task. From another thread a picture that may be a moment old.
     *
     * @throws IllegalStateException if it is null and no loop is running here
     */
    public static @Nullable FutureCallGraph captureCallGraph(@Nullable Future<?> future) {
        return CallGraph.capture(future, 1, null);
    }

    /** The call graph of the current task, as {@link #captureCallGraph(Future)}. */
    public static @Nullable FutureCallGraph captureCallGraph() {
        return CallGraph.capture(null, 1, null);
    }

    /**
     * The call graph of a future, as {@link #captureCallGraph(Future)}.
     *
     * @param depth 1 for all frames of the current task; each one more leaves out one more of its innermost frames
     * @param limit how many frames of each stack at most: positive for those nearest to the start of the task, negative
     *     for the innermost, 0 for none; null for all
     */
    public static @Nullable FutureCallGraph captureCallGraph(
            @Nullable Future<?> future, int depth, @Nullable Integer limit) {
        return CallGraph.capture(future, depth, limit);
    }

    /** {@link #captureCallGraph()} as text; empty if there is no current task. */
    public static String formatCallGraph() {
        return CallGraphText.of(captureCallGraph());
    }

    /** {@link #captureCallGraph(Future)} as text. */
    public static String formatCallGraph(@Nullable Future<?> future) {
        return CallGraphText.of(captureCallGraph(future));
    }

    /** {@link #captureCallGraph(Future, int, Integer)} as text. */
    public static String formatCallGraph(@Nullable Future<?> future, int depth, @Nullable Integer limit) {
        return CallGraphText.of(captureCallGraph(future, depth, limit));
    }

    /** Prints {@link #formatCallGraph()} to {@code System.out}. */
    public static void printCallGraph() {
        System.out.println(formatCallGraph());
    }

    /** Prints {@link #formatCallGraph(Future)} to {@code System.out}. */
    public static void printCallGraph(@Nullable Future<?> future) {
        System.out.println(formatCallGraph(future));
    }

    /** Prints {@link #formatCallGraph(Future, int, Integer)}. */
    public static void printCallGraph(@Nullable Future<?> future, PrintStream out, int depth, @Nullable Integer limit) {
        out.println(formatCallGraph(future, depth, limit));
    }

    /**
     * Says that {@code waiter} waits for {@code future}, for the call graph: for code that waits by a callback and not
     * by {@code await}. The word is kept until it is taken back. From any thread.
     */
    public static void futureAddToAwaitedBy(Future<?> future, Future<?> waiter) {
        future.loop.declaredAwaiters.add(future, waiter);
    }

    /** Takes back what {@link #futureAddToAwaitedBy} has said. From any thread. */
    public static void futureDiscardFromAwaitedBy(Future<?> future, Future<?> waiter) {
        future.loop.declaredAwaiters.discard(future, waiter);
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
