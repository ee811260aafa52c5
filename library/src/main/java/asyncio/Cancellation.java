package asyncio;

import org.jspecify.annotations.Nullable;

/**
 * How a task is cancelled, in the two ways that there are. A <em>request</em> - {@link Task#cancel}, a {@link Timeout},
 * a {@link TaskGroup} - is an event: it is counted, and throws one error, at the wait under way or at the next one. A
 * <em>scope</em> that is cancelled is a state: each wait inside throws, and nothing is counted.
 */
final class Cancellation {
    private Cancellation() {}

    /** Cancels a task on behalf of something that was opened in the block {@code origin}, or outside of all if null. */
    static void request(Task<?> task, @Nullable Uninterruptible origin, @Nullable String message) {
        Uninterruptible holder = Uninterruptible.within(origin, task);
        if (holder != null) {
            holder.hold(message);
            return;
        }
        Task<?> innermost = AwaitChain.countRequest(task);
        Uninterruptible holderThere = innermost == task ? null : Uninterruptible.within(null, innermost);
        if (holderThere != null) {
            holderThere.hold(message);
        } else {
            interrupt(innermost, message);
        }
    }

    private static void interrupt(Task<?> task, @Nullable String message) {
        Object wait = task.waitsFor();
        if (wait == null || !endWait(wait, message)) {
            atNextStep(task, message);
        }
    }

    /** Throws a cancellation at the next wait. */
    static void atNextStep(Task<?> task, @Nullable String message) {
        task.mustCancel = true;
        task.requests().message = message;
        interruptIfBlocked(task);
    }

    private static void interruptIfBlocked(Task<?> task) {
        Fiber fiber = task.fiber;
        if (fiber != null && fiber.isBlocked()) {
            fiber.thread().interrupt();
        }
    }

    /** Interrupts the blocking call in which a task still sits, if the task is still to be cancelled. */
    static void interruptIfPending(Task<?> task) {
        if (task.cancellationPending()) {
            interruptIfBlocked(task);
        }
    }

    /** A scope was cancelled: ends the wait of a task, if this scope is the first that the task sees. */
    static void reach(Task<?> task, CancelScope cause) {
        if (task.frame == null || task.frame.cancelledScope() != cause) {
            return;
        }
        Object wait = task.waitsFor();
        if (wait != null) {
            endWait(wait, cause.message());
        } else {
            interruptIfBlocked(task);
        }
    }

    /** A task is about to wait: if it is cancelled, the wait ends as soon as it has begun. */
    static void beginWait(Task<?> task, Object wait) {
        if (endWait(wait, message(task))) {
            task.mustCancel = false;
        }
    }

    /** Ends a wait, for a future or a {@link Sleeper}, with a cancellation; false if it had already ended. */
    private static boolean endWait(Object wait, @Nullable String message) {
        return wait instanceof Future<?> future ? future.cancel(message) : ((Sleeper) wait).cancelWait(message);
    }

    /** The error for a task that is cancelled, now that it is thrown; {@code instead} if there is one already. */
    static CancelledError take(Task<?> task, @Nullable CancelledError instead) {
        CancelledError error = instead != null ? instead : new CancelledError(message(task));
        task.mustCancel = false;
        return error;
    }

    private static @Nullable String message(Task<?> task) {
        if (task.mustCancel) {
            return task.requests().message;
        }
        CancelScope scope = task.frame == null ? null : task.frame.cancelledScope();
        return scope == null ? null : scope.message();
    }

    /**
     * The cancellation for which an error stands, if the JDK threw it because this task was cancelled in one of its
     * waits; else the error itself. Called by the task.
     */
    static Throwable in(Throwable error, Task<?> task) {
        Fiber fiber = task.fiber;
        if (fiber == null || !task.cancellationPending() || !Interruption.isShownBy(error, fiber.thread())) {
            return error;
        }
        Thread.interrupted();
        CancelledError cancelled = take(task, null);
        cancelled.initCause(error);
        return cancelled;
    }

    /** Takes back a request that a block of this task has made, and the interrupt that may have gone with it. */
    static int takeBack(Task<?> task) {
        uncount(task);
        int left = task.requestCount();
        if (left == 0) {
            forgetInterrupt(task);
        }
        return left;
    }

    /** Clears the flag that a cancellation may have set, unless one is still to come; called by the task. */
    static void forgetInterrupt(Task<?> task) {
        if (Fiber.SCHEDULED && !task.cancellationPending()) {
            Thread.interrupted();
        }
    }

    /** Takes back any request, first one that is held; gives how many are left. */
    static int uncancel(Task<?> task) {
        if (!Uninterruptible.takeBack(task)) {
            uncount(task);
        }
        int left = task.cancelling();
        if (left == 0) {
            Uninterruptible.withdraw(task);
        }
        return left;
    }

    private static void uncount(Task<?> task) {
        if (task.requestCount() > 0 && --task.requests().count == 0) {
            task.mustCancel = false;
        }
    }

    /** Asks once more for an error that gave way to another one, if it was asked for at all. */
    static void repeat(Task<?> task) {
        if (task.cancelling() > 0) {
            task.uncancel();
            task.cancel();
        }
    }
}
