package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What holds for groups, time-outs and waiting for several in every interleaving. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class StructurePropertiesTest {
    /** In each way of running, and each has seeds of its own. */
    private static final int SEEDS = 10_000;

    /** Longer than everything in a scenario takes. */
    private static final double AFTERWARDS = 20;

    /** A task that is cancelled by another one once, or never, at any moment; it counts what it sees of that. */
    private static final class Victim {
        private final Interleaving interleaving;
        private int requested;
        private int seen;

        Victim(Interleaving interleaving) {
            this.interleaving = interleaving;
        }

        /** Runs {@code scope}; afterwards each cancellation has been seen once and is still counted. */
        void run(VoidCoroutine scope) {
            Task<?> task = interleaving.startSafe(() -> {
                catchCancellation(scope);
                assertEquals(requested, currentTask().cancelling(), "requests are not what others made");
                catchCancellation(() -> sleep(AFTERWARDS));
                assertEquals(requested, seen, "cancellations lost, or made up");
                assertEquals(requested, currentTask().cancelling());
            });
            if (interleaving.random.nextBoolean()) {
                interleaving.startSafe(() -> {
                    sleep(interleaving.random.nextInt(3));
                    interleaving.pause();
                    requested++;
                    task.cancel();
                });
            }
            interleaving.awaitAll();
            sleep(AFTERWARDS);
        }

        /** A failure of what is awaited takes the place of the cancellation that was passed on to it, as in Python. */
        void acceptInsteadOfCancellation(boolean passedOn) {
            seen += passedOn ? 1 : 0;
        }

        private void catchCancellation(VoidCoroutine act) throws Exception {
            try {
                act.run();
            } catch (CancelledError e) {
                seen++;
            }
        }
    }

    /** Work of a random length, with a random end. */
    private static int work(Interleaving interleaving, int result, Set<Throwable> failures) {
        interleaving.pause();
        sleep(interleaving.random.nextInt(3));
        if (interleaving.random.nextInt(4) == 0) {
            IllegalStateException failure = new IllegalStateException("failure of " + result);
            failures.add(failure);
            throw failure;
        }
        return result;
    }

    /** A task that does such work, and whose failure counts as taken. */
    private static Task<Integer> worker(Interleaving interleaving, int result, Set<Throwable> failures) {
        Task<Integer> task = createTask(() -> work(interleaving, result, failures));
        task.addDoneCallback(done -> assertTrue(done.cancelled() || done.exception() != null || done.result() != null));
        return task;
    }

    private static Set<Throwable> identities() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private static Set<Throwable> identities(List<Throwable> errors) {
        Set<Throwable> set = identities();
        set.addAll(errors);
        return set;
    }

    @Test
    void a_group_ends_with_its_tasks_and_throws_all_their_failures_and_nothing_else() {
        Interleaving.forSeeds(SEEDS, interleaving -> {
            Set<Throwable> failures = identities();
            List<Task<?>> members = new ArrayList<>();
            new Victim(interleaving).run(() -> {
                Set<Throwable> thrown = identities();
                try {
                    taskGroup(group -> {
                        for (int i = 0; i < 3; i++) {
                            int number = i;
                            members.add(group.createTask(() -> {
                                work(interleaving, number, failures);
                                members.add(group.createTask(() -> work(interleaving, number, failures)));
                            }));
                        }
                        work(interleaving, 3, failures);
                    });
                } catch (ExceptionGroup e) {
                    thrown = identities(e.exceptions());
                } finally {
                    assertTrue(members.stream().allMatch(Task::done), "a task outlives its group");
                }
                thrown.removeIf(error -> error.getMessage().contains("shutting down"));
                assertEquals(failures, thrown);
            });
        });
    }

    @Test
    void a_timeout_ends_what_takes_longer_and_nothing_that_does_not() {
        Interleaving.forSeeds(SEEDS, interleaving -> {
            new Victim(interleaving).run(() -> {
                double outer = interleaving.random.nextInt(5);
                double inner = interleaving.random.nextInt(5);
                double work = interleaving.random.nextInt(5);
                double[] ended = {Double.POSITIVE_INFINITY};
                String expired = "";
                try {
                    timeout(outer, () -> {
                        try {
                            timeout(inner, () -> {
                                sleep(work);
                                ended[0] = getRunningLoop().time();
                            });
                        } catch (TimeoutException e) {
                            assertEquals(inner, getRunningLoop().time());
                            assertTrue(inner <= work);
                            sleep(1);
                            ended[0] = getRunningLoop().time();
                        }
                    });
                } catch (TimeoutException e) {
                    expired = "outer";
                    assertEquals(outer, getRunningLoop().time());
                }
                double latest = inner <= work ? inner + 1 : work;
                assertTrue(expired.isEmpty() ? ended[0] <= outer : outer <= latest, "at " + ended[0]);
            });
        });
    }

    @Test
    void wait_for_gives_the_result_or_the_task_is_cancelled() {
        Interleaving.forSeeds(SEEDS, interleaving -> {
            Set<Throwable> failures = identities();
            List<Task<Integer>> inner = new ArrayList<>();
            new Victim(interleaving).run(() -> {
                inner.add(worker(interleaving, 7, failures));
                try {
                    assertEquals(7, waitFor(inner.getFirst(), interleaving.random.nextInt(3)));
                } catch (TimeoutException e) {
                    assertTrue(inner.getFirst().done(), "goes on after the time-out");
                } catch (IllegalStateException e) {
                    assertEquals(failures, Set.of(e));
                }
            });
        });
    }

    @Test
    void gather_gives_results_in_order_or_the_first_failure_and_cancels_all_when_it_is_cancelled() {
        Interleaving.forSeeds(SEEDS, interleaving -> {
            Set<Throwable> failures = identities();
            List<Task<Integer>> tasks = new ArrayList<>();
            Victim victim = new Victim(interleaving);
            victim.run(() -> {
                for (int i = 0; i < 4; i++) {
                    int number = i;
                    tasks.add(worker(interleaving, number, failures));
                }
                try {
                    assertEquals(List.of(0, 1, 2, 3), await(gather(tasks)));
                } catch (IllegalStateException e) {
                    assertTrue(failures.contains(e));
                    victim.acceptInsteadOfCancellation(tasks.stream().anyMatch(Task::cancelled));
                }
            });
            for (Task<Integer> task : tasks) {
                assertTrue(task.done());
                assertTrue(victim.requested > 0 || !task.cancelled(), "cancelled for no reason");
            }
        });
    }

    @Test
    void what_is_shielded_comes_to_its_end() {
        Interleaving.forSeeds(SEEDS, interleaving -> {
            int[] ended = {0};
            Task<Integer> inner = createTask(() -> {
                interleaving.pause();
                sleep(interleaving.random.nextInt(3));
                return ++ended[0];
            });
            new Victim(interleaving).run(() -> assertEquals(1, await(shield(inner))));
            assertEquals(1, inner.result());
        });
    }

    /** Tasks that end, fail or are cancelled, at moments that are noted, and one wait for all of them. */
    private static final class WaitScenario {
        private final Interleaving interleaving;
        private final ReturnWhen when;
        private final double limit;
        private final List<Task<Integer>> tasks = new ArrayList<>();
        private final Set<Task<Integer>> cancelled = new HashSet<>();
        private final List<Double> ends = new ArrayList<>();
        private final List<Double> failures = new ArrayList<>();

        WaitScenario(Interleaving interleaving) {
            this.interleaving = interleaving;
            when = ReturnWhen.values()[interleaving.random.nextInt(ReturnWhen.values().length)];
            limit = interleaving.random.nextInt(4);
            for (int number = 0; number < 4; number++) {
                Task<Integer> task = worker(interleaving, number, identities());
                task.addDoneCallback(this::ended);
                tasks.add(task);
                if (interleaving.random.nextInt(6) == 0) {
                    interleaving.startSafe(() -> cancel(task));
                }
            }
        }

        private void cancel(Task<Integer> task) {
            sleep(interleaving.random.nextInt(3));
            interleaving.pause();
            if (!task.done()) {
                cancelled.add(task);
                task.cancel();
            }
        }

        private void ended(Future<Integer> task) {
            double now = task.getLoop().time();
            ends.add(now);
            if (!task.cancelled() && task.exception() != null) {
                failures.add(now);
            }
        }

        /** Waits, and gives the moment at which the wait was over. */
        double await() {
            WaitResult<Task<Integer>> result = Asyncio.wait(tasks, limit, when);
            Set<Task<Integer>> both = new HashSet<>(result.done());
            both.addAll(result.pending());
            assertEquals(new HashSet<>(tasks), both);
            assertTrue(result.done().stream().allMatch(Task::done));
            assertTrue(result.pending().stream().noneMatch(Task::done));
            return getRunningLoop().time();
        }

        /** When it should have been over, now that all is known. */
        double expectedEnd() {
            double all = Collections.max(ends);
            return Math.min(
                    limit,
                    switch (when) {
                        case ALL_COMPLETED -> all;
                        case FIRST_COMPLETED -> Collections.min(ends);
                        case FIRST_EXCEPTION -> failures.isEmpty() ? all : Collections.min(failures);
                    });
        }

        void checkTasks() {
            for (Task<Integer> task : tasks) {
                assertTrue(task.done() && (!task.cancelled() || cancelled.contains(task)), "wait() cancels nothing");
            }
        }
    }

    @Test
    void wait_tells_done_from_pending_and_returns_when_it_should() {
        Interleaving.forSeeds(SEEDS, interleaving -> {
            WaitScenario scenario = new WaitScenario(interleaving);
            double[] end = {Double.NaN};
            new Victim(interleaving).run(() -> end[0] = scenario.await());
            scenario.checkTasks();
            if (!Double.isNaN(end[0])) {
                assertEquals(scenario.expectedEnd(), end[0], "returned too early or too late");
            }
        });
    }

    @Test
    void as_completed_gives_each_once_in_the_order_of_completion_and_loses_none_to_a_cancelled_taker() {
        Interleaving.forSeeds(SEEDS, interleaving -> {
            List<Integer> completed = new ArrayList<>();
            List<Integer> taken = new ArrayList<>();
            List<Task<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                int number = i;
                Task<Integer> task = createTask(() -> sleep(interleaving.random.nextInt(3), number));
                task.addDoneCallback(done -> completed.add(number));
                tasks.add(task);
            }
            AsCompleted<Integer> all = asCompleted(tasks);
            VoidCoroutine taker = () -> {
                for (Future<Integer> done : all) {
                    assertTrue(done.done());
                    taken.add(done.result());
                    interleaving.pause();
                }
            };
            interleaving.start(taker);
            interleaving.start(taker);
            interleaving.cancelSome(2);
            interleaving.awaitAll();
            interleaving.startSafe(taker);
            interleaving.awaitAll();
            assertEquals(completed, taken);
        });
    }

    @Test
    void what_completes_goes_to_a_taker_who_is_not_cancelled() {
        Interleaving.forSeeds(SEEDS, interleaving -> {
            List<Future<Integer>> futures = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                futures.add(new Future<>());
            }
            AsCompleted<Integer> all = asCompleted(futures);
            List<Task<?>> takers = new ArrayList<>();
            int[] taken = {0};
            for (int i = 0; i < 3; i++) {
                takers.add(interleaving.start(() -> all.forEach(done -> taken[0] += done.result())));
            }
            int completed = 0;
            for (Future<Integer> future : futures) {
                sleep(1);
                assertTrue(taken[0] == completed || takers.stream().allMatch(Task::done), "done, and nobody took it");
                future.setResult(1);
                completed++;
                interleaving.pause();
                takers.get(interleaving.random.nextInt(takers.size())).cancel();
            }
            interleaving.awaitAll();
        });
    }

    @Test
    void a_timeout_whose_block_ignores_it_takes_its_request_back() {
        Interleaving.forSeeds(SEEDS, interleaving -> {
            interleaving.startSafe(() -> {
                boolean[] ignored = {false};
                timeout(interleaving.random.nextInt(3), limit -> {
                    try {
                        sleep(interleaving.random.nextInt(3));
                    } catch (CancelledError e) {
                        ignored[0] = true;
                    }
                    assertTrue(limit.expired() || !ignored[0], "cancelled before the deadline");
                });
                assertEquals(0, currentTask().cancelling());
                sleep(1);
            });
            interleaving.awaitAll();
        });
    }
}
