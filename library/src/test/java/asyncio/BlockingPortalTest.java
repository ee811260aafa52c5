package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class BlockingPortalTest {
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch waiting = new CountDownLatch(1);

    /** A coroutine that waits until it is cancelled, and cleans up. */
    private void waitForEver() {
        try {
            waiting.countDown();
            await(new Future<>());
        } finally {
            lines.add("cleaned up");
        }
    }

    @Test
    void a_portal_of_its_own_runs_a_loop_on_a_thread_of_its_own() {
        try (BlockingPortal portal = BlockingPortal.start()) {
            assertEquals(42, portal.call(() -> 6 * 7));
            portal.call(() -> {
                lines.add(currentTask() == null ? "no task" : "a task");
            });
            Thread here = Thread.currentThread();
            assertNotSame(here, portal.call(() -> Thread.currentThread()));
        }
        assertEquals(List.of("a task"), lines);
    }

    @Test
    void all_calls_go_to_the_same_loop() {
        try (BlockingPortal portal = BlockingPortal.start()) {
            assertSame(portal.call(() -> getRunningLoop()), portal.call(() -> getRunningLoop()));
        }
    }

    @Test
    void its_loop_lives_by_the_options_in_force_here() {
        try (BlockingPortal portal = BlockingPortal.start(RunnerOptions.DEFAULT.withDebug(true))) {
            assertTrue(portal.call(() -> getRunningLoop().getDebug()));
            portal.call(() -> sleep(3600));
            assertEquals(3600, portal.call(() -> getRunningLoop().time()));
        }
    }

    @Test
    void virtual_time_moves_while_a_call_waits_and_not_between_calls() {
        try (BlockingPortal portal = BlockingPortal.start()) {
            portal.call(() -> {
                createTask(() -> {
                    while (true) {
                        sleep(1);
                        lines.add("tick");
                    }
                });
            });
            portal.call(() -> sleep(2.5));
            assertEquals(List.of("tick", "tick"), lines);
            portal.call(() -> sleep(1));
            assertEquals(List.of("tick", "tick", "tick"), lines);
        }
    }

    @Test
    void exceptions_are_thrown_as_they_are() {
        IOException checked = new IOException("no disk");
        CompletionException wrapper = new CompletionException("a task may throw this, too", checked);
        CancellationException foreign = new CancellationException("of something else");
        try (BlockingPortal portal = BlockingPortal.start()) {
            for (Exception failure : List.of(checked, wrapper, foreign)) {
                assertSame(
                        failure,
                        assertThrows(
                                Exception.class,
                                () -> portal.call(() -> {
                                    throw failure;
                                })));
            }
        }
    }

    @Test
    void a_task_that_is_cancelled_is_a_cancelled_call() {
        try (BlockingPortal portal = BlockingPortal.start()) {
            var error = assertThrows(
                    CancelledError.class,
                    () -> portal.call(() -> {
                        currentTask().cancel("enough");
                        sleep(1);
                    }));
            assertEquals("enough", error.getMessage());
        }
    }

    @Test
    void a_call_carries_the_context_of_its_caller() {
        ContextVar<String> user = new ContextVar<>("user", "nobody");
        try (BlockingPortal portal = BlockingPortal.start()) {
            new Context().run(() -> {
                user.set("ann");
                assertEquals("ann", portal.call(() -> user.get()));
            });
            assertEquals("nobody", portal.call(() -> user.get()));
        }
    }

    @Test
    void a_task_that_is_started_soon_keeps_nobody_waiting() throws Exception {
        try (BlockingPortal portal = BlockingPortal.start()) {
            CompletableFuture<String> stage = portal.startTaskSoon(() -> sleep(1, "done"));
            assertEquals("done", stage.get());
            CompletableFuture<Void> waits = portal.startTaskSoon(() -> waitForEver());
            waiting.await();
            waits.cancel(true);
        }
        assertEquals(List.of("cleaned up"), lines);
    }

    @Test
    void an_interrupt_of_the_waiting_thread_cancels_the_task_and_waits_for_its_end() throws InterruptedException {
        AtomicBoolean flag = new AtomicBoolean();
        try (BlockingPortal portal = BlockingPortal.start()) {
            Thread caller = Thread.ofPlatform().start(() -> {
                assertThrows(CancelledError.class, () -> portal.call(() -> waitForEver()));
                lines.add("call returned");
                flag.set(Thread.currentThread().isInterrupted());
            });
            waiting.await();
            caller.interrupt();
            caller.join();
        }
        assertEquals(List.of("cleaned up", "call returned"), lines);
        assertTrue(flag.get());
    }

    @Test
    void a_task_that_goes_on_all_the_same_gives_its_result_to_the_interrupted_thread() {
        Thread here = Thread.currentThread();
        try (BlockingPortal portal = BlockingPortal.start()) {
            String result = portal.call(() -> {
                here.interrupt();
                try {
                    return await(new Future<String>());
                } catch (CancelledError e) {
                    return "went on";
                }
            });
            assertTrue(Thread.interrupted());
            assertEquals("went on", result);
        }
    }

    @Test
    void an_interrupt_before_the_call_cancels_it_too() {
        try (BlockingPortal portal = BlockingPortal.start()) {
            Thread.currentThread().interrupt();
            assertThrows(CancelledError.class, () -> portal.call(() -> await(new Future<>())));
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void a_second_interrupt_does_not_wait_for_the_task() throws InterruptedException {
        CountDownLatch firstCame = new CountDownLatch(1);
        try (BlockingPortal portal = BlockingPortal.start()) {
            CompletableFuture<Future<String>> gate = new CompletableFuture<>();
            Thread caller = Thread.ofPlatform().start(() -> {
                assertThrows(
                        CancelledError.class,
                        () -> portal.call(() -> {
                            Future<String> goOn = new Future<>();
                            gate.complete(goOn);
                            try {
                                await(new Future<>());
                            } catch (CancelledError e) {
                                firstCame.countDown();
                                lines.add(await(goOn));
                            }
                        }));
                lines.add("gave up");
            });
            Future<String> goOn = gate.join();
            caller.interrupt();
            firstCame.await();
            caller.interrupt();
            caller.join();
            portal.call(() -> goOn.setResult("ended"));
        }
        assertEquals(List.of("gave up", "ended"), lines);
    }

    @Test
    void a_call_from_its_own_loop_is_refused() {
        try (BlockingPortal portal = BlockingPortal.start()) {
            portal.call(() -> {
                var error = assertThrows(IllegalStateException.class, () -> portal.call(() -> "never"));
                assertTrue(error.getMessage().startsWith("call() of a portal from its own loop"), error.getMessage());
                assertThrows(IllegalStateException.class, () -> portal.startTaskSoon(() -> "never"));
                assertThrows(IllegalStateException.class, () -> portal.closeNow());
            });
            assertEquals("still open", portal.call(() -> "still open"));
        }
    }

    @Test
    void what_keeps_its_loop_from_starting_is_thrown_as_it_is() {
        IllegalStateException failure = new IllegalStateException("no loop");
        var options = RunnerOptions.DEFAULT.withLoopFactory(() -> {
            throw failure;
        });
        assertSame(failure, assertThrows(IllegalStateException.class, () -> BlockingPortal.start(options)));
        assertThrows(NullPointerException.class, () -> BlockingPortal.start(null));
    }

    @Test
    void an_error_that_ends_its_loop_is_thrown_by_close_and_no_caller_waits_for_ever() throws Exception {
        KeyboardInterrupt end = new KeyboardInterrupt();
        BlockingPortal portal = BlockingPortal.start();
        CompletableFuture<?> waits = portal.startTaskSoon(() -> waitForEver());
        waiting.await();
        CompletableFuture<?> ends = portal.startTaskSoon(() -> {
            throw end;
        });
        assertSame(end, assertThrows(KeyboardInterrupt.class, () -> portal.close()));
        assertTrue(waits.isDone());
        assertTrue(ends.isDone());
        assertThrows(IllegalStateException.class, () -> portal.call(() -> "never"));
    }

    @Test
    void a_portal_can_be_opened_on_a_loop_that_runs(EventLoop loop) {
        loop.runUntilComplete(() -> {
            try (BlockingPortal portal = BlockingPortal.open()) {
                assertEquals("via portal", toThread(() -> portal.call(() -> sleep(5, "via portal"))));
            }
            assertEquals(5, loop.time());
        });
        assertFalse(loop.agenda.outside.isExpected());
    }

    @Test
    void a_task_that_closes_a_portal_waits_for_its_calls(EventLoop loop) {
        loop.runUntilComplete(() -> {
            BlockingPortal portal = BlockingPortal.open();
            CompletableFuture<String> stage = toThread(() -> portal.startTaskSoon(() -> sleep(5, "done")));
            portal.close();
            assertEquals("done", stage.getNow("not yet"));
        });
    }

    @Test
    void a_task_that_is_cancelled_while_it_closes_cancels_the_calls(EventLoop loop) {
        loop.runUntilComplete(() -> {
            BlockingPortal portal = BlockingPortal.open();
            toThread(() -> portal.startTaskSoon(() -> waitForEver()));
            Task<?> closer = createTask(() -> portal.close());
            sleep(0);
            closer.cancel();
            assertThrows(CancelledError.class, () -> await(closer));
        });
        assertEquals(List.of("cleaned up"), lines);
    }

    @Test
    void another_thread_may_close_it(EventLoop loop) {
        loop.runUntilComplete(() -> {
            BlockingPortal portal = BlockingPortal.open();
            toThread(() -> {
                assertEquals("called", portal.call(() -> "called"));
                portal.close();
            });
            assertThrows(IllegalStateException.class, () -> toThread(() -> portal.call(() -> "never")));
        });
    }

    @Test
    void one_of_its_calls_cannot_close_it_and_neither_can_a_callback(EventLoop loop) {
        loop.runUntilComplete(() -> {
            try (BlockingPortal portal = BlockingPortal.open()) {
                toThread(() -> portal.call(() -> {
                    var error = assertThrows(IllegalStateException.class, portal::close);
                    assertTrue(error.getMessage().contains("from one of its calls"), error.getMessage());
                }));
                loop.callSoon(() -> assertThrows(IllegalStateException.class, portal::close));
                sleep(0);
                assertEquals("still open", toThread(() -> portal.call(() -> "still open")));
            }
        });
    }

    @Test
    void a_portal_needs_a_running_loop() {
        assertThrows(IllegalStateException.class, () -> BlockingPortal.open());
    }

    @Test
    void when_its_loop_is_closed_first_the_callers_get_an_error() {
        List<BlockingPortal> portals = new ArrayList<>();
        run(() -> {
            portals.add(BlockingPortal.open());
        });
        BlockingPortal portal = portals.getFirst();
        var error = assertThrows(IllegalStateException.class, () -> portal.call(() -> "never"));
        assertEquals("Event loop is closed: call() after close()", error.getMessage());
        portal.close();
    }

    @Test
    void it_needs_a_coroutine() {
        Coroutine<String> none = null;
        VoidCoroutine nothing = null;
        try (BlockingPortal portal = BlockingPortal.start()) {
            assertThrows(NullPointerException.class, () -> portal.call(none));
            assertThrows(NullPointerException.class, () -> portal.call(nothing));
            assertThrows(NullPointerException.class, () -> portal.startTaskSoon(none));
            assertThrows(NullPointerException.class, () -> portal.startTaskSoon(nothing));
        }
    }

    @Test
    void two_loops_call_each_other_through_portals(EventLoop loop) {
        try (BlockingPortal other = BlockingPortal.start()) {
            loop.runUntilComplete(() -> {
                try (BlockingPortal back = BlockingPortal.open()) {
                    String answer = toThread(() -> other.call(() -> toThread(() -> back.call(() -> "there and back"))));
                    assertEquals("there and back", answer);
                }
            });
        }
    }
}
