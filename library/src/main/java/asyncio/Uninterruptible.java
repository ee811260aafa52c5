package asyncio;

import org.jspecify.annotations.Nullable;

/**
 * A block in which neither scopes around it nor {@link Task#cancel} interrupt its task: such requests are held, and
 * made when the block ends. What was opened inside - a {@link Timeout}, a {@link TaskGroup}, a {@link CancelScope} -
 * can still interrupt its own part; it says where it was opened, and only blocks further inside hold it.
 */
final class Uninterruptible extends CancelFrame {
    private int held;
    private boolean pending;

    /** The thread's interrupt, which came with a cancellation, waits as well: calls of the JDK would see it. */
    private boolean interrupted;

    private @Nullable String message;

    private Uninterruptible() {
        shield = true;
    }

    static <T extends @Nullable Object> T run(Awaitable<T> body) {
        Task<?> task = Loops.runningTask("uninterruptible()");
        Uninterruptible block = new Uninterruptible();
        block.enter(task);
        try {
            return Asyncio.execute(body);
        } catch (Exception e) {
            throw Sneaky.rethrow(e);
        } finally {
            block.exit(task);
        }
    }

    /** An error that was asked for and not thrown yet waits, too. */
    private void enter(Task<?> task) {
        interrupted = Fiber.SCHEDULED && task.cancellationPending() && Thread.interrupted();
        push(task);
        if (task.mustCancel) {
            task.mustCancel = false;
            pending = true;
            message = task.requests().message;
        }
    }

    private void exit(Task<?> task) {
        pop(task);
        if (held > 0) {
            task.requests().count += held;
        }
        if (pending) {
            task.mustCancel = true;
            task.requests().message = message;
        }
        if (interrupted && task.cancellationPending()) {
            Thread.currentThread().interrupt();
        }
    }

    void hold(@Nullable String newMessage) {
        held++;
        pending = true;
        message = newMessage;
    }

    /** The innermost block of a task, or null if there is none. */
    static @Nullable Uninterruptible of(Task<?> task) {
        for (CancelFrame frame = task.frame; frame != null && frame.host == task; frame = frame.outer) {
            if (frame instanceof Uninterruptible block) {
                return block;
            }
        }
        return null;
    }

    /** The outermost block of a task inside of {@code origin}, or of all if that is null; null if there is none. */
    static @Nullable Uninterruptible within(@Nullable Uninterruptible origin, Task<?> task) {
        Uninterruptible outermost = null;
        CancelFrame frame = task.frame;
        while (frame != null && frame != origin && frame.host == task) {
            if (frame instanceof Uninterruptible block) {
                outermost = block;
            }
            frame = frame.outer;
        }
        return outermost;
    }

    /** How many requests are held for a task. */
    static int heldFor(Task<?> task) {
        int sum = 0;
        for (CancelFrame frame = task.frame; frame != null && frame.host == task; frame = frame.outer) {
            sum += frame instanceof Uninterruptible block ? block.held : 0;
        }
        return sum;
    }

    /** Takes back one request that is held for a task; false if there is none. */
    static boolean takeBack(Task<?> task) {
        for (CancelFrame frame = task.frame; frame != null && frame.host == task; frame = frame.outer) {
            if (frame instanceof Uninterruptible block && block.held > 0) {
                block.held--;
                return true;
            }
        }
        return false;
    }

    /** Withdraws the errors that wait for the end of a block: nobody asks for them any more. */
    static void withdraw(Task<?> task) {
        for (CancelFrame frame = task.frame; frame != null && frame.host == task; frame = frame.outer) {
            if (frame instanceof Uninterruptible block) {
                block.pending = false;
            }
        }
    }
}
