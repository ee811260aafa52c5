package asyncio;

import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A coroutine that runs on a loop, side by side with other tasks, one step at a time: from where it is resumed to the
 * next wait that has to sleep.
 *
 * <p>Tasks are made by {@link Asyncio#createTask(Coroutine)}; the body starts at a later turn of the loop, tasks in the
 * order of their creation; with {@link TaskOptions#withEagerStart} it starts at once. The loop holds a task until it
 * has ended. A running task shows under its name in thread dumps.
 *
 * @param <T> type of the result
 */
public final class Task<T extends @Nullable Object> extends Future<T> implements Entry {
    private static final AtomicLong NUMBERS = new AtomicLong();

    /** The body; an eager task that has ended in its first step lets go of it. */
    @Nullable
    Awaitable<T> coroutine;

    private Object scope;
    private @Nullable String name;
    private long number;

    /** The stack on which the body stands, from its first step to its end. */
    @Nullable
    Fiber fiber;

    /** The future or {@link Sleeper} for which the body sleeps; null while it runs or merely yields. */
    private @Nullable Object waitsFor;

    /** The innermost block that decides about cancellation, its own or one of the group to which it belongs. */
    @Nullable
    CancelFrame frame;

    private @Nullable CancelRequests requests;
    private byte refusedWaits;

    /** A request whose error has not been thrown yet. */
    boolean mustCancel;

    /** Neighbours in {@link TaskList}; a task that has left it is its own predecessor. */
    @Nullable
    Task<?> previous;

    @Nullable
    Task<?> next;

    /**
     * Creates a task and schedules its first step, or runs it at once if the options say so; for task factories,
     * everybody else calls {@link Asyncio#createTask(Coroutine)}.
     *
     * @throws IllegalStateException if the loop is closed
     */
    public Task(EventLoop loop, Coroutine<T> coroutine, TaskOptions options) {
        this(loop, (Awaitable<T>) coroutine, options);
    }

    Task(EventLoop loop, Awaitable<T> coroutine, TaskOptions options) {
        super(loop);
        this.coroutine = Objects.requireNonNull(coroutine, "a task needs a coroutine, got null");
        Objects.requireNonNull(options, "a task needs options, got null: use TaskOptions.DEFAULT");
        loop.checkOpen("createTask");
        loop.checkThread("createTask");
        this.name = options.name();
        if (name == null) {
            number = NUMBERS.incrementAndGet();
        }
        this.scope = options.context() != null ? options.context() : Context.currentBindings();
        loop.tasks.add(this);
        if (!options.startsEagerly() || !FirstStep.run(this)) {
            loop.agenda.add(this);
        }
    }

    /** The name it was given, or {@code Task-N} with a number that counts through the whole process. */
    public String getName() {
        String given = name;
        return given == null ? "Task-" + number : given; // not kept: a million of them are 56 MB
    }

    /** Changes the name, at any time, to the string form of {@code value}. */
    public void setName(Object value) {
        name = String.valueOf(value);
        if (fiber != null) {
            fiber.rename(name);
        }
    }

    /** The coroutine that it runs; null for an eager task that has ended in its first step. */
    public @Nullable Awaitable<T> getCoro() {
        return coroutine;
    }

    /** The context in which it runs. */
    public Context getContext() {
        Context context = Context.of(scope);
        scope = context;
        return context;
    }

    Object scope() {
        return scope;
    }

    /** Not for tasks: a task's result is what its coroutine returns. */
    @Override
    public void setResult(T result) {
        throw new UnsupportedOperationException("Task does not support set_result operation: " + this);
    }

    /** Not for tasks: a task fails by an exception out of its coroutine. */
    @Override
    public void setException(Throwable exception) {
        throw new UnsupportedOperationException("Task does not support set_exception operation: " + this);
    }

    /**
     * Asks the task to end: a {@link CancelledError} is thrown at the place where it waits, or at its next wait if it
     * is not waiting. What the task awaits is cancelled first, so a chain of tasks ends from the inside out. A task
     * that has not started never will. A task that sits in a blocking call of the JDK is interrupted.
     *
     * <p>It is a request: the task may catch the error, clean up, and even go on. Requests are counted, see
     * {@link #cancelling}; several before the error is thrown lead to one error.
     *
     * @param message for the error
     * @return false if the task was done already
     */
    @Override
    public boolean cancel(@Nullable String message) {
        loop.checkThread("cancel");
        if (done()) {
            return super.cancel(message);
        }
        Cancellation.request(this, null, message);
        return true;
    }

    /** The task for which the body sleeps, or null if it sleeps for something else, or not at all. */
    @Nullable
    Task<?> awaits() {
        return waitsFor instanceof Task<?> inner && !inner.done() ? inner : null;
    }

    void countCancelRequest() {
        requests().count++;
    }

    CancelRequests requests() {
        if (requests == null) {
            requests = new CancelRequests();
        }
        return requests;
    }

    /** Requests that count already, which those do not that an {@link Uninterruptible} block holds. */
    int requestCount() {
        return requests == null ? 0 : requests.count;
    }

    /** Requests whose error was thrown, or gave way to an earlier one. */
    int requestsMet() {
        return requestCount() - (mustCancel ? 1 : 0);
    }

    /** Ends the wait for a future that will never be done; the task goes on with its next step. */
    void stopWaiting() {
        if (waitsFor instanceof Future<?> awaited) {
            awaited.removeWaiter(this);
            waitsFor = null;
            loop.agenda.add(this);
        }
    }

    /** How many cancellations were requested and not taken back by {@link #uncancel}; scopes do not count here. */
    public int cancelling() {
        return requestCount() + Uninterruptible.heldFor(this);
    }

    /**
     * Takes back one request for cancellation; whoever asked for it and has seen it done should. The last one also
     * withdraws an error that has not been thrown yet.
     *
     * @return how many are left, never less than zero
     */
    public int uncancel() {
        return Cancellation.uncancel(this);
    }

    /** Whether the next wait will throw. */
    boolean cancellationPending() {
        return mustCancel || isInCancelledScope();
    }

    boolean isInCancelledScope() {
        return frame != null && frame.cancelledScope() != null;
    }

    /** A turn of a task that has no stack: its first, or the one after its end that belongs to its group. */
    void turn(Fiber stack) {
        if (done()) {
            TaskGroup group = takeGroup();
            if (group != null) {
                group.ended(this);
            }
        } else {
            start(stack);
        }
    }

    /** Runs the body on a worker's stack until it has ended; between, the stack may sleep many times. */
    void start(Fiber stack) {
        fiber = stack;
        stack.carryTask(this);
        try {
            if (mustCancel) {
                throw Cancellation.take(this, null);
            }
            end(Asyncio.execute(Objects.requireNonNull(coroutine)));
        } catch (CancelledError e) {
            leave(stack);
            finishCancelled(e);
        } catch (Throwable e) {
            Throwable error = Cancellation.in(e, this);
            leave(stack);
            end(stack, error);
        }
    }

    private void end(T result) {
        leave(Objects.requireNonNull(fiber));
        if (mustCancel) {
            finishCancelled(Cancellation.take(this, null));
        } else {
            succeed(result);
        }
    }

    private void end(Fiber stack, Throwable error) {
        if (error instanceof CancelledError cancelled) {
            finishCancelled(cancelled);
            return;
        }
        fail(error);
        if (stack.successor == null && Sneaky.endsTheLoop(error)) {
            stack.dispatcher.fail(error);
        }
    }

    private void leave(Fiber stack) {
        loop.tasks.remove(this);
        stack.release();
        fiber = null;
        frame = null;
    }

    /** Waits for a future of this loop; called by the task itself. */
    <R extends @Nullable Object> R await(Future<R> future) {
        if (!future.done()) {
            sleepUntil(future);
        } else {
            loop.agenda.pause(this);
        }
        return future.result();
    }

    private void sleepUntil(Future<?> future) {
        future.addWaiter(this);
        boolean slept = false;
        try {
            sleepFor(future);
            slept = true;
        } finally {
            if (!slept) {
                future.removeWaiter(this);
            }
        }
        if (mustCancel) {
            throw Cancellation.take(this, future.cancelled() ? future.cancellation() : null);
        }
    }

    /** Sleeps until the loop's time is {@code when}; called by the task itself. */
    void sleepUntil(long when, long now) {
        Sleeper sleeper = new Sleeper(loop, when, this);
        loop.agenda.addTimer(sleeper, now);
        try {
            sleepFor(sleeper);
        } finally {
            sleeper.cancel();
        }
        if (mustCancel) {
            throw Cancellation.take(this, sleeper.cancellation());
        }
        sleeper.throwIfCancelled();
    }

    private void sleepFor(Object wait) {
        waitsFor = wait;
        if (cancellationPending()) {
            Cancellation.beginWait(this, wait);
        }
        try {
            suspend();
        } finally {
            waitsFor = null;
        }
    }

    /** Lets everything that is ready run once. */
    void yieldTurn() {
        if (cancellationPending() || Objects.requireNonNull(fiber).successor != null || !loop.agenda.nothingElse()) {
            loop.agenda.add(this);
            suspend();
            if (cancellationPending()) {
                throw Cancellation.take(this, null);
            }
        }
    }

    private void suspend() {
        throwIfLoopIsClosed();
        boolean slept = false;
        try {
            loop.dispatcher.suspend(Objects.requireNonNull(fiber));
            slept = true;
        } finally {
            if (!slept) {
                loop.agenda.withdraw(this);
            }
        }
        throwIfLoopIsClosed();
    }

    /** Closing a loop unwinds the tasks that still sleep on it, and they may not sleep again. */
    private void throwIfLoopIsClosed() {
        if (loop.isClosed()) {
            throw Closing.refuseWait(this, ++refusedWaits);
        }
    }

    /**
     * Where the task stands, as {@link #getStack()}.
     *
     * @param limit how many frames at most: the innermost of a stack, the outermost of an exception
     */
    public List<StackTraceElement> getStack(int limit) {
        return TaskStack.of(this, limit);
    }

    /**
     * Where the task stands: its frames, innermost first, without those of this library; of a failed task those of its
     * exception. Empty if it has not started or has ended otherwise. From another thread as of a moment ago.
     */
    public List<StackTraceElement> getStack() {
        return TaskStack.of(this, Integer.MAX_VALUE);
    }

    /** Prints {@link #getStack()}, below a line that names the task, to {@code System.err}. */
    public void printStack() {
        printStack(Integer.MAX_VALUE, System.err);
    }

    /** Prints {@link #getStack(int)}, below a line that names the task. */
    public void printStack(int limit, PrintStream out) {
        TaskStack.print(this, limit, out);
    }

    /** The future or {@link Sleeper} for which the body sleeps, or null. */
    @Nullable
    Object waitsFor() {
        return waitsFor;
    }

    @Override
    public String toString() {
        return TaskText.of(this);
    }
}
