package asyncio;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * How fast a task that is cancelled is interrupted in its blocking calls of the JDK. A call that has begun is
 * interrupted at once, as the first wait after a cancellation has to end. But one that ignores interrupts, such as
 * {@code Lock.lock()}, wakes up and blocks again, which looks the same as the next call; interrupting it as often as it
 * does would be a loop that never rests. So after a few times there are pauses in between, each twice as long.
 */
final class InterruptPace {
    private static final int AT_ONCE = 8;
    private static final long SHORTEST_PAUSE = 1_000_000;
    private static final long LONGEST_PAUSE = 1_000_000_000;
    private static final int DOUBLINGS = 10;

    private final Task<?> task;
    private int interrupts;

    InterruptPace(Task<?> task) {
        this.task = task;
    }

    /** A cancelled task sits in a blocking call: interrupts it, now or soon. On the loop. */
    static void blocked(Fiber fiber, Task<?> task) {
        InterruptPace pace = fiber.pace;
        if (pace == null || pace.task != task) {
            pace = new InterruptPace(task);
            fiber.pace = pace;
        }
        long pause = pace.nextPause();
        if (pause == 0) {
            fiber.thread().interrupt();
        } else {
            EventLoop loop = task.loop;
            CompletableFuture.delayedExecutor(pause, TimeUnit.NANOSECONDS, Runnable::run)
                    .execute(() -> loop.postQuietly(() -> Cancellation.interruptIfPending(task)));
        }
    }

    /** In how many nanoseconds of real time to interrupt the task, now that it has blocked once more. */
    long nextPause() {
        int paced = interrupts - AT_ONCE;
        interrupts++;
        if (paced < 0) {
            return 0;
        }
        return paced >= DOUBLINGS ? LONGEST_PAUSE : SHORTEST_PAUSE << paced;
    }

    int interrupts() {
        return interrupts;
    }
}
