package asyncio;

import asyncio.poll.Poller;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs callbacks and tasks, one at a time, and sleeps when there are none.
 *
 * <p>Most programs never name it: {@link Asyncio#run(Coroutine)} makes a loop, runs a task on it and closes it. The
 * thread that calls {@link #runForever} or {@link #runUntilComplete(Awaitable)} is the loop's thread until the call
 * returns. All other methods are for code that runs on the loop, or for anybody while it does not run;
 * {@link #callSoonThreadsafe(Runnable)} alone may be called from any thread at any time.
 *
 * <p>Callbacks run in order, in turns: a turn runs what was ready at its start. A callback must not wait; work that
 * waits is a task.
 */
public final class EventLoop implements AutoCloseable {
    final Agenda agenda;
    final Dispatcher dispatcher;
    final Unretrieved unretrieved;
    final TaskList tasks = new TaskList();
    final Generators generators = new Generators(this);
    final Closers closers = new Closers(this);
    final Claims claims = new Claims(this);
    final DeclaredAwaiters declaredAwaiters = new DeclaredAwaiters();
    final Threads threads = new Threads(this);
    final Chance chance = new Chance();
    private final Failures failures = new Failures(this);
    private @Nullable TaskFactory taskFactory;
    private @Nullable Runnable onInterrupt;
    final Origins origins = new Origins();
    final StepTimer stepTimer = new StepTimer(this);
    final Standstill standstill = new Standstill(this);
    private final LeakWatch leak;
    private final @Nullable Duration stallLimit;
    boolean debug;
    private final LoopState state = new LoopState(this);

    /** Creates a loop with the options in force here, see {@link EventLoopOptions#SCOPE}; it is not installed. */
    public EventLoop() {
        this(EventLoopOptions.current());
    }

    /** Creates a loop; it is not installed as anybody's current loop. */
    public EventLoop(EventLoopOptions options) {
        unretrieved = new Unretrieved(this);
        agenda = new Agenda(options, unretrieved, standstill, this::interruptedWhileWaiting);
        dispatcher = new Dispatcher(this, agenda);
        debug = options.debug();
        stallLimit = options.stallLimit();
        leak = LeakWatch.on(this, "unclosed event loop: close() it, or use Asyncio.run(...)", debug);
        Debugging.created(this, options.observer());
    }

    /** Calls {@code callback} at the next turn, once, after everything scheduled before; in a copy of the context. */
    public Handle callSoon(Runnable callback) {
        return callSoon(callback, (Object) null);
    }

    /** Calls {@code callback} in the given context, as {@link #callSoon(Runnable)}. */
    public Handle callSoon(Runnable callback, Context context) {
        return callSoon(callback, (Object) context);
    }

    private Handle callSoon(Runnable callback, @Nullable Object context) {
        Objects.requireNonNull(callback, "callSoon() needs a callback");
        checkOpen("callSoon");
        EventLoop here = Loops.current();
        if (here != this && state.running) {
            if (debug) {
                state.checkThread("callSoon");
            }
            return post(callback, context);
        }
        Handle handle = new Handle(this, callback, context == null ? Context.currentBindings(here) : context);
        agenda.add(handle);
        return handle;
    }

    /**
     * Calls {@code callback} soon, as {@link #callSoon(Runnable)}, from any thread; a sleeping loop wakes up. The
     * handle may be cancelled from any thread as well.
     *
     * @throws IllegalStateException if the loop is closed
     */
    public Handle callSoonThreadsafe(Runnable callback) {
        return callSoonThreadsafe(callback, (Object) null);
    }

    /** Calls {@code callback} in the given context, as {@link #callSoonThreadsafe(Runnable)}. */
    public Handle callSoonThreadsafe(Runnable callback, Context context) {
        return callSoonThreadsafe(callback, (Object) context);
    }

    private Handle callSoonThreadsafe(Runnable callback, @Nullable Object context) {
        Objects.requireNonNull(callback, "callSoonThreadsafe() needs a callback");
        checkOpen("callSoonThreadsafe");
        return post(callback, context);
    }

    /** Posts from any thread, in the given context or a copy of the current one if null. */
    Handle post(Runnable callback, @Nullable Object context) {
        ThreadsafeHandle handle = new ThreadsafeHandle(this, callback, scopeFor(context));
        if (Loops.current() == this) {
            agenda.add(handle);
        } else {
            agenda.post(handle);
        }
        return handle;
    }

    /** Posts from any thread; a loop that closes meanwhile drops it without a word. */
    void postQuietly(Runnable callback) {
        post(callback, Bindings.EMPTY);
    }

    /** Takes what another thread brings; if the loop is closed before its turn, what it wants done then. */
    void arrive(Arrival arrival) {
        if (Loops.current() == this) {
            agenda.add(arrival);
        } else {
            agenda.post(arrival);
        }
    }

    private static Object scopeFor(@Nullable Object context) {
        return context == null ? Context.currentBindings() : context;
    }

    /** Calls {@code callback} after {@code delay} seconds; a delay of zero or less is due at once. */
    public TimerHandle callLater(double delay, Runnable callback) {
        return callLater(Seconds.toNanos(delay, "delay"), callback, null);
    }

    /** Calls {@code callback} in the given context, as {@link #callLater(double, Runnable)}. */
    public TimerHandle callLater(double delay, Runnable callback, Context context) {
        return callLater(Seconds.toNanos(delay, "delay"), callback, context);
    }

    /** Calls {@code callback} after {@code delay}; a delay of zero or less is due at once. */
    public TimerHandle callLater(Duration delay, Runnable callback) {
        return callLater(Seconds.toNanos(delay), callback, null);
    }

    /** Calls {@code callback} in the given context, as {@link #callLater(Duration, Runnable)}. */
    public TimerHandle callLater(Duration delay, Runnable callback, Context context) {
        return callLater(Seconds.toNanos(delay), callback, context);
    }

    private TimerHandle callLater(long delay, Runnable callback, @Nullable Context context) {
        long now = agenda.clock.nanoTime();
        return callAt("callLater", now, Seconds.after(now, delay), callback, context);
    }

    /**
     * Calls {@code callback} when {@link #time} is {@code when}; timers for the same moment in order of creation,
     * unless a {@link TieBreaker} decides.
     */
    public TimerHandle callAt(double when, Runnable callback) {
        return callAt("callAt", agenda.clock.nanoTime(), Seconds.toNanos(when, "time"), callback, null);
    }

    /** Calls {@code callback} in the given context, as {@link #callAt(double, Runnable)}. */
    public TimerHandle callAt(double when, Runnable callback, Context context) {
        return callAt("callAt", agenda.clock.nanoTime(), Seconds.toNanos(when, "time"), callback, context);
    }

    private TimerHandle callAt(String act, long now, long when, Runnable callback, @Nullable Context context) {
        Objects.requireNonNull(callback, "callLater() and callAt() need a callback");
        checkOpen(act);
        checkThread(act);
        TimerHandle timer = new TimerHandle(this, when, callback, scopeFor(context));
        agenda.addTimer(timer, now);
        return timer;
    }

    /** Seconds of the loop's clock, which only go forward, since an arbitrary moment. */
    public double time() {
        return Seconds.fromNanos(agenda.clock.nanoTime());
    }

    /**
     * Runs until {@link #stop} is called. If it was called before, exactly one turn runs, without waiting.
     *
     * @throws IllegalStateException if this loop is closed or running, or another one runs here
     */
    public void runForever() {
        checkRunnable("runForever");
        state.running = true;
        try {
            dispatcher.run();
        } finally {
            state.running = false;
        }
    }

    /**
     * Runs until {@code awaitable} is done; a coroutine becomes a task first.
     *
     * <p>If the calling thread is interrupted while the loop sleeps, {@code awaitable} is cancelled.
     *
     * @return its result; its exception is thrown as it is
     * @throws IllegalStateException if the loop was stopped before, and as {@link #runForever}
     */
    public <T extends @Nullable Object> T runUntilComplete(Awaitable<T> awaitable) {
        return Completion.run(this, awaitable);
    }

    /** Runs a coroutine, as {@link #runUntilComplete(Awaitable)}. */
    public <T extends @Nullable Object> T runUntilComplete(Coroutine<T> coroutine) {
        return Completion.run(this, coroutine);
    }

    /** Runs a coroutine without a result, as {@link #runUntilComplete(Awaitable)}. */
    public void runUntilComplete(VoidCoroutine coroutine) {
        Completion.run(this, coroutine);
    }

    /** Ends the run after the current turn; what that turn schedules stays queued. On the loop only. */
    public void stop() {
        checkThread("stop");
        agenda.stop();
    }

    /** Whether the loop is running now. Callable from any thread. */
    public boolean isRunning() {
        return state.running;
    }

    /** Whether {@link #close} was called. Callable from any thread. */
    public boolean isClosed() {
        return state.closed;
    }

    /**
     * Closes the loop: drops what is queued without running it, and reports failures that nobody has taken. A task that
     * is still pending is reported, and unwound if it sleeps: a {@link CancelledError} is thrown where it waits, and
     * its waits fail from then on. The default executor ends when its work is done; nobody waits for it. Idempotent.
     *
     * @throws IllegalStateException if the loop is running
     */
    @Override
    public void close() {
        if (state.close()) {
            leak.done();
            Closing.close(this);
        }
    }

    /**
     * Calls a function that may block on a thread of {@code executor}, or of the default executor if null, and gives a
     * future for its outcome; an exception of the function is the future's, as it is. The function does not see the
     * context variables of the caller: {@link Asyncio#toThread(Callable)} is for that.
     *
     * <p>Cancelling the future drops a function that has not started, and interrupts the thread of one that runs. What
     * that returns later is dropped; what it throws goes to the exception handler, unless it is the answer to the
     * interrupt.
     *
     * <p>The default executor is made when it is first needed: daemon platform threads, four more than there are
     * processors and at most 32. On the loop only.
     *
     * @throws IllegalStateException if the loop is closed, or the default executor was shut down
     * @throws java.util.concurrent.RejectedExecutionException if the executor takes no work
     */
    public <T extends @Nullable Object> Future<T> runInExecutor(@Nullable Executor executor, Callable<T> function) {
        return threads.run(executor, function);
    }

    /** Calls a function without a result, as {@link #runInExecutor(Executor, Callable)}. */
    public Future<@Nullable Void> runInExecutor(@Nullable Executor executor, VoidCallable function) {
        return threads.run(executor, Threads.callable(function));
    }

    /**
     * Makes {@code executor} the default one from now on. It becomes the loop's: closing the loop shuts it down. An
     * executor that the loop has made before ends when its work is done. On the loop only.
     */
    public void setDefaultExecutor(ExecutorService executor) {
        threads.setDefaultExecutor(executor);
    }

    /**
     * Refuses further work for the default executor, and suspends this task until what it has is done and its threads
     * have ended. {@link Asyncio#run} does this at its end, with a limit of 300 seconds.
     *
     * @throws IllegalStateException outside a task
     */
    public void shutdownDefaultExecutor() {
        threads.shutdownDefaultExecutor(Seconds.NEVER);
    }

    /**
     * Shuts the default executor down as {@link #shutdownDefaultExecutor()}, but waits for at most {@code seconds};
     * after that a warning is logged, the threads go on by themselves, and this returns.
     *
     * @throws IllegalArgumentException if {@code seconds} is not a number
     */
    public void shutdownDefaultExecutor(double seconds) {
        threads.shutdownDefaultExecutor(Seconds.limit(seconds));
    }

    /** Shuts the default executor down within {@code limit}, none if null, as {@link #shutdownDefaultExecutor()}. */
    public void shutdownDefaultExecutor(@Nullable Duration limit) {
        threads.shutdownDefaultExecutor(Seconds.limit(limit));
    }

    /**
     * Closes all generators that were begun on this loop and have not ended, side by side, and waits until they are;
     * failures go to the exception handler. A generator that is begun later is logged with a warning. Called by
     * {@link Runner#close}; otherwise in a task, before the loop is closed.
     */
    public void shutdownAsyncgens() {
        checkThread("shutdownAsyncgens");
        generators.shutDown();
    }

    /**
     * Has {@code action} called once, when the loop closes and its tasks have been unwound: to release what belongs to
     * the loop and would outlive it. Actions are called in the order in which they came; one that fails is reported.
     *
     * <p>It cannot be taken back: one action for each loop, not one for each of many things.
     *
     * @throws IllegalStateException if the loop is closed
     */
    public void callAtClose(Runnable action) {
        checkOpen("callAtClose");
        checkThread("callAtClose");
        closers.add(action);
    }

    /**
     * This loop for libraries that want an executor: each command runs as a task of the loop, and may wait. From any
     * thread; commands start in the order in which they came, in a copy of the submitter's context.
     *
     * <p>What it gives may be waited for on both sides: {@code get}, {@code invokeAll}, {@code invokeAny}, {@code
     * awaitTermination} and {@code close} suspend a task of the loop, and block any other thread. Cancelling with an
     * interrupt cancels the task, cancelling without keeps it from starting. A command that {@code execute} was given
     * and that fails is reported to the exception handler.
     *
     * <p>Each call gives an executor of its own, and shutting that down leaves the loop alone. {@code shutdown} refuses
     * further commands; delayed ones still run, periodic ones end. {@code shutdownNow} also cancels what runs. When the
     * loop is closed, everything is refused, and what has no outcome yet fails with an {@code IllegalStateException}.
     * Refused is what throws a {@link java.util.concurrent.RejectedExecutionException}.
     */
    public ScheduledExecutorService asExecutor() {
        return new LoopExecutor(this);
    }

    /** A pending future of this loop. */
    public <T extends @Nullable Object> Future<T> createFuture() {
        return new Future<>(this);
    }

    /** Starts a task on this loop, as {@link Asyncio#createTask(Coroutine)}. */
    public <T extends @Nullable Object> Task<T> createTask(Coroutine<T> coroutine) {
        return createTask(coroutine, TaskOptions.DEFAULT);
    }

    /** Starts a task with a name on this loop, as {@link Asyncio#createTask(Coroutine, String)}. */
    public <T extends @Nullable Object> Task<T> createTask(Coroutine<T> coroutine, String name) {
        return createTask(coroutine, TaskOptions.DEFAULT.withName(name));
    }

    /** Starts a task on this loop, as {@link Asyncio#createTask(Coroutine, TaskOptions)}. */
    public <T extends @Nullable Object> Task<T> createTask(Coroutine<T> coroutine, TaskOptions options) {
        TaskFactory factory = taskFactory;
        if (factory == null) {
            return new Task<>(this, coroutine, options);
        }
        checkOpen("createTask");
        return factory.create(this, coroutine, options);
    }

    /** Starts a task without a result on this loop. */
    public Task<@Nullable Void> createTask(VoidCoroutine coroutine) {
        return createTask(coroutine, TaskOptions.DEFAULT);
    }

    /** Starts a task with a name and without a result on this loop. */
    public Task<@Nullable Void> createTask(VoidCoroutine coroutine, String name) {
        return createTask(coroutine, TaskOptions.DEFAULT.withName(name));
    }

    /** Starts a task without a result on this loop. */
    public Task<@Nullable Void> createTask(VoidCoroutine coroutine, TaskOptions options) {
        Objects.requireNonNull(coroutine, "a task needs a coroutine, got null");
        if (taskFactory == null) {
            return new Task<>(this, coroutine, options);
        }
        return this.<@Nullable Void>createTask(
                () -> {
                    coroutine.run();
                    return null;
                },
                options);
    }

    /** Has all further tasks of this loop made by {@code factory}; by {@link Task}'s constructor if null. */
    public void setTaskFactory(@Nullable TaskFactory factory) {
        taskFactory = factory;
    }

    /** The factory that was set, or null. */
    public @Nullable TaskFactory getTaskFactory() {
        return taskFactory;
    }

    /** Has errors without a caller handed to {@code handler}; to {@link #defaultExceptionHandler} if null. */
    public void setExceptionHandler(@Nullable ExceptionHandler handler) {
        failures.setHandler(handler);
    }

    /** The handler that was set, or null. */
    public @Nullable ExceptionHandler getExceptionHandler() {
        return failures.getHandler();
    }

    /** Hands an error to the exception handler; if that fails, both errors go to the default one. */
    public void callExceptionHandler(ExceptionContext context) {
        failures.handle(context);
    }

    /** Logs an error at level ERROR to the {@code System.Logger} named {@code asyncio}. */
    public void defaultExceptionHandler(ExceptionContext context) {
        Failures.log(context);
    }

    /** Whether debug mode is on. */
    public boolean getDebug() {
        return debug;
    }

    /**
     * Turns debug mode on or off. In debug mode the loop refuses calls from a wrong thread instead of passing them on,
     * warns of callbacks and steps of tasks that take longer than {@link #getSlowCallbackDuration}, and remembers where
     * futures, tasks and callbacks are made, for descriptions and reports. It tells the lives of connections, servers
     * and children in the log, and warns of those that are still open when the loop closes.
     */
    public void setDebug(boolean enabled) {
        debug = enabled;
        stepTimer.forget();
    }

    /** How many seconds a callback or a step of a task may take before debug mode warns of it; 0.1 at first. */
    public double getSlowCallbackDuration() {
        return Seconds.fromNanos(stepTimer.slowNanos);
    }

    /** Changes how long a callback or a step of a task may take before debug mode warns of it. */
    public void setSlowCallbackDuration(double seconds) {
        stepTimer.slowNanos = Seconds.toNanos(seconds, "duration");
    }

    /** Changes the limit of {@link #setSlowCallbackDuration(double)}. */
    public void setSlowCallbackDuration(Duration limit) {
        stepTimer.slowNanos = Seconds.toNanos(limit);
    }

    /** How long the watchdog lets a step hold the loop; {@link Seconds#NEVER} if it is off. */
    long stallNanos() {
        return Watchdog.limitNanos(stallLimit, debug);
    }

    /**
     * Calls {@code callback} at each turn in which {@code channel} can be read, accepts a connection or has ended,
     * until {@link #removeReadable}; in place of an earlier callback for that, which is cancelled.
     *
     * <p>A channel that somebody closes is not watched any more, and nobody is told.
     *
     * @throws IllegalArgumentException if the channel is in blocking mode or can never be read
     * @throws IllegalStateException if it belongs to a transport, a server or another {@link #claim owner}
     */
    public void onReadable(SelectableChannel channel, Runnable callback) {
        claims.check(channel);
        watch("onReadable", channel, Poller.READ, callback);
    }

    /**
     * Calls {@code callback} at each turn in which {@code channel} can be written or has finished connecting, until
     * {@link #removeWritable}; in place of an earlier callback for that, which is cancelled.
     *
     * @throws IllegalArgumentException if the channel is in blocking mode or can never be written
     * @throws IllegalStateException if it belongs to a transport, a server or another {@link #claim owner}
     */
    public void onWritable(SelectableChannel channel, Runnable callback) {
        claims.check(channel);
        watch("onWritable", channel, Poller.WRITE, callback);
    }

    void watch(String act, SelectableChannel channel, int interest, Runnable callback) {
        Objects.requireNonNull(channel, "onReadable() and onWritable() need a channel");
        Objects.requireNonNull(callback, "onReadable() and onWritable() need a callback");
        checkOpen(act);
        checkThread(act);
        Handle previous = agenda.watch(channel, interest, new Handle(this, callback, Context.currentBindings()));
        if (previous != null) {
            previous.cancel();
        }
    }

    /**
     * Ends {@link #onReadable}; false if there was nothing to end, or the loop is closed. If the channel was closed
     * before, the system lets go of it now, and not only when the loop looks for ready channels again.
     *
     * @throws IllegalStateException if the channel belongs to a transport, a server or another {@link #claim owner}
     */
    public boolean removeReadable(SelectableChannel channel) {
        return unwatchUnclaimed(channel, Poller.READ);
    }

    /** Ends {@link #onWritable}, as {@link #removeReadable} ends {@link #onReadable}. */
    public boolean removeWritable(SelectableChannel channel) {
        return unwatchUnclaimed(channel, Poller.WRITE);
    }

    private boolean unwatchUnclaimed(SelectableChannel channel, int interest) {
        if (!state.closed) {
            claims.check(channel);
        }
        return unwatch(channel, interest);
    }

    boolean unwatch(SelectableChannel channel, int interest) {
        if (state.closed) {
            return false;
        }
        checkThread("removeReadable or removeWritable");
        Handle previous = agenda.unwatch(channel, interest);
        if (previous != null) {
            previous.cancel();
        }
        return previous != null;
    }

    /**
     * Keeps a channel for one owner, such as a transport, who watches it by what this returns; {@link #onReadable},
     * {@link #onWritable} and their ends refuse it until that is released. Otherwise a second watcher would take the
     * place of the first, which would wait for ever; so a channel that is watched already is refused, too. Reading and
     * writing are no business of the loop, and not refused; see {@link #checkUnclaimed}. On the loop only.
     *
     * @param owner says for those who are refused who has it: {@code transport <...>}, say
     * @throws IllegalStateException if the channel has an owner or is watched already, or the loop is closed
     */
    public ChannelClaim claim(SelectableChannel channel, Supplier<String> owner) {
        Objects.requireNonNull(channel, "claim() needs a channel");
        Objects.requireNonNull(owner, "claim() needs to know how to name the owner");
        checkOpen("claim");
        checkThread("claim");
        return claims.add(channel, owner);
    }

    /**
     * Refuses a channel that somebody has {@link #claim claimed}: for code that reads or writes channels of others, and
     * could take bytes from their owner. On the loop only.
     *
     * @throws IllegalStateException if the channel has an owner
     */
    public void checkUnclaimed(SelectableChannel channel) {
        checkThread("checkUnclaimed");
        claims.check(channel);
    }

    /**
     * Refuses a channel that {@link #claim} would refuse: for code that has to know before it does what it cannot take
     * back, such as making the channel's mode another one. On the loop only.
     *
     * @throws IllegalStateException if the channel has an owner, or is watched by somebody
     */
    public void checkClaimable(SelectableChannel channel) {
        checkThread("checkClaimable");
        claims.checkFree(channel);
    }

    void checkRunnable(String act) {
        state.checkRunnable(act);
    }

    void checkOpen(String act) {
        state.checkOpen(act);
    }

    void checkThread(String act) {
        state.checkThread(act);
    }

    void setOnInterrupt(@Nullable Runnable reaction) {
        onInterrupt = reaction;
    }

    private void interruptedWhileWaiting() {
        dispatcher.onInterruptedWait();
    }

    /** The thread that called run was interrupted. From any thread. */
    void interrupted() {
        if (onInterrupt != null) {
            postQuietly(onInterrupt);
        }
    }

    @Override
    public String toString() {
        return "<EventLoop running=" + state.running + " closed=" + state.closed + " debug=" + debug + ">";
    }
}
