package asyncio;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
 * {@link KeyboardInterrupt} of the body goes on as itself.
 *
 * <p>A group may be used by its body, by its tasks and by everybody on its loop, as long as it runs.
 */
public final class TaskGroup {
    private final Task<?> parent;
    private final EventLoop loop;
    private final int cancellingBefore;

    private final GroupTasks members = new GroupTasks();
    private boolean exiting;
    private boolean aborting;

    /** Whether this group has cancelled its parent, and owes it an uncancel. */
    private boolean parentCancelRequested;

    private @Nullable List<Throwable> errors;

    /** An error that is not for collecting but ends the loop. */
    private @Nullable Throwable endOfLoop;

    private @Nullable Future<@Nullable Void> allEnded;

    private TaskGroup(Task<?> parent) {
        this.parent = parent;
        this.loop = parent.loop;
        this.cancellingBefore = parent.cancelling();
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

    @SuppressWarnings("NullAway") // a body that was cancelled together with its group has no result
    static <T extends @Nullable Object> T run(Body<T> body) {
        TaskGroup group = new TaskGroup(Loops.runningTask("taskGroup()"));
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

    static void run(VoidBody body) {
        TaskGroup group = new TaskGroup(Loops.runningTask("taskGroup()"));
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
        checkOpen();
        return add(loop.createTask(coroutine, options));
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
        checkOpen();
        return add(loop.createTask(coroutine, options));
    }

    private void checkOpen() {
        loop.checkThread("TaskGroup.createTask");
        if (isOver()) {
            throw new IllegalStateException(
                    this + " is finished: createTask() in its body or in one of its tasks, before they have all ended");
        }
        if (aborting) {
            throw new IllegalStateException(
                    this + " is shutting down: createTask() before a task fails or the group is cancelled");
        }
    }

    private boolean isOver() {
        return exiting && members.isEmpty();
    }

    private <T extends @Nullable Object> Task<T> add(Task<T> task) {
        members.add(task);
        task.addWaiter(this);
        if (task.done()) {
            loop.agenda.add(task);
        }
        return task;
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
        abort();
        if (!exiting) {
            cancelParent();
        }
    }

    private void abort() {
        aborting = true;
        members.cancel();
    }

    private void cancelParent() {
        parentCancelRequested = true;
        parent.cancel();
    }

    Task<?> parent() {
        return parent;
    }

    /** A task has ended, for whose end a group may be waiting. */
    static void ended(Task<?> task, @Nullable TaskGroup group) {
        if (group != null) {
            group.ended(task);
        }
    }

    /** A task has ended; called in a turn of its own, like any callback on a future. */
    void ended(Task<?> task) {
        members.ended();
        Future<@Nullable Void> waiter = allEnded;
        if (waiter != null && members.isEmpty()) {
            Limited.release(waiter);
        }
        Throwable error = task.cancelled() ? null : task.exception();
        if (error != null) {
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
            abort();
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
        Throwable error = bodyError == null ? null : parent.cancellationIn(bodyError);
        if (error != null && !aborting) {
            abort();
        }
        CancelledError cancellation = awaitAll(error instanceof CancelledError cancelled ? cancelled : null);
        if (error != null && error != cancellation) {
            collect(error);
        }
        if (endOfLoop != null) {
            throw Sneaky.rethrow(endOfLoop);
        }
        if (parentCancelRequested && parent.takeBackCancel() <= cancellingBefore) {
            cancellation = null;
        }
        if (errors != null) {
            throwErrors(errors);
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
                Asyncio.await(waiter);
            } catch (CancelledError e) {
                if (loop.isClosed()) {
                    throw e;
                }
                cancellation = Objects.requireNonNullElse(cancellation, e);
                if (!aborting) {
                    abort();
                }
            }
            allEnded = null;
        }
        return cancellation;
    }

    /** A parent that was cancelled from outside is cancelled again, so that its next wait throws. */
    private void throwErrors(List<Throwable> failures) {
        errors = null;
        if (parent.cancelling() > 0) {
            parent.uncancel();
            parent.cancel();
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
