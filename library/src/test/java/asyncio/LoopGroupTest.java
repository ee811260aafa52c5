package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Loops side by side: that they are, and the ways in which they end. */
@ExtendWith(NoLeaks.class)
class LoopGroupTest {
    private final Set<Integer> indexes = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<String> ends = new ConcurrentLinkedQueue<>();

    /** Sleeps until it is cancelled. */
    private void waitForCancellation(int index) {
        try {
            sleep(3600);
        } catch (CancelledError e) {
            ends.add("cancelled " + index);
            throw e;
        }
    }

    @Test
    void each_loop_runs_the_body_with_its_own_index() {
        Set<EventLoop> loops = ConcurrentHashMap.newKeySet();
        run(() -> new LoopGroup(3).run(index -> {
            indexes.add(index);
            loops.add(getRunningLoop());
        }));
        assertEquals(Set.of(0, 1, 2), indexes);
        assertEquals(3, loops.size());
        loops.forEach(loop -> assertTrue(loop.isClosed()));
    }

    @Test
    void the_loops_run_at_the_same_time() {
        CyclicBarrier meeting = new CyclicBarrier(2);
        run(() -> new LoopGroup(2).run(index -> {
            meeting.await(); // blocks the loop's thread, until the other one blocks, too
            indexes.add(index);
        }));
        assertEquals(2, indexes.size());
    }

    @Test
    void the_calling_loop_goes_on_meanwhile() {
        run(() -> {
            List<String> seen = new ArrayList<>();
            var go = new java.util.concurrent.CompletableFuture<String>();
            Task<?> group = createTask(() -> new LoopGroup(2).run(index -> await(wrapFuture(go.copy()))));
            sleep(0);
            seen.add("still here");
            go.complete("go");
            await(group);
            assertEquals(List.of("still here"), seen);
        });
    }

    @Test
    void a_failure_cancels_the_others_and_is_thrown() {
        var group = assertThrows(
                ExceptionGroup.class,
                () -> run(() -> new LoopGroup(3).run(index -> {
                    if (index == 1) {
                        throw new IllegalArgumentException("no");
                    }
                    waitForCancellation(index);
                })));
        assertEquals(
                List.of("no"),
                group.exceptions().stream().map(Throwable::getMessage).toList());
        assertEquals(Set.of("cancelled 0", "cancelled 2"), Set.copyOf(ends));
    }

    @Test
    void all_failures_are_thrown_together() {
        CyclicBarrier meeting = new CyclicBarrier(2);
        var group = assertThrows(
                ExceptionGroup.class,
                () -> run(() -> new LoopGroup(2).run(index -> {
                    meeting.await();
                    throw new IllegalArgumentException("no " + index);
                })));
        assertEquals(2, group.exceptions().size());
    }

    @Test
    void a_cancelled_wait_cancels_all_and_waits_for_them() {
        run(() -> {
            AtomicInteger begun = new AtomicInteger();
            var ready = new java.util.concurrent.CompletableFuture<Boolean>();
            Task<?> group = createTask(() -> new LoopGroup(3).run(index -> {
                if (begun.incrementAndGet() == 3) {
                    ready.complete(true);
                }
                waitForCancellation(index);
            }));
            await(wrapFuture(ready));
            group.cancel();
            assertThrows(CancelledError.class, () -> await(group));
            assertEquals(3, ends.size());
        });
    }

    @Test
    void a_failure_while_all_are_cancelled_is_thrown() {
        run(() -> {
            var ready = new java.util.concurrent.CompletableFuture<Boolean>();
            Task<?> group = createTask(() -> new LoopGroup(1).run(index -> {
                try {
                    ready.complete(true);
                    sleep(3600);
                } catch (CancelledError e) {
                    throw new IllegalStateException("clean-up failed", e);
                }
            }));
            await(wrapFuture(ready));
            group.cancel();
            assertThrows(ExceptionGroup.class, () -> await(group));
        });
    }

    @Test
    void what_a_body_leaves_behind_is_cancelled() {
        run(() -> new LoopGroup(2).run(index -> {
            createTask(() -> waitForCancellation(index));
            sleep(0);
        }));
        assertEquals(2, ends.size());
    }

    @Test
    void the_body_sees_a_copy_of_the_context() {
        ContextVar<String> name = new ContextVar<>("name");
        run(() -> {
            name.set("outer");
            new LoopGroup(2).run(index -> {
                ends.add(name.get());
                name.set("inner");
            });
            assertEquals("outer", name.get());
        });
        assertEquals(List.of("outer", "outer"), List.copyOf(ends));
    }

    @Test
    void a_cancellation_that_comes_before_the_start_is_not_lost() {
        run(() -> {
            Task<?> group = createTask(() -> new LoopGroup(2).run(this::waitForCancellation));
            sleep(0);
            sleep(0);
            group.cancel();
            assertThrows(CancelledError.class, () -> await(group));
        });
    }

    @Test
    void the_threads_have_names_that_tell_them_apart() {
        run(() -> new LoopGroup(2)
                .run(index -> ends.add(index + " "
                        + Thread.getAllStackTraces().keySet().stream()
                                .anyMatch(thread -> thread.getName().equals("asyncio-loop-" + index)))));
        assertEquals(Set.of("0 true", "1 true"), Set.copyOf(ends));
    }

    @Test
    void an_error_that_ends_a_loop_ends_all(Log log) {
        var error = assertThrows(
                OutOfMemoryError.class,
                () -> run(() -> new LoopGroup(2).run(index -> {
                    if (index == 1) {
                        throw new OutOfMemoryError("planted");
                    }
                    waitForCancellation(index);
                })));
        assertEquals("planted", error.getMessage());
        log.take(); // what the loops have left unfinished
    }

    @Test
    void a_group_has_at_least_one_loop() {
        var error = assertThrows(IllegalArgumentException.class, () -> new LoopGroup(0));
        assertEquals("a group has at least one loop, got size=0", error.getMessage());
        assertEquals(Runtime.getRuntime().availableProcessors(), new LoopGroup().size());
    }
}
