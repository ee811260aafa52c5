package asyncio;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that end together: {@link Asyncio#taskGroup(Body)} does not return before all tasks that were created in the
 * group have ended.
 *
 * <p>The first failure of a task cancels the others and the body. When all have ended, the failures are thrown as an
 * {@link ExceptionGroup}: those of the tasks in the order in which they ended, that of the body last. A task that ends
 * cancelled is no failure. A failure of the body itself cancels the tasks.
 *
 * <p>If the task that runs the group is cancelled, so are the children, and {@link CancelledError} goes on when they
 * have ended; if one of them fails meanwhile, the group is thrown and the next wait throws the cancellation. A
 * {@link KeyboardInterrupt} of the body goes on as itself, and so does a {@link GeneratorExit} if no task has failed:
 * a generator may be closed where its body stands in a group.
 *
 * <p>A group may be used by its body, by its tasks and by everybody on its loop, as long as it runs.
 */
public final class TaskGroup {
    private final TaskGroupOptions options;
    private final Task<?> parent;
    private final EventLoop loop;
    private final @Nullable CancelFrame frame;
    private final @Nullable Uninterruptible origin;
    private final int cancellingBefore;

    private final GroupTasks members = new GroupTasks();

    /** The tasks for which somebody waits, or has waited, until they are ready. */
    private Map<Task<?>, TaskStatus<?>> starting = Map.of();

    private boolean exiting;
    private boolean aborting;

    /** Whether this group has cancelled its parent, and owes it an uncancel. */
    private boolean parentCancelRequested;

    private @Nullable List<Throwable> errors;

    /** An error that is not for collecting but ends the loop. */
    private @Nullable Throwable endOfLoop;

    private @Nullable Future<@Nullable Void> allEnded;

    private TaskGroup(TaskGroupOptions options, Task<?> parent) {
        this.options = Objects.requireNonNull(options, "a group needs options, got null: use TaskGroupOptions.DEFAULT");
        this.parent = parent;
        this.loop = parent.loop;
        this.frame = parent.frame;
        this.origin = Uninterruptible.of(parent);
        this.cancellingBefore = parent.requestsMet();
        if (frame != null) {
            frame.add(this);
        }
    }

    /** The body of a group without a result. */
    @FunctionalInterface
    public interface VoidBody {
        /** Executes the body in the current task. */
        void run(TaskGroup group) throws Exception;
    }

    /**
     * The body of a group.
     *
     * @param <T> type of the result
     */
    @FunctionalInterface
    public interface Body<T extends @Nullable Object> extends VoidBody {
        /** Executes the body in the current task. */
        T call(TaskGroup group) throws Exception;

        @Override
        default void run(TaskGroup group) throws Exception {
            call(group);
        }
    }

    /**
     * The work of a task that is started by {@link #start(Child)}.
     *
     * @param <T> type of what it hands over when it is ready
     */
    @FunctionalInterface
    public interface Child<T extends @Nullable Object> {
        /** Executes it; to call {@link TaskStatus#started(Object)} when it is ready, and then go on. */
        void run(TaskStatus<T> status) throws Exception;
    }

    @SuppressWarnings("NullAway") // a body that was cancelled together with its group has no result
    static <T extends @Nullable Object> T run(TaskGroupOptions options, Body<T> body) {
        Objects.requireNonNull(body, "taskGroup() needs a body, got null");
        TaskGroup group = new TaskGroup(options, Loops.runningTask("taskGroup()"));
        T result = null;
        Throwable error = null;
        try {
            result = body.call(group);
        } catch (Throwable e) {
            error = e;
        }
        group.exit(error);
        return result;
    }

    static void run(TaskGroupOptions options, VoidBody body) {
        Objects.requireNonNull(body, "taskGroup() needs a body, got null");
        TaskGroup group = new TaskGroup(options, Loops.runningTask("taskGroup()"));
        Throwable error = null;
        try {
            body.run(group);
        } catch (Throwable e) {
            error = e;
        }
        group.exit(error);
    }

    /** Starts a task in this group, as {@link Asyncio#createTask(Coroutine)}; not when the group ends or has ended. */
    public <T extends @Nullable Object> Task<T> createTask(Coroutine<T> coroutine) {
        return createTask(coroutine, TaskOptions.DEFAULT);
    }

    /** Starts a task with a name in this group. */
    public <T extends @Nullable Object> Task<T> createTask(Coroutine<T> coroutine, String name) {
        return createTask(coroutine, TaskOptions.DEFAULT.withName(name));
    }

    /**
     * Starts a task with options in this group.
     *
     * @throws IllegalStateException if the group has ended, is being cancelled, or belongs to another loop
     */
    public <T extends @Nullable Object> Task<T> createTask(Coroutine<T> coroutine, TaskOptions options) {
        checkOpen("createTask");
        return add(loop.tasks.inherit(frame, () -> loop.createTask(coroutine, options)));
    }

    /** Starts a task without a result in this group. */
    public Task<@Nullable Void> createTask(VoidCoroutine coroutine) {
        return createTask(coroutine, TaskOptions.DEFAULT);
    }

    /** Starts a task with a name and without a result in this group. */
    public Task<@Nullable Void> createTask(VoidCoroutine coroutine, String name) {
        return createTask(coroutine, TaskOptions.DEFAULT.withName(name));
    }

    /** Starts a task with options and without a result in this group. */
    public Task<@Nullable Void> createTask(VoidCoroutine coroutine, TaskOptions options) {
        checkOpen("createTask");
        return add(loop.tasks.inherit(frame, () -> loop.createTask(coroutine, options)));
    }

    /** Starts a task of this group and waits until it is ready, as {@link #start(Child, TaskOptions)}. */
    public <T extends @Nullable Object> T start(Child<T> child) {
        return start(child, TaskOptions.DEFAULT);
    }

    /** Starts a task with a name and waits until it is ready, as {@link #start(Child, TaskOptions)}. */
    public <T extends @Nullable Object> T start(Child<T> child, String name) {
        return start(child, TaskOptions.DEFAULT.withName(name));
    }

    /**
     * Starts a task of this group and waits until it says that it is ready, by {@link TaskStatus#started(Object)}. Then
     * it is a task like others. Before that its failure is not the group's but is thrown here. If this is cancelled
     * while it waits, the child is cancelled and has ended when {@link CancelledError} is thrown; should it fail
     * meanwhile, that is thrown here, and the next wait throws the cancellation.
     *
     * @return what the child handed over
     * @throws IllegalStateException if the child returns or is cancelled before it is ready, and as
     *     {@link #createTask(Coroutine, TaskOptions)}
     */
    public <T extends @Nullable Object> T start(Child<T> child, TaskOptions options) {
        Objects.requireNonNull(child, "start() needs a child, got null");
        Loops.runningTask("TaskGroup.start()");
        TaskStatus<T> status = new TaskStatus<>(this, loop);
        checkOpen("start");
        Task<?> task =
                loop.tasks.inherit(frame, () -> loop.createTask((VoidCoroutine) () -> child.run(status), options));
        if (starting.isEmpty()) {
            starting = new HashMap<>();
        }
        starting.put(task, status);
        add(task);
        return status.await(task);
    }

    private void checkOpen(String act) {
        loop.checkThread("TaskGroup." + act);
        if (isOver()) {
            throw new IllegalStateException(this + " is finished: " + act
                    + "() in its body or in one of its tasks, before they have all ended");
        }
        if (aborting) {
            throw new IllegalStateException(
                    this + " is shutting down: " + act + "() before a task fails or the group is cancelled");
        }
    }

    private boolean isOver() {
        return exiting && members.isEmpty();
    }

    private <T extends @Nullable Object> Task<T> add(Task<T> task) {
        members.add(task);
        task.addWaiter(this);
        if (task.done()) {
            notices(false);
            loop.agenda.add(task);
        }
        return task;
    }

    void forEachTask(Consumer<Task<?>> act) {
        members.forEachPending(act);
    }

    /** Cancels a task, unless it is cancelled with the scope in which the group was opened. */
    void cancel(Task<?> task) {
        if (!isInCancelledScope()) {
            task.cancel();
        }
    }

    /**
     * Ends the group early and without an error: cancels its tasks that are not done, and the body if it still runs.
     * The call of {@code taskGroup} then returns as usual, with null if the body was interrupted and has no result.
     * Cancelling again, or a group that has ended, does nothing. A cancellation from outside still goes on.
     */
    public void cancel() {
        loop.checkThread("TaskGroup.cancel");
        if (aborting || isOver()) {
            return;
        }
        abort(null);
        if (!exiting) {
            cancelParent();
        }
    }

    /** Cancels the tasks, unless the reason is a cancelled scope: that has reached the tasks by itself. */
    private void abort(@Nullable Throwable reason) {
        aborting = true;
        boolean byScope =
                reason instanceof CancelledError && isInCancelledScope() && parent.requestCount() <= cancellingBefore;
        if (!byScope) {
            members.cancel();
        }
    }

    private boolean isInCancelledScope() {
        return frame != null && frame.cancelledScope() != null;
    }

    private void cancelParent() {
        parentCancelRequested = true;
        Cancellation.request(parent, origin, null);
    }

    Task<?> parent() {
        return parent;
    }

    /** A task ends, well or not. Gives false if the group has yet to be told, in a turn, like any callback. */
    boolean notices(boolean well) {
        return members.counts(well && starting.isEmpty());
    }

    /** A task has ended; called in a turn of its own. */
    void ended(Task<?> task) {
        members.told();
        Future<@Nullable Void> waiter = allEnded;
        if (waiter != null && members.isEmpty()) {
            Limited.release(waiter);
        }
        Throwable error = task.cancelled() ? null : task.exception();
        TaskStatus<?> status = starting.isEmpty() ? null : starting.remove(task);
        boolean mine = status == null || !status.ended(task, error);
        if (mine && error != null) {
            failed(task, error);
        }
    }

    private void failed(Task<?> task, Throwable error) {
        collect(error);
        if (parent.done()) {
            loop.callExceptionHandler(ExceptionContext.of(
                            "Task " + task + " has errored out but its parent task " + parent + " is already completed")
                    .withException(error)
                    .withTask(task));
        } else if (!aborting && !parentCancelRequested) {
            abort(error);
            cancelParent();
        }
    }

    private void collect(Throwable error) {
        if (Sneaky.endsTheLoop(error)) {
            if (endOfLoop == null) {
                endOfLoop = error;
            }
            return;
        }
        if (errors == null) {
            errors = new ArrayList<>();
        }
        errors.add(error);
    }

    /** Waits until all tasks have ended, and decides what the block as a whole throws. */
    private void exit(@Nullable Throwable bodyError) {
        exiting = true;
        Throwable error = bodyError == null ? null : Cancellation.in(bodyError, parent);
        if (error != null && !aborting) {
            abort(error);
        }
        CancelledError cancellation = awaitAll(error instanceof CancelledError cancelled ? cancelled : null);
        if (frame != null) {
            frame.remove(this);
        }
        if (error != null && error != cancellation) {
            collect(error);
        }
        if (endOfLoop != null) {
            throw Sneaky.rethrow(endOfLoop);
        }
        if (parentCancelRequested && Cancellation.takeBack(parent) <= cancellingBefore && !isInCancelledScope()) {
            cancellation = null;
        }
        if (errors != null) {
            throwErrors(errors, error);
        }
        if (cancellation != null) {
            throw cancellation;
        }
    }

    /** Gives the error by which the parent was cancelled, be it in the body or while it waits here. */
    private @Nullable CancelledError awaitAll(@Nullable CancelledError inBody) {
        CancelledError cancellation = inBody;
        while (!members.isEmpty()) {
            Future<@Nullable Void> waiter = new Future<>(loop);
            allEnded = waiter;
            try {
                awaitEnd(waiter);
            } catch (CancelledError e) {
                if (loop.isClosed()) {
                    throw e;
                }
                cancellation = Objects.requireNonNullElse(cancellation, e);
                if (!aborting) {
                    abort(e);
                }
            }
            allEnded = null;
        }
        return cancellation;
    }

    /** A scope that is cancelled is noticed once. */
    private void awaitEnd(Future<@Nullable Void> waiter) {
        if (aborting) {
            CancelScope.shielded(() -> Asyncio.await(waiter));
        } else {
            Asyncio.await(waiter);
        }
    }

    /** A parent that was cancelled from outside is cancelled again, so that its next wait throws. */
    private void throwErrors(List<Throwable> failures, @Nullable Throwable ofBody) {
        errors = null;
        Cancellation.repeat(parent);
        if (failures.size() == 1 && (options.rethrowLoneFailure() || ofBody instanceof GeneratorExit)) {
            throw Sneaky.rethrow(failures.getFirst());
        }
        throw new ExceptionGroup("unhandled errors in a TaskGroup", failures);
    }

    @Override
    public String toString() {
        int tasks = members.count();
        return "<TaskGroup" + (tasks > 0 ? " tasks=" + tasks : "")
                + (errors != null ? " errors=" + errors.size() : "")
                + (aborting ? " cancelling" : " entered") + ">";
    }
}
