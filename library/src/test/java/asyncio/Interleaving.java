package asyncio;

import static asyncio.Asyncio.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Runs tasks against each other in an order that a seed decides: each pauses for a random number of turns between its
 * acts, and some are cancelled at a random moment. The same seed gives the same run.
 */
final class Interleaving {
    private static final int MAX_PAUSE = 4;

    final Random random;
    private final List<Task<?>> tasks = new ArrayList<>();
    private final List<Task<?>> victims = new ArrayList<>();

    private Interleaving(long seed) {
        random = new Random(seed);
    }

    /** Runs {@code scenario} with each of the first seeds; a failure names its seed. */
    static void forSeeds(int seeds, Consumer<Interleaving> scenario) {
        for (long seed = 0; seed < seeds; seed++) {
            Interleaving interleaving = new Interleaving(seed);
            try {
                run(() -> scenario.accept(interleaving));
            } catch (Throwable e) {
                throw new AssertionError("seed " + seed + ": " + e, e);
            }
        }
    }

    /** Starts a task that may be cancelled. */
    void start(VoidCoroutine body) {
        victims.add(startSafe(body));
    }

    /** Starts a task that is not cancelled. */
    Task<?> startSafe(VoidCoroutine body) {
        Task<?> task = createTask(body);
        tasks.add(task);
        return task;
    }

    /** Lets others run, or not. */
    void pause() {
        for (int turns = random.nextInt(MAX_PAUSE); turns > 0; turns--) {
            sleep(0);
        }
    }

    /** Cancels about one task in {@code share}, one after the other; a task may be hit anywhere. */
    void cancelSome(int share) {
        for (Task<?> task : victims) {
            pause();
            if (random.nextInt(share) == 0) {
                task.cancel();
            }
        }
    }

    /** Waits until all tasks have ended. One that failed, but not by a queue shut down, or waits for ever, throws. */
    void awaitAll() {
        for (int patience = 2000; patience > 0 && tasks.stream().anyMatch(task -> !task.done()); patience--) {
            sleep(0);
        }
        for (Task<?> task : tasks) {
            if (!task.done()) {
                throw new AssertionError("waits for ever: " + task);
            }
            if (!task.cancelled() && !(task.exception() instanceof QueueShutDownException)) {
                task.result();
            }
        }
    }
}
