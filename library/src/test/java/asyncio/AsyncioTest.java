package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class AsyncioTest {
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    @Test
    void run_gives_the_result_and_the_very_failure() {
        assertEquals("result", run(() -> sleep(1, "result")));
        IOException failure = new IOException("no disk");
        assertSame(
                failure,
                assertThrows(
                        IOException.class,
                        () -> run(() -> {
                            throw failure;
                        })));
    }

    @Test
    void run_cancels_what_is_left() {
        run(() -> {
            createTask(() -> {
                try {
                    sleep(100);
                } finally {
                    lines.add("cleaned up");
                }
            });
            sleep(0);
            lines.add("main is done");
        });
        assertEquals(List.of("main is done", "cleaned up"), lines);
    }

    @Test
    void run_inside_a_running_loop_is_refused_and_closes_nothing() {
        run(() -> {
            var error = assertThrows(IllegalStateException.class, () -> run(() -> lines.add("never")));
            assertTrue(
                    error.getMessage().startsWith("Asyncio.run() cannot be called from a running event loop"),
                    error.getMessage());
            assertEquals("goes on", sleep(1, "goes on"));
        });
        assertEquals(List.of(), lines);
    }

    @Test
    void run_inside_a_callback_is_refused_too(EventLoop loop) {
        loop.callSoon(() -> assertThrows(IllegalStateException.class, () -> run(() -> lines.add("never"))));
        loop.stop();
        loop.runForever();
        assertEquals(List.of(), lines);
    }

    @Test
    void run_may_be_called_again_and_again() {
        for (int i = 0; i < 100; i++) {
            assertEquals(i, run(coroutineOf(i)));
        }
    }

    private static <T> Coroutine<T> coroutineOf(T result) {
        return () -> result;
    }

    @Test
    void a_coroutine_that_is_not_awaited_does_nothing() {
        run(() -> {
            Coroutine<Boolean> coroutine = () -> lines.add("ran");
            sleep(1);
            assertTrue(lines.isEmpty());
            assertTrue(await(coroutine));
        });
        assertEquals(List.of("ran"), lines);
    }

    @Test
    void sleep_takes_its_time_and_gives_its_result(EventLoop loop) {
        loop.runUntilComplete(() -> {
            sleep(1.5);
            assertEquals(1.5, loop.time());
            sleep(Duration.ofMillis(500));
            assertEquals(2.0, loop.time());
            assertEquals("a", sleep(1, "a"));
            assertEquals("b", sleep(Duration.ofSeconds(1), "b"));
            assertNull(sleep(1, null));
            assertEquals(5.0, loop.time());
        });
    }

    @Test
    void a_sleep_of_zero_or_less_is_one_turn_without_a_timer(EventLoop loop) {
        loop.runUntilComplete(() -> {
            for (Runnable sleep : List.<Runnable>of(
                    () -> sleep(0),
                    () -> sleep(-0.0),
                    () -> sleep(-5),
                    () -> sleep(Double.NEGATIVE_INFINITY),
                    () -> sleep(Duration.ZERO),
                    () -> sleep(Duration.ofSeconds(-5)))) {
                loop.callSoon(() -> lines.add("other"));
                sleep.run();
                lines.add("slept");
                assertEquals(0, loop.agenda.timerCount());
            }
        });
        assertEquals(12, lines.size());
        for (int i = 0; i < lines.size(); i += 2) {
            assertEquals(List.of("other", "slept"), lines.subList(i, i + 2));
        }
        assertEquals(0.0, loop.time());
    }

    @Test
    void a_sleep_that_is_too_short_to_count_still_gives_up_its_turn(EventLoop loop) {
        loop.runUntilComplete(() -> {
            loop.callSoon(() -> lines.add("other"));
            sleep(1e-12);
            lines.add("slept");
        });
        assertEquals(List.of("other", "slept"), lines);
    }

    @Test
    void a_sleep_for_ever_can_be_cancelled(EventLoop loop) {
        loop.runUntilComplete(() -> {
            sleep(1);
            List<Task<Void>> sleepers = List.of(
                    createTask(() -> sleep(Double.POSITIVE_INFINITY)),
                    createTask(() -> sleep(Double.MAX_VALUE)),
                    createTask(() -> sleep(Duration.ofSeconds(Long.MAX_VALUE))));
            sleep(1e8 - 1);
            for (Task<Void> sleeper : sleepers) {
                assertFalse(sleeper.done());
                sleeper.cancel();
                assertThrows(CancelledError.class, () -> await(sleeper));
            }
            assertEquals(1e8, loop.time());
        });
    }

    @Test
    void only_a_task_can_sleep(EventLoop loop) {
        assertThrows(IllegalStateException.class, () -> sleep(1));
        loop.callSoon(() -> assertThrows(IllegalStateException.class, () -> sleep(0)));
        loop.stop();
        loop.runForever();
    }

    @Test
    void await_tells_the_compiler_what_may_come_out() {
        run(() -> {
            Future<String> future = new Future<>();
            future.setException(new IOException("no disk"));
            try {
                await(future, IOException.class);
            } catch (IOException e) {
                lines.add(e.getMessage());
            }
            try {
                await(future, InterruptedException.class, IOException.class);
            } catch (InterruptedException | IOException e) {
                lines.add(e.getMessage());
            }
            try {
                await(future, InterruptedException.class, ReflectiveOperationException.class, IOException.class);
            } catch (InterruptedException | ReflectiveOperationException | IOException e) {
                lines.add(e.getMessage());
            }
        });
        assertEquals(List.of("no disk", "no disk", "no disk"), lines);
    }

    @Test
    void ensure_future_leaves_futures_alone_and_starts_coroutines(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Future<String> future = new Future<>();
            assertSame(future, ensureFuture(future));
            assertSame(future, ensureFuture(future, loop));
            Task<String> task = createTask(() -> "task");
            assertSame(task, ensureFuture(task));
            Future<String> started = ensureFuture(() -> "started");
            assertInstanceOf(Task.class, started);
            assertEquals("started", await(started));
            assertNull(await(ensureFuture(() -> sleep(1))));
        });
    }

    @Test
    void ensure_future_works_for_a_loop_that_does_not_run(EventLoop loop) {
        Future<String> started = ensureFuture(() -> "started", loop);
        assertSame(loop, started.getLoop());
        assertEquals("started", loop.runUntilComplete(started));
        assertThrows(IllegalStateException.class, () -> ensureFuture(() -> "nowhere"));
    }

    @Test
    void a_future_of_another_loop_is_not_accepted_in_the_name_of_this_one(EventLoop loop) {
        try (EventLoop other = newEventLoop()) {
            Future<String> foreign = other.createFuture();
            var error = assertThrows(IllegalArgumentException.class, () -> ensureFuture(foreign, loop));
            assertTrue(error.getMessage().startsWith("The future belongs to a different loop"), error.getMessage());
            assertThrows(IllegalArgumentException.class, () -> loop.runUntilComplete(foreign));
        }
    }

    @Test
    void a_callback_has_no_current_task_but_its_loop(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Task<?> task = currentTask();
            assertNotNull(task);
            loop.callSoon(() -> {
                assertNull(currentTask());
                assertNull(currentTask(loop));
                assertSame(loop, getRunningLoop());
                lines.add("called");
            });
            sleep(0);
            assertSame(task, currentTask());
            assertSame(task, currentTask(loop));
        });
        assertEquals(List.of("called"), lines);
    }

    @Test
    void outside_of_a_loop_there_is_no_current_task(EventLoop loop) {
        assertThrows(IllegalStateException.class, () -> currentTask());
        assertNull(currentTask(loop));
        assertThrows(IllegalStateException.class, () -> allTasks());
        assertThrows(IllegalStateException.class, Asyncio::getRunningLoop);
    }

    @Test
    void all_tasks_are_those_that_have_not_ended_in_the_order_of_their_creation(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Task<?> main = currentTask();
            Task<?> first = createTask(() -> sleep(1));
            Task<?> second = createTask(() -> sleep(2));
            assertEquals(List.of(main, first, second), List.copyOf(allTasks()));
            sleep(1.5);
            assertEquals(List.of(main, second), List.copyOf(allTasks()));
            await(second);
            assertEquals(Set.of(main), allTasks());
        });
        assertEquals(Set.of(), allTasks(loop));
    }

    @Test
    void another_thread_may_ask_for_all_tasks(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Task<?> main = currentTask();
            Future<String> end = new Future<>();
            Task<String> other = createTask(() -> await(end));
            Thread asking = Thread.ofPlatform()
                    .start(() -> lines.add("" + allTasks(loop).equals(Set.of(main, other))));
            asking.join();
            end.setResult("end");
            await(other);
        });
        assertEquals(List.of("true"), lines);
    }

    @Test
    void futures_and_coroutines_can_be_told_apart(EventLoop loop) {
        Coroutine<String> coroutine = () -> "x";
        VoidCoroutine voidCoroutine = () -> {};
        Future<String> future = loop.createFuture();
        assertTrue(isFuture(future) && !isCoroutine(future));
        assertTrue(isCoroutine(coroutine) && !isFuture(coroutine));
        assertTrue(isCoroutine(voidCoroutine));
        assertFalse(isFuture(null) || isCoroutine(null) || isFuture("x") || isCoroutine("x"));
    }

    @Test
    void the_event_loop_is_the_running_one_or_else_that_of_the_thread(EventLoop loop) {
        var error = assertThrows(IllegalStateException.class, Asyncio::getEventLoop);
        assertTrue(error.getMessage().contains("setEventLoop(newEventLoop())"), error.getMessage());
        try (EventLoop installed = newEventLoop()) {
            setEventLoop(installed);
            assertSame(installed, getEventLoop());
            loop.runUntilComplete(() -> assertSame(loop, getEventLoop()));
            assertSame(installed, getEventLoop());
        } finally {
            setEventLoop(null);
        }
        assertThrows(IllegalStateException.class, Asyncio::getEventLoop);
    }

    @Test
    void run_works_on_a_virtual_thread_too() throws InterruptedException {
        EventLoopOptions options = EventLoopOptions.SCOPE.get();
        Thread.ofVirtual()
                .start(() -> ScopedValue.where(EventLoopOptions.SCOPE, options)
                        .run(() -> lines.add(run(() -> sleep(1, "on a virtual thread")))))
                .join();
        assertEquals(List.of("on a virtual thread"), lines);
    }
}
