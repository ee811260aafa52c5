package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What holds for scopes in every interleaving: no cancellation is lost, none leaks out, and counts are as before. Each
 * seed makes a program of scopes, limits, groups and waits within each other, and cancels some of it at random moments.
 */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class CancelScopePropertiesTest {
    private static final int SEEDS = 10_000;
    private static final int MAX_DEPTH = 4;

    /** One program. */
    private static final class Nest {
        private final Interleaving interleaving;
        private final Random random;
        private final List<CancelScope> scopes = new ArrayList<>();
        private final Semaphore semaphore = new Semaphore(2);
        private final Condition condition = new Condition();
        private final Queue<Integer> queue = new Queue<>();
        private int put;
        private int got;
        private int inside;

        Nest(Interleaving interleaving) {
            this.interleaving = interleaving;
            this.random = interleaving.random;
        }

        /** A block at some depth; whatever happens inside, the task is in the same scope as before. */
        void block(int depth) {
            Task<?> task = currentTask();
            CancelFrame frame = task.frame;
            try {
                choose(depth);
            } finally {
                assertSame(frame, task.frame);
            }
        }

        private void choose(int depth) {
            switch (depth == 0 ? random.nextInt(5) : 5 + random.nextInt(6)) {
                case 0 -> interleaving.pause();
                case 1 -> sleep(random.nextInt(3));
                case 2 -> useSemaphore();
                case 3 -> useCondition();
                case 4 -> useQueue();
                case 5 -> scope(depth, false);
                case 6 -> scope(depth, true);
                case 7 -> limit(depth);
                case 8 -> group(depth);
                case 9 -> uninterruptible(this::undisturbed);
                default -> twice(depth);
            }
        }

        private void undisturbed() {
            try {
                block(0);
            } catch (CancelledError e) {
                fail("a cancellation came into what cannot be interrupted", e);
            }
        }

        private void twice(int depth) {
            block(depth - 1);
            block(depth - 1);
        }

        private void useSemaphore() {
            try (var _ = semaphore.hold()) {
                assertTrue(++inside <= 2, "too many");
                try {
                    interleaving.pause();
                } finally {
                    inside--;
                }
            }
        }

        private void useCondition() {
            try (var _ = condition.hold()) {
                if (random.nextBoolean()) {
                    condition.signalAll();
                } else {
                    waitALittle();
                }
                assertTrue(condition.locked());
            }
        }

        private void waitALittle() {
            moveOnAfter(2, () -> {
                try {
                    condition.await();
                } finally {
                    assertTrue(condition.locked());
                }
            });
        }

        private void useQueue() {
            if (random.nextBoolean()) {
                queue.put(put++);
            } else {
                moveOnAfter(2, () -> {
                    queue.get();
                    got++;
                });
            }
        }

        private void limit(int depth) {
            try {
                timeout(random.nextInt(4), () -> block(depth - 1));
            } catch (TimeoutException e) {
                assertInstanceOf(CancelledError.class, e.getCause());
            }
        }

        private void group(int depth) {
            taskGroup(group -> {
                group.createTask(() -> block(depth - 1));
                group.createTask(() -> block(depth - 1));
                if (random.nextInt(4) == 0) {
                    interleaving.pause();
                    group.cancel();
                }
                block(depth - 1);
            });
        }

        /** When it is left, it was not cancelled, or it was, and then the error is caught here or was not its own. */
        private void scope(int depth, boolean shield) {
            CancelScope scope = new CancelScope();
            scopes.add(scope);
            scope.setShield(shield);
            scope.setDeadline(random.nextInt(3) == 0 ? getRunningLoop().time() + random.nextInt(4) : 1e9);
            scope.run(() -> {
                try {
                    scopeBody(depth, scope);
                } catch (CancelledError e) {
                    assertTrue(mayComeInto(scope), "a cancellation came through a shield");
                    throw e;
                }
            });
            assertTrue(!scope.cancelledCaught() || scope.cancelCalled());
            checkThatNothingLeaks(scope);
        }

        private void scopeBody(int depth, CancelScope scope) {
            block(depth - 1);
            if (scope.cancelCalled() && random.nextBoolean()) {
                swallow();
            }
            block(depth - 1);
        }

        /** Through a shield come the scope's own cancellation, and requests. */
        private static boolean mayComeInto(CancelScope scope) {
            return !scope.shield() || scope.cancelCalled() || currentTask().cancelling() > 0;
        }

        /** Swallows the cancellation of a scope, which throws again all the same, but not a request. */
        private static void swallow() {
            CancelledError error = assertThrows(CancelledError.class, () -> sleep(0), "a cancellation was lost");
            if (currentTask().cancelling() > 0) {
                throw error;
            }
        }

        /** After a scope has caught its cancellation, only somebody else can cancel. */
        private static void checkThatNothingLeaks(CancelScope scope) {
            Task<?> task = currentTask();
            if (scope.cancelledCaught() && !scope.shield()) {
                assertFalse(task.isInCancelledScope(), "caught, though an outer scope is cancelled");
                assertFalse(Thread.currentThread().isInterrupted());
            }
        }

        void cancelSomeScopes() {
            for (int round = 0; round < 6; round++) {
                interleaving.pause();
                sleep(random.nextInt(2));
                if (!scopes.isEmpty()) {
                    scopes.get(random.nextInt(scopes.size())).cancel("at random");
                }
            }
        }
    }

    @Test
    void scopes_end_what_is_inside_and_nothing_else() {
        Interleaving.forSeeds(SEEDS, interleaving -> {
            Nest nest = new Nest(interleaving);
            List<Task<?>> tasks = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                tasks.add(interleaving.startSafe(() -> nest.block(MAX_DEPTH)));
            }
            Task<?> canceller = createTask(nest::cancelSomeScopes);
            Asyncio.wait(tasks);
            await(canceller);
            interleaving.awaitAll();
            for (Task<?> task : tasks) {
                assertFalse(task.cancelled(), "a cancellation has leaked out");
                assertEquals(0, task.cancelling());
            }
            checkThatNothingIsLost(nest);
        });
    }

    @Test
    void a_task_that_is_cancelled_ends_cancelled_whatever_scopes_it_is_in() {
        Interleaving.forSeeds(SEEDS, interleaving -> {
            Nest nest = new Nest(interleaving);
            List<Task<?>> tasks = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                tasks.add(interleaving.startSafe(() -> {
                    nest.block(MAX_DEPTH);
                    sleep(1000);
                }));
            }
            Task<?> canceller = createTask(nest::cancelSomeScopes);
            for (Task<?> task : tasks) {
                interleaving.pause();
                sleep(interleaving.random.nextInt(3));
                task.cancel();
            }
            Asyncio.wait(tasks);
            await(canceller);
            for (Task<?> task : tasks) {
                assertTrue(task.cancelled(), "a cancellation was lost");
                assertEquals(1, task.cancelling());
            }
            checkThatNothingIsLost(nest);
        });
    }

    private static void checkThatNothingIsLost(Nest nest) {
        assertEquals(2, nest.semaphore.value());
        assertFalse(nest.condition.locked());
        assertEquals(nest.put - nest.got, nest.queue.qsize());
    }
}
