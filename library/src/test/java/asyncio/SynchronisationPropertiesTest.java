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
    private static final int SEEDS = 2000;

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

    /** A queue, and what went in and came out. */
    private record Traffic(Queue<Integer> queue, List<Integer> in, List<Integer> out) {
        void produce(Interleaving interleaving, int first) {
            for (int item = first; item < first + 4; item++) {
                interleaving.pause();
                queue.put(item);
                in.add(item);
                assertTrue(queue.maxsize() == 0 || queue.qsize() <= queue.maxsize(), "more than the limit");
            }
        }

        void consume(Interleaving interleaving) {
            while (true) {
                interleaving.pause();
                out.add(queue.get());
                queue.taskDone();
            }
        }

        /** Ends when the producers have ended and all is consumed. */
        void shutDownAtTheEnd() {
            for (int turns = 0; turns < 300; turns++) {
                Asyncio.sleep(0);
            }
            queue.join();
            queue.shutdown();
        }
    }

    @Test
    void a_queue_delivers_every_item_once_in_order_within_its_limit() {
        Interleaving.forSeeds(SEEDS, interleaving -> {
            int limit = interleaving.random.nextInt(4);
            Traffic traffic = new Traffic(new Queue<>(limit), new ArrayList<>(), new ArrayList<>());
            for (int i = 0; i < 4; i++) {
                int first = i * 10;
                interleaving.start(() -> traffic.produce(interleaving, first));
                interleaving.start(() -> traffic.consume(interleaving));
            }
            interleaving.startSafe(() -> traffic.produce(interleaving, 100));
            interleaving.startSafe(() -> traffic.consume(interleaving));
            interleaving.cancelSome(2);
            interleaving.startSafe(traffic::shutDownAtTheEnd);
            interleaving.awaitAll();
            assertEquals(traffic.in, traffic.out);
            assertEquals(
                    "<Queue maxsize=" + limit + " qsize=0 getters=0 putters=0 tasks=0 shutdown>",
                    traffic.queue.toString());
        });
    }
}
