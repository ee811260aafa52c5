package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Turns, runs and ends of a loop. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class EventLoopTest {
    private final List<String> lines = new ArrayList<>();

    private static void turn(EventLoop loop) {
        loop.stop();
        loop.runForever();
    }

    @Test
    void callbacks_run_in_order_and_once(EventLoop loop) {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            String name = "callback " + i;
            expected.add(name);
            loop.callSoon(() -> lines.add(name));
        }
        turn(loop);
        turn(loop);
        assertEquals(expected, lines);
    }

    @Test
    void a_turn_runs_what_was_ready_at_its_start(EventLoop loop) {
        loop.callSoon(() -> {
            lines.add("first");
            loop.callSoon(() -> lines.add("next turn"));
        });
        loop.callSoon(() -> lines.add("second"));
        turn(loop);
        assertEquals(List.of("first", "second"), lines);
        turn(loop);
        assertEquals(List.of("first", "second", "next turn"), lines);
    }

    @Test
    void tasks_and_callbacks_take_their_turns_in_one_order(EventLoop loop) {
        loop.callSoon(() -> lines.add("callback 1"));
        loop.createTask(() -> lines.add("task"));
        loop.callSoon(() -> lines.add("callback 2"));
        loop.callSoonThreadsafe(() -> lines.add("from another thread"));
        turn(loop);
        assertEquals(List.of("callback 1", "task", "callback 2", "from another thread"), lines);
    }

    @Test
    void stop_lets_the_turn_finish_and_keeps_what_it_scheduled(EventLoop loop) {
        loop.callSoon(() -> {
            lines.add("first");
            loop.stop();
            loop.callSoon(() -> lines.add("next run"));
        });
        loop.callSoon(() -> lines.add("second"));
        loop.runForever();
        assertEquals(List.of("first", "second"), lines);
        turn(loop);
        assertEquals(List.of("first", "second", "next run"), lines);
    }

    @Test
    void a_loop_that_was_stopped_before_runs_one_turn_without_waiting(EventLoop loop) {
        loop.callLater(5, () -> lines.add("later"));
        loop.callSoon(() -> lines.add("soon"));
        loop.stop();
        loop.stop();
        loop.runForever();
        assertEquals(List.of("soon"), lines);
        assertEquals(0.0, loop.time());
        loop.callLater(6, loop::stop);
        loop.runForever();
        assertEquals(List.of("soon", "later"), lines);
    }

    @Test
    void it_knows_whether_it_runs_and_whether_it_is_closed(EventLoop loop) {
        assertFalse(loop.isRunning());
        loop.runUntilComplete(() -> {
            assertTrue(loop.isRunning());
            assertEquals("<EventLoop running=true closed=false debug=false>", loop.toString());
        });
        assertFalse(loop.isRunning());
        assertFalse(loop.isClosed());
        loop.close();
        assertTrue(loop.isClosed());
        assertEquals("<EventLoop running=false closed=true debug=false>", loop.toString());
    }

    @Test
    void run_until_complete_gives_the_result_and_the_very_failure(EventLoop loop) {
        assertEquals("result", loop.runUntilComplete(() -> "result"));
        Exception failure = new Exception("checked");
        assertSame(
                failure,
                assertThrows(
                        Exception.class,
                        () -> loop.runUntilComplete(() -> {
                            throw failure;
                        })));
        Future<String> future = loop.createFuture();
        loop.callLater(1, () -> future.setResult("of a future"));
        assertEquals("of a future", loop.runUntilComplete(future));
        assertEquals("of a future", loop.runUntilComplete(future));
    }

    @Test
    void a_run_that_is_stopped_too_early_leaves_the_future_pending(EventLoop loop) {
        Future<String> future = loop.createFuture();
        loop.callSoon(loop::stop);
        var error = assertThrows(IllegalStateException.class, () -> loop.runUntilComplete(future));
        assertEquals("Event loop stopped before Future completed.", error.getMessage());
        assertFalse(future.done());
        loop.callSoon(() -> future.setResult("now"));
        loop.callLater(1, loop::stop);
        loop.runForever();
        assertEquals(1.0, loop.time(), "the first run has left no callback that stops the second");
    }

    @Test
    void a_running_loop_cannot_be_run_again(EventLoop loop) {
        loop.runUntilComplete(() -> {
            for (Throwable error : List.of(
                    assertThrows(IllegalStateException.class, loop::runForever),
                    assertThrows(IllegalStateException.class, () -> loop.runUntilComplete(() -> {})))) {
                assertTrue(error.getMessage().startsWith("This event loop is already running"), error.getMessage());
            }
            assertEquals("goes on", sleep(1, "goes on"));
        });
    }

    @Test
    void another_loop_cannot_run_inside_and_keeps_nothing_of_it(EventLoop loop) {
        try (EventLoop other = newEventLoop()) {
            loop.runUntilComplete(() -> {
                var error = assertThrows(IllegalStateException.class, () -> other.runUntilComplete(() -> sleep(1)));
                assertTrue(error.getMessage().contains("while another loop is running"), error.getMessage());
                assertThrows(IllegalStateException.class, other::runForever);
            });
            assertEquals(0, allTasks(other).size());
            assertEquals("usable", other.runUntilComplete(() -> "usable"));
        }
    }

    @Test
    void another_thread_cannot_run_a_running_loop(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Thread intruder = Thread.ofPlatform()
                    .start(() -> lines.add(assertThrows(IllegalStateException.class, loop::runForever)
                            .getMessage()));
            intruder.join();
        });
        assertTrue(lines.getFirst().startsWith("This event loop is already running"), lines::toString);
    }

    @Test
    void it_may_run_on_one_thread_after_the_other(EventLoop loop) throws InterruptedException {
        Task<String> task = loop.createTask(() -> {
            lines.add("started");
            sleep(1);
            return "ended";
        });
        turn(loop);
        Thread.ofPlatform().start(() -> lines.add(loop.runUntilComplete(task))).join();
        Thread.ofVirtual()
                .start(() -> lines.add(loop.runUntilComplete(() -> sleep(1, "virtual"))))
                .join();
        assertEquals(List.of("started", "ended", "virtual"), lines);
    }

    @Test
    void what_is_queued_when_a_loop_closes_never_runs(EventLoop loop) {
        loop.callSoon(() -> lines.add("soon"));
        loop.callLater(0, () -> lines.add("later"));
        loop.callSoonThreadsafe(() -> lines.add("threadsafe"));
        loop.close();
        loop.close();
        assertEquals(List.of(), lines);
        assertEquals(0, loop.agenda.timerCount());
    }

    @Test
    void a_running_loop_cannot_be_closed(EventLoop loop) {
        loop.callSoon(() -> {
            var error = assertThrows(IllegalStateException.class, loop::close);
            assertTrue(error.getMessage().startsWith("Cannot close a running event loop"), error.getMessage());
            lines.add("goes on");
        });
        turn(loop);
        assertFalse(loop.isClosed());
        assertEquals(List.of("goes on"), lines);
    }

    @Test
    void a_task_factory_makes_all_further_tasks(EventLoop loop) {
        assertNull(loop.getTaskFactory());
        TaskFactory factory = new TaskFactory() {
            @Override
            public <T> Task<T> create(EventLoop where, Coroutine<T> coroutine, TaskOptions options) {
                assertSame(loop, where);
                lines.add("made " + options.name());
                return new Task<>(where, coroutine, options.withName("by the factory"));
            }
        };
        loop.setTaskFactory(factory);
        assertSame(factory, loop.getTaskFactory());
        loop.runUntilComplete(() -> {
            Task<?> task = createTask(() -> {}, "asked for");
            assertEquals("by the factory", task.getName());
            await(task);
            assertEquals("value", await(createTask(() -> "value")));
        });
        assertEquals(List.of("made null", "made asked for", "made null"), lines);
        loop.setTaskFactory(null);
        assertNotEquals(
                "by the factory", loop.createTask(() -> lines.add("default")).getName());
        turn(loop);
    }

    @Test
    void a_failing_task_factory_fails_its_caller(EventLoop loop) {
        loop.setTaskFactory(new TaskFactory() {
            @Override
            public <T> Task<T> create(EventLoop where, Coroutine<T> coroutine, TaskOptions options) {
                throw new UnsupportedOperationException("no tasks today");
            }
        });
        assertThrows(UnsupportedOperationException.class, () -> loop.createTask(() -> "x"));
        assertThrows(UnsupportedOperationException.class, () -> loop.runUntilComplete(() -> {}));
        loop.setTaskFactory(null);
        assertEquals("works", loop.runUntilComplete(() -> "works"));
    }

    @Test
    void a_hundred_thousand_callbacks_in_a_chain_take_as_many_turns(EventLoop loop) {
        int[] count = {0};
        loop.callSoon(new Runnable() {
            @Override
            public void run() {
                if (++count[0] == 100_000) {
                    loop.stop();
                } else {
                    loop.callSoon(this);
                }
            }
        });
        loop.runForever();
        assertEquals(100_000, count[0]);
    }
}
