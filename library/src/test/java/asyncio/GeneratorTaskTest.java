package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The body of a generator as a part of the task that consumes it, and the end of generators. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class GeneratorTaskTest {
    private static final TaskOptions EAGER = TaskOptions.DEFAULT.withEagerStart(true);

    private final List<String> lines = new ArrayList<>();

    private Generator<Integer> ticks(String name) {
        return generator(out -> {
            try {
                for (int i = 0; ; i++) {
                    sleep(1);
                    out.emit(i);
                }
            } finally {
                lines.add(name + " closed");
            }
        });
    }

    @Test
    void the_body_runs_in_the_task_and_context_of_its_consumer(EventLoop loop) {
        ContextVar<String> variable = new ContextVar<>("variable");
        loop.runUntilComplete(() -> {
            variable.set("main's");
            Generator<Task<?>> values = generator(out -> {
                assertEquals("main's", variable.get());
                variable.set("changed");
                out.emit(currentTask());
                sleep(1);
                out.emit(currentTask());
                out.emit(currentTask());
            });
            assertSame(currentTask(), values.next());
            assertEquals("changed", variable.get());
            assertSame(currentTask(), values.next());
            Task<Task<?>> other = createTask(() -> values.next());
            assertSame(other, await(other));
            assertEquals(1, allTasks().size());
            values.close();
        });
    }

    @Test
    void the_body_sees_the_context_that_its_consumer_has_entered(EventLoop loop) {
        ContextVar<String> variable = new ContextVar<>("variable");
        loop.runUntilComplete(() -> {
            variable.set("task's");
            Generator<String> values = generator(out -> {
                out.emit(variable.get());
                out.emit(variable.get());
                new Context().run(() -> {
                    variable.set("own");
                    out.emit(variable.get());
                    out.emit(variable.get());
                });
                out.emit(variable.get());
            });
            assertEquals("task's", values.next());
            Context entered = new Context();
            entered.run(() -> {
                variable.set("entered");
                assertEquals("entered", values.next());
            });
            assertEquals("own", values.next());
            entered.run(() -> assertEquals("own", values.next()));
            assertEquals("task's", variable.get());
            assertEquals("task's", values.next());
            values.close();
        });
    }

    @Test
    void a_cancellation_is_thrown_where_the_body_waits(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Generator<Integer> values = generator(out -> {
                try {
                    sleep(10);
                } catch (CancelledError e) {
                    lines.add("body " + e.getMessage());
                    throw e;
                }
            });
            Task<?> consumer = createTask(() -> {
                try {
                    values.next();
                } catch (CancelledError e) {
                    lines.add("consumer " + e.getMessage());
                    throw e;
                }
            });
            sleep(1);
            consumer.cancel("stop");
            assertThrows(CancelledError.class, () -> await(consumer));
            assertThrows(NoSuchElementException.class, values::next);
        });
        assertEquals(List.of("body stop", "consumer stop"), lines);
    }

    @Test
    void a_body_may_swallow_a_cancellation(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Generator<String> values = generator(out -> {
                try {
                    sleep(10);
                } catch (CancelledError e) {
                    out.emit("swallowed");
                }
            });
            Task<String> consumer = createTask(() -> values.next());
            sleep(1);
            consumer.cancel();
            assertEquals("swallowed", await(consumer));
            values.close();
        });
    }

    @Test
    void a_time_out_reaches_into_the_body(EventLoop loop) {
        loop.runUntilComplete(() -> {
            try (Generator<Integer> values = ticks("ticks")) {
                assertThrows(
                        TimeoutException.class,
                        () -> timeout(Duration.ofMillis(2500), () -> {
                            for (int value : values) {
                                lines.add("got " + value);
                            }
                        }));
            }
        });
        assertEquals(List.of("got 0", "got 1", "ticks closed"), lines);
    }

    @Test
    void a_blocking_call_of_the_body_is_interrupted(EventLoop loop) {
        assumeTrue(Fiber.SCHEDULED, "in the baton a blocking call holds the loop");
        loop.runUntilComplete(() -> {
            Generator<Integer> values = generator(out -> new CountDownLatch(1).await());
            Task<?> consumer = createTask(() -> {
                values.next();
            });
            sleep(1);
            consumer.cancel();
            assertThrows(CancelledError.class, () -> await(consumer));
        });
    }

    @Test
    void others_run_while_the_body_waits(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Task<?> other = createTask(() -> {
                for (int i = 0; i < 3; i++) {
                    sleep(0.6);
                    lines.add("other " + i);
                }
            });
            try (Generator<Integer> values = ticks("ticks")) {
                lines.add("got " + values.next());
                await(other);
            }
        });
        assertEquals(List.of("other 0", "got 0", "other 1", "other 2", "ticks closed"), lines);
    }

    @Test
    void an_eager_task_may_consume_it_in_its_first_step(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Generator<String> values = generator(out -> {
                out.emit("at once");
                sleep(1);
                out.emit("later");
            });
            Task<String> task = createTask(
                    () -> {
                        lines.add(values.next());
                        return values.next();
                    },
                    EAGER);
            lines.add("creator");
            assertEquals("later", await(task));
            Task<String> none = createTask(() -> values.next("none"), EAGER);
            assertEquals("none", none.result());
            lines.add("creator again");
        });
        assertEquals(List.of("at once", "creator", "creator again"), lines);
    }

    @Test
    void an_eager_task_that_yields_in_the_body_lets_its_creator_go_on(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Generator<String> values = generator(out -> {
                sleep(0);
                out.emit("value");
            });
            Task<String> task = createTask(() -> values.next(), EAGER);
            assertFalse(task.done());
            assertEquals("value", await(task));
            values.close();
        });
    }

    @Test
    void the_body_may_create_eager_tasks(EventLoop loop) {
        loop.runUntilComplete(() -> {
            try (Generator<String> values = generator(out -> {
                Task<String> task = createTask(() -> sleep(1, "child"), EAGER);
                out.emit("first");
                out.emit(await(task));
            })) {
                assertEquals("first", values.next());
                assertEquals("child", values.next());
            }
        });
    }

    @Test
    void many_generators_one_after_the_other_use_one_stack(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Thread first = thread();
            for (int i = 0; i < 1_000; i++) {
                assertSame(first, thread());
            }
        });
    }

    private static Thread thread() {
        try (Generator<Thread> values = generator(out -> out.emit(Thread.currentThread()))) {
            return values.next();
        }
    }

    @Test
    void a_thousand_of_them_are_open_at_the_same_time(EventLoop loop) {
        loop.runUntilComplete(() -> {
            List<Generator<Integer>> all = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                Generator<Integer> one = ticks("t" + i);
                all.add(one);
                createTask(() -> one.next());
            }
            sleep(2);
            for (Generator<Integer> one : all) {
                one.close();
            }
        });
        assertEquals(1_000, lines.size());
    }

    @Test
    void the_shutdown_closes_what_was_left_and_reports_what_fails(EventLoop loop) {
        List<ExceptionContext> reported = new ArrayList<>();
        loop.setExceptionHandler((where, context) -> reported.add(context));
        Generator<Integer> failing = generator(out -> {
            try {
                out.emit(1);
            } finally {
                failing();
            }
        });
        loop.runUntilComplete(() -> {
            ticks("a").next();
            failing.next();
            ticks("b").next();
            ticks("never begun");
            loop.shutdownAsyncgens();
            loop.shutdownAsyncgens();
        });
        assertEquals(List.of("a closed", "b closed"), lines);
        assertEquals(1, reported.size());
        ExceptionContext context = reported.getFirst();
        assertSame(failing, context.others().get("asyncgen"));
        assertInstanceOf(IOException.class, context.exception());
        assertTrue(context.message().startsWith("an error occurred during closing of asynchronous generator"));
    }

    private static void failing() throws IOException {
        throw new IOException("no disk");
    }

    @Test
    void one_that_was_closed_or_has_ended_is_nothing_to_shut_down(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Generator<Integer> ended = generator(out -> out.emit(1));
            ended.next();
            ended.next(2);
            Generator<Integer> closed = ticks("closed");
            closed.next();
            closed.close();
            assertTrue(loop.generators.isEmpty());
        });
    }

    @Test
    void a_runner_closes_generators_after_its_tasks() {
        run(() -> {
            Generator<Integer> values = ticks("generator");
            values.next();
            createTask(() -> {
                try {
                    sleep(10);
                } finally {
                    lines.add("task closed");
                }
            });
            sleep(0);
        });
        assertEquals(List.of("task closed", "generator closed"), lines);
    }

    @Test
    void a_loop_that_is_closed_unwinds_what_nobody_closed(EventLoop loop) {
        loop.runUntilComplete(() -> {
            ticks("a").next();
            ticks("b").next();
        });
        loop.close();
        assertEquals(List.of("a closed", "b closed"), lines);
    }

    @Test
    void a_clean_up_that_fails_or_waits_when_the_loop_is_closed_is_reported(EventLoop loop, Log log) {
        loop.runUntilComplete(() -> {
            Generator<Integer> values = generator(out -> {
                try {
                    out.emit(1);
                } finally {
                    sleep(1);
                }
            });
            values.next();
        });
        loop.close();
        assertTrue(log.take().getFirst().contains("an error occurred during closing of asynchronous generator"));
    }

    @Test
    void a_task_unwound_with_its_loop_closes_its_generators(EventLoop loop, Log log) {
        loop.createTask(() -> {
            try (Generator<Integer> values = ticks("ticks")) {
                for (int value : values) {
                    lines.add("got " + value);
                    if (value == 1) {
                        sleep(100);
                    }
                }
            }
        });
        loop.createTask(() -> {
            for (int value : ticks("other")) {
                lines.add("other " + value);
            }
        });
        loop.runUntilComplete(() -> sleep(2.5));
        loop.close();
        assertEquals(List.of("got 0", "other 0", "got 1", "other 1", "ticks closed", "other closed"), lines);
        assertEquals(2, log.take().size());
    }

    @Test
    void a_consumer_whose_stack_cannot_sleep_is_told_so(EventLoop loop) {
        assumeTrue(Fiber.SCHEDULED, "in the baton a stack can be put to sleep anywhere");
        loop.runUntilComplete(() -> {
            Generator<Integer> values = ticks("ticks");
            Pinned.values = values;
            assertThrows(ExceptionInInitializerError.class, () -> Pinned.Inner.VALUE.toString());
            assertEquals(0, values.next());
            assertThrows(NoClassDefFoundError.class, () -> Pinned.Inner.VALUE.toString());
            assertEquals(1, values.next());
            values.close();
        });
        assertEquals(List.of("ticks closed"), lines);
    }

    private static final class Pinned {
        static Generator<Integer> values;

        private static final class Inner {
            static final Integer VALUE = values.next();
        }
    }
}
