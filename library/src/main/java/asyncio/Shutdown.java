package asyncio;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The end of a runner's loop, before it is closed: tasks that are left are cancelled, then generators closed, then the
 * threads of the default executor ended. With a time limit, what has not ended by then is reported, with the place
 * where it stands, and left to the closing of the loop.
 */
final class Shutdown {
    /** How long the end waits for the threads of the default executor. */
    private static final double SECONDS_FOR_THREADS = 300;

    private final EventLoop loop;
    private final @Nullable Duration limit;
    private final double deadline;

    Shutdown(EventLoop loop, @Nullable Duration limit) {
        this.loop = loop;
        this.limit = limit;
        this.deadline =
                limit == null ? Double.POSITIVE_INFINITY : loop.time() + Seconds.fromNanos(Seconds.toNanos(limit));
    }

    void run() {
        cancelTasks();
        closeGenerators();
        endThreads();
    }

    private void cancelTasks() {
        List<Task<?>> leftovers = new ArrayList<>(loop.tasks.snapshot());
        if (leftovers.isEmpty()) {
            return;
        }
        leftovers.forEach(Task::cancel);
        await(Gathering.<@Nullable Object>of(leftovers, true));
        for (Task<?> task : leftovers) {
            if (!task.done()) {
                reportStubborn(task);
            } else if (!task.cancelled()) {
                reportFailure(task, task.exception());
            }
        }
    }

    private void closeGenerators() {
        if (loop.generators.isEmpty()) {
            return;
        }
        Task<?> closing = loop.createTask(loop::shutdownAsyncgens, "asyncio-shutdown");
        await(closing);
        if (!closing.done()) {
            reportStubborn(closing);
        } else if (!closing.cancelled()) {
            reportFailure(closing, closing.exception());
        }
    }

    /** Runs the loop until the future is done, or the time is over. */
    private void await(Future<?> future) {
        Future<@Nullable Void> over = loop.createFuture();
        future.addDoneCallback(done -> Limited.release(over));
        if (limit == null) {
            loop.runUntilComplete(over);
            return;
        }
        TimerHandle timer = loop.callAt(deadline, () -> Limited.release(over));
        try {
            loop.runUntilComplete(over);
        } finally {
            timer.cancel();
        }
    }

    private void endThreads() {
        double left = Math.max(0, deadline - loop.time());
        loop.runUntilComplete(() -> loop.shutdownDefaultExecutor(Math.min(left, SECONDS_FOR_THREADS)));
    }

    private void reportFailure(Task<?> task, @Nullable Throwable error) {
        if (error != null) {
            loop.callExceptionHandler(ExceptionContext.of("unhandled exception during asyncio.run() shutdown")
                    .withException(error)
                    .withTask(task));
        }
    }

    private void reportStubborn(Task<?> task) {
        IllegalStateException place = new IllegalStateException("the task stands here");
        place.setStackTrace(task.getStack().toArray(StackTraceElement[]::new));
        loop.callExceptionHandler(
                ExceptionContext.of("Task did not end within " + limit + " of the shutdown, and is given up")
                        .withException(place)
                        .withTask(task));
    }
}
