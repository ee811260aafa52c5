package asyncio;

import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What holds in every interleaving, with tasks cancelled anywhere. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class SynchronisationPropertiesTest {
    /** In each way of running, and each has seeds of its own. */
    private static final int SEEDS = 10_000;

    /** Tasks that asked and have neither got it nor given up, in order; who is cancelled may be passed. */
    private static final class Line {
        private final int width;
        private final ArrayDeque<Task<?>> waiting = new ArrayDeque<>();

        /** A line from whose head {@code width} tasks may be let in at the same time, to go on in any order. */
        Line(int width) {
            this.width = width;
        }

        void admit(Runnable acquire) {
            Task<?> self = Asyncio.currentTask();
            waiting.add(self);
            try {
                acquire.run();
                waiting.removeIf(task -> task.cancelling() > 0);
                assertTrue(waiting.stream().limit(width).anyMatch(self::equals), "passed somebody");
            } finally {
                waiting.remove(self);
            }
        }
    }

    @Test
    void a_lock_has_one_holder_who_came_first() {
        Interleaving.forSeeds(SEEDS, interleaving -> {
            Lock lock = new Lock();
            Line line = new Line(1);
            int[] inside = {0};
            for (int i = 0; i < 6; i++) {
                interleaving.start(() -> {
                    for (int round = 0; round < 3; round++) {
                        interleaving.pause();
                        line.admit(lock::acquire);
                        try {
                            assertEquals(1, ++inside[0]);
                            assertTrue(lock.locked());
                            interleaving.pause();
                        } finally {
                            inside[0]--;
                            lock.release();
                        }
                    }
                });
            }
            interleaving.cancelSome(3);
            interleaving.awaitAll();
            assertEquals("<Lock [unlocked]>", lock.toString());
        });
    }

    @Test
    void a_semaphore_lets_no_more_in_than_it_has_permits_and_loses_none() {
        Interleaving.forSeeds(SEEDS, interleaving -> {
            int permits = 1 + interleaving.random.nextInt(3);
            Semaphore semaphore = new BoundedSemaphore(permits);
            Line line = new Line(permits);
            int[] inside = {0};
            for (int i = 0; i < 7; i++) {
                interleaving.start(() -> {
                    for (int round = 0; round < 3; round++) {
                        interleaving.pause();
                        line.admit(semaphore::acquire);
                        try {
                            assertTrue(++inside[0] <= permits, "too many");
                            interleaving.pause();
                        } finally {
                            inside[0]--;
                            semaphore.release();
                        }
                    }
                });
            }
            interleaving.cancelSome(3);
            interleaving.awaitAll();
            assertEquals(permits, semaphore.value());
            assertFalse(semaphore.locked());
        });
    }

    @Test
    void a_condition_loses_no_signal() {
        Interleaving.forSeeds(SEEDS, interleaving -> {
            Condition condition = new Condition();
            int[] items = {0};
            int[] taken = {0};
            int[] gaveUp = {0};
            int consumers = 5;
            for (int i = 0; i < consumers; i++) {
                interleaving.start(() -> {
                    interleaving.pause();
                    boolean done = false;
                    try (var _ = condition.hold()) {
                        condition.awaitFor(() -> items[0] > 0);
                        items[0]--;
                        taken[0]++;
                        done = true;
                    } finally {
                        gaveUp[0] += done ? 0 : 1;
                    }
                });
            }
            interleaving.startSafe(() -> {
                while (taken[0] + gaveUp[0] + items[0] < consumers) {
                    interleaving.pause();
                    try (var _ = condition.hold()) {
                        items[0]++;
                        condition.signal();
                    }
                }
            });
            interleaving.cancelSome(3);
            interleaving.awaitAll();
            assertEquals("<Condition [unlocked]>", condition.toString());
        });
    }

    @Test
    void a_barrier_lets_a_round_go_when_it_is_complete_and_gives_each_an_index() {
        Interleaving.forSeeds(SEEDS, interleaving -> {
            int parties = 1 + interleaving.random.nextInt(4);
            int rounds = 3;
            Barrier barrier = new Barrier(parties);
            List<Set<Integer>> indices = new ArrayList<>();
            int[] arrived = new int[rounds];
            for (int round = 0; round < rounds; round++) {
                indices.add(new HashSet<>());
            }
            for (int i = 0; i < parties; i++) {
                interleaving.start(() -> {
                    for (int round = 0; round < rounds; round++) {
                        interleaving.pause();
                        arrived[round]++;
                        int index = barrier.await();
                        assertEquals(parties, arrived[round], "went on too early");
                        assertTrue(indices.get(round).add(index), "two with one index");
                    }
                });
            }
            interleaving.awaitAll();
            assertEquals(0, barrier.nWaiting());
        });
    }

    @Test
    void an_event_wakes_everybody_who_waits_when_it_is_set_and_nobody_else() {
        Interleaving.forSeeds(SEEDS, interleaving -> {
            Event event = new Event();
            int[] sets = {0};
            Set<Object> waits = new HashSet<>();
            for (int i = 0; i < 5; i++) {
                interleaving.start(() -> {
                    for (int round = 0; round < 2; round++) {
                        interleaving.pause();
                        awaitOnce(event, sets, waits);
                    }
                });
            }
            interleaving.startSafe(() -> {
                for (int round = 0; round < 3; round++) {
                    interleaving.pause();
                    Set<Object> woken = new HashSet<>(waits);
                    sets[0]++;
                    event.set();
                    interleaving.pause();
                    event.clear();
                    Asyncio.sleep(1);
                    woken.retainAll(waits);
                    assertEquals(Set.of(), woken, "not woken");
                }
                sets[0]++;
                event.set();
            });
            interleaving.cancelSome(3);
            interleaving.awaitAll();
            assertEquals("<Event [set]>", event.toString());
        });
    }

    private static void awaitOnce(Event event, int[] sets, Set<Object> waits) {
        boolean set = event.isSet();
        int before = sets[0];
        Object wait = new Object();
        waits.add(wait);
        try {
            event.await();
        } finally {
            waits.remove(wait);
        }
        assertTrue(set || sets[0] > before, "went on although it was not set");
    }
}
