package asyncio;

import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What holds for queues in every interleaving, with tasks cancelled anywhere. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class QueuePropertiesTest {
    /** In each way of running, and each has seeds of its own. */
    private static final int SEEDS = 10_000;

    /** A queue, and beside it a plain collection with what must be inside. */
    private record Traffic(Interleaving interleaving, Queue<Integer> queue, java.util.Queue<Integer> model) {
        void produce(int first) {
            for (int item = first; item < first + 4; item++) {
                interleaving.pause();
                queue.put(item);
                model.add(item);
                assertTrue(queue.maxsize() == 0 || queue.qsize() <= queue.maxsize(), "more than the limit");
                assertEquals(model.size(), queue.qsize());
            }
        }

        void consume() {
            while (true) {
                interleaving.pause();
                assertEquals(queue.get(), model.remove(), "out of order, lost, or twice");
                try {
                    interleaving.pause();
                } finally {
                    queue.taskDone();
                }
            }
        }
    }

    /**
     * Producers and consumers, of which some are cancelled. Those who are not must come to their end before the queue
     * is shut down, because a shutdown would wake whoever was forgotten.
     */
    private static void check(
            IntFunction<Queue<Integer>> newQueue, java.util.function.Supplier<java.util.Queue<Integer>> newModel) {
        Interleaving.forSeeds(SEEDS, interleaving -> {
            int limit = interleaving.random.nextInt(4);
            Traffic traffic = new Traffic(interleaving, newQueue.apply(limit), newModel.get());
            List<Task<?>> producers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                int first = i * 10;
                producers.add(interleaving.start(() -> traffic.produce(first)));
                interleaving.start(traffic::consume);
            }
            producers.add(interleaving.startSafe(() -> traffic.produce(100)));
            interleaving.startSafe(traffic::consume);
            interleaving.cancelSome(2);
            interleaving.awaitAll(producers);
            Task<?> join = interleaving.startSafe(traffic.queue::join);
            interleaving.awaitAll(List.of(join));
            assertEquals(0, traffic.queue.qsize(), "joined too early");
            traffic.queue.shutdown();
            interleaving.awaitAll();
            assertTrue(traffic.model.isEmpty());
            String state = traffic.queue.toString();
            assertTrue(state.endsWith(" qsize=0 getters=0 putters=0 tasks=0 shutdown>"), state);
        });
    }

    @Test
    void a_queue_hands_on_each_item_once_first_in_first_out_within_its_limit() {
        check(Queue::new, ArrayDeque::new);
    }

    @Test
    void a_lifo_queue_hands_on_each_item_once_last_in_first_out_within_its_limit() {
        check(LifoQueue::new, () -> Collections.asLifoQueue(new ArrayDeque<>()));
    }

    @Test
    void a_priority_queue_hands_on_each_item_once_the_least_first_within_its_limit() {
        check(PriorityQueue::new, java.util.PriorityQueue::new);
    }

    @Test
    void a_place_that_comes_free_goes_to_somebody_who_is_not_cancelled() {
        Interleaving.forSeeds(SEEDS, interleaving -> {
            Queue<Integer> queue = new Queue<>(1 + interleaving.random.nextInt(2));
            List<Task<?>> putters = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                int item = i;
                putters.add(interleaving.start(() -> queue.put(item)));
            }
            while (!putters.stream().allMatch(Task::done)) {
                Asyncio.sleep(1);
                assertTrue(queue.full() || putters.stream().allMatch(Task::done), "there is room for who waits");
                if (!queue.empty()) {
                    queue.getNowait();
                }
                interleaving.pause();
                putters.get(interleaving.random.nextInt(putters.size())).cancel();
            }
        });
    }

    @Test
    void an_item_goes_to_somebody_who_is_not_cancelled() {
        Interleaving.forSeeds(SEEDS, interleaving -> {
            Queue<Integer> queue = new Queue<>();
            List<Task<?>> getters = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                getters.add(interleaving.start(queue::get));
            }
            while (!getters.stream().allMatch(Task::done)) {
                Asyncio.sleep(1);
                assertTrue(queue.empty() || getters.stream().allMatch(Task::done), "there is an item for who waits");
                queue.putNowait(1);
                interleaving.pause();
                getters.get(interleaving.random.nextInt(getters.size())).cancel();
            }
        });
    }

    @Test
    void a_get_with_a_limit_of_time_loses_no_item() {
        Interleaving.forSeeds(SEEDS, interleaving -> {
            Queue<Integer> queue = new Queue<>();
            List<Integer> out = new ArrayList<>();
            int items = 6;
            for (int i = 0; i < 3; i++) {
                interleaving.start(() -> {
                    for (int round = 0; round < 3; round++) {
                        try {
                            out.add(Asyncio.waitFor(queue::get, interleaving.random.nextInt(3)));
                        } catch (java.util.concurrent.TimeoutException e) {
                            assertEquals(0, Asyncio.currentTask().cancelling());
                        }
                    }
                });
            }
            interleaving.startSafe(() -> {
                for (int item = 0; item < items; item++) {
                    Asyncio.sleep(interleaving.random.nextInt(2));
                    queue.put(item);
                }
            });
            interleaving.cancelSome(3);
            interleaving.awaitAll();
            while (!queue.empty()) {
                out.add(queue.getNowait());
            }
            assertEquals(List.of(0, 1, 2, 3, 4, 5), out);
        });
    }
}
