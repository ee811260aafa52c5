package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.testing.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A property of tasks that run against each other, under many seeds: the seed decides in which order tasks go on,
 * where they pause between their acts, and which are cancelled, when.
 */
final class Interleaving {
    /** On virtual time nobody needs that long; who does waits for ever. */
    private static final double PATIENCE = 1e6;

    /** The two ways of running share the work: they start at different seeds, and the slower one takes fewer. */
    private static final long FIRST = Fiber.SCHEDULED ? 0 : 1_000_000_000;

    private static final double SHARE = Fiber.SCHEDULED ? 0.9 : 0.1;

    /** For data and decisions of the property. */
    final Random random;

    private final List<Task<?>> tasks = new ArrayList<>();
    private final List<Task<?>> victims = new ArrayList<>();

    private Interleaving(long seed) {
        random = new Random(seed);
    }

    /** What is to hold in every interleaving. */
    interface Property {
        void check(Interleaving interleaving) throws Exception;
    }

    /**
     * Checks a property under {@code seeds} seeds, both ways of running taken together; a failure names its seed. No
     * task is left when it has ended.
     */
    static void forSeeds(int seeds, Property property) {
        Seeds.of(Math.round(seeds * SHARE)).withFirst(FIRST).forEach(seed -> {
            property.check(new Interleaving(seed));
            assertEquals(Set.of(currentTask()), allTasks(), "tasks are left over");
        });
    }

    /** Starts a task that may be cancelled. */
    Task<?> start(VoidCoroutine body) {
        Task<?> task = startSafe(body);
        victims.add(task);
        return task;
    }

    /** Starts a task that is not cancelled. */
    Task<?> startSafe(VoidCoroutine body) {
        Task<?> task = createTask(body);
        tasks.add(task);
        return task;
    }

    /** Lets others run, or not. */
    void pause() {
        if (random.nextBoolean()) {
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

    /** Waits until all tasks have ended, also those that are started meanwhile. */
    void awaitAll() {
        int known;
        do {
            known = tasks.size();
            awaitAll(tasks);
        } while (tasks.size() > known);
    }

    /** Waits until these have ended. One that failed, but not by a queue shut down, or waits for ever, throws. */
    void awaitAll(List<Task<?>> awaited) {
        var ended = Asyncio.wait(awaited, PATIENCE);
        if (!ended.pending().isEmpty()) {
            throw new AssertionError("waits for ever: " + ended.pending());
        }
        for (Task<?> task : awaited) {
            if (!task.cancelled() && !(task.exception() instanceof QueueShutDownException)) {
                task.result();
            }
        }
    }
}
