package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Stacks and turns of eager tasks: who goes on when; for the rest see {@link EagerTaskTest}. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class EagerTaskTurnsTest {
    private static final TaskOptions EAGER = TaskOptions.DEFAULT.withEagerStart(true);

    private final List<String> lines = new ArrayList<>();

    private String twoSteps(String name) {
        lines.add(name + " 1");
        sleep(1);
        lines.add(name + " 2");
        return name + "'s result";
    }

    @Test
    void eager_tasks_nest(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Task<String> outer = createTask(
                    () -> {
                        lines.add("outer");
                        Task<String> inner = createTask(() -> twoSteps("inner"), EAGER);
                        lines.add("outer goes on");
                        return await(inner);
                    },
                    EAGER);
            lines.add("creator");
            assertEquals("inner's result", await(outer));
        });
        assertEquals(List.of("outer", "inner 1", "outer goes on", "creator", "inner 2"), lines);
    }

    @Test
    void they_nest_deeper_than_a_stack_would(EventLoop loop) {
        loop.runUntilComplete(() -> {
            assertEquals(3_000, nested(3_000).result());
            assertEquals(1, allTasks().size());
        });
    }

    private static Task<Integer> nested(int depth) {
        return createTask(() -> depth == 0 ? 0 : nested(depth - 1).result() + 1, EAGER);
    }

    @Test
    void a_yield_in_the_first_step_lets_the_creator_go_on_also_on_an_idle_loop(EventLoop loop) {
        loop.runUntilComplete(() -> {
            createTask(() -> yielding("body"), EAGER);
            lines.add("creator");
            sleep(1);
        });
        assertEquals(List.of("body 1", "creator", "body 2"), lines);
    }

    @Test
    void so_it_does_with_the_clock_of_the_system() {
        try (EventLoop loop = new EventLoop(EventLoopOptions.DEFAULT.withClock(Clock.system()))) {
            loop.runUntilComplete(() -> {
                createTask(() -> yielding("body"), EAGER);
                lines.add("creator");
                sleep(0);
                sleep(0);
            });
        }
        assertEquals(List.of("body 1", "creator", "body 2"), lines);
    }

    private void yielding(String name) {
        lines.add(name + " 1");
        sleep(0);
        lines.add(name + " 2");
    }

    @Test
    void what_the_first_step_schedules_comes_before_what_the_creator_schedules_then(EventLoop loop) {
        loop.runUntilComplete(() -> {
            loop.callSoon(() -> lines.add("first"));
            createTask(
                    () -> {
                        loop.callSoon(() -> lines.add("second"));
                        sleep(0);
                        lines.add("third");
                        loop.callSoon(() -> lines.add("fifth"));
                    },
                    EAGER);
            loop.callSoon(() -> lines.add("fourth"));
            sleep(0);
            sleep(0);
        });
        assertEquals(List.of("first", "second", "third", "fourth", "fifth"), lines);
    }

    @Test
    void a_callback_may_create_one(EventLoop loop) {
        loop.runUntilComplete(() -> {
            loop.callSoon(() -> {
                assertNull(currentTask());
                loop.createTask(() -> twoSteps("body"), EAGER);
                assertNull(currentTask());
                assertTrue(loop.createTask(() -> "at once", EAGER).done());
                lines.add("callback");
            });
            loop.callSoon(() -> lines.add("next callback"));
            sleep(2);
        });
        assertEquals(List.of("body 1", "callback", "next callback", "body 2"), lines);
    }

    @Test
    void its_first_step_may_cancel_its_creator(EventLoop loop) {
        Task<Object> creator = loop.createTask(() -> {
            Task<?> self = currentTask();
            createTask(() -> self.cancel("by my child"), EAGER);
            lines.add("still runs");
            return sleep(1, "never");
        });
        assertEquals(
                "by my child",
                assertThrows(CancelledError.class, () -> loop.runUntilComplete(creator))
                        .getMessage());
        assertEquals(List.of("still runs"), lines);
    }

    @Test
    void it_may_wait_for_its_creator(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Task<String> creator = createTask(() -> {
                Task<?> self = currentTask();
                createTask(() -> lines.add("child of " + await(self)), EAGER);
                return sleep(1, "creator");
            });
            await(creator);
            sleep(0);
        });
        assertEquals(List.of("child of creator"), lines);
    }

    @Test
    void it_can_be_cancelled_where_it_waits(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Task<Object> task = createTask(
                    () -> {
                        try {
                            return sleep(1, "never");
                        } catch (CancelledError e) {
                            lines.add("cleans up");
                            throw e;
                        }
                    },
                    EAGER);
            assertTrue(task.cancel());
            assertThrows(CancelledError.class, () -> await(task));
        });
        assertEquals(List.of("cleans up"), lines);
    }

    @Test
    void a_time_out_around_the_creation_does_not_reach_into_it(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Task<String> task = timeout(Duration.ofMillis(500), () -> createTask(() -> twoSteps("body"), EAGER));
            sleep(0.7);
            assertFalse(task.done());
            assertEquals("body's result", await(task));
        });
    }

    @Test
    void a_blocking_call_in_the_first_step_lets_the_creator_go_on(EventLoop loop) {
        CountDownLatch latch = new CountDownLatch(1);
        boolean scheduled = Fiber.SCHEDULED;
        loop.runUntilComplete(() -> {
            Task<Boolean> task = createTask(() -> latch.await(scheduled ? 60 : 0, TimeUnit.SECONDS), EAGER);
            assertEquals(!scheduled, task.done());
            latch.countDown();
            assertEquals(scheduled, await(task));
        });
    }

    @Test
    void a_thousand_of_them_wait_at_the_same_time(EventLoop loop) {
        loop.runUntilComplete(() -> {
            List<Task<String>> tasks = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                String name = "t" + i;
                tasks.add(createTask(() -> twoSteps(name), EAGER));
            }
            assertEquals(1_000, lines.size());
            assertEquals(1_000, await(gather(tasks)).size());
        });
        assertEquals("t999 2", lines.getLast());
    }

    @Test
    void many_that_end_at_once_use_one_stack_again_and_again(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Thread first = createTask(Thread::currentThread, EAGER).result();
            for (int i = 0; i < 1_000; i++) {
                assertSame(first, createTask(Thread::currentThread, EAGER).result());
            }
        });
    }

    @Test
    void a_loop_that_is_closed_unwinds_it(EventLoop loop, Log log) {
        loop.runUntilComplete(() -> {
            createTask(
                    () -> {
                        try {
                            sleep(10);
                        } finally {
                            lines.add("unwound");
                        }
                    },
                    EAGER);
        });
        loop.close();
        assertEquals(List.of("unwound"), lines);
        assertTrue(log.take().getFirst().contains("destroyed but it is pending"));
    }

    @Test
    void a_stop_in_the_first_step_ends_the_turn_after_the_creator(EventLoop loop) {
        loop.callSoon(() -> {
            loop.createTask(
                    () -> {
                        loop.stop();
                        sleep(0);
                        lines.add("later");
                    },
                    EAGER);
            lines.add("creator");
        });
        loop.runForever();
        assertEquals(List.of("creator"), lines);
        loop.runUntilComplete(() -> sleep(0));
        assertEquals(List.of("creator", "later"), lines);
    }

    @Test
    void a_creator_whose_stack_cannot_sleep_gets_a_lazy_task(EventLoop loop) {
        assumeTrue(Fiber.SCHEDULED, "the baton could be passed, and the body would wait for the class for ever");
        loop.runUntilComplete(() -> {
            Task<String> task = Pinned.task;
            assertFalse(task.done());
            assertEquals("from a class initialiser", await(task));
        });
    }

    /** While its class initialiser runs, the JDK cannot put the stack to sleep. */
    private static final class Pinned {
        static final Task<String> task = createTask(() -> "from a class initialiser", EAGER);
    }

    @Test
    void a_body_that_cannot_wait_where_it_stands_goes_on(EventLoop loop) {
        assumeTrue(Fiber.SCHEDULED, "in the baton a stack can be put to sleep anywhere");
        loop.runUntilComplete(() -> {
            loop.callSoon(() -> {
                Task<Object> task = loop.createTask(() -> WaitsWhenLoaded.VALUE, EAGER);
                assertInstanceOf(ExceptionInInitializerError.class, task.exception());
                lines.add("callback");
            });
            sleep(1);
        });
        assertEquals(List.of("callback"), lines);
    }

    private static final class WaitsWhenLoaded {
        static final Object VALUE = sleep(1, "never");
    }
}
