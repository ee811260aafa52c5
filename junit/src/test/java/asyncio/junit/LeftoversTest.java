package asyncio.junit;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.BlockingPortal;
import asyncio.CancelledError;
import asyncio.EventLoop;
import asyncio.EventLoopOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a test leaves behind fails it: tasks, loops, threads. */
class LeftoversTest {
    private static final List<String> LINES = new ArrayList<>();

    @BeforeEach
    void forget() {
        LINES.clear();
    }

    static class Leaving {
        @AsyncTest
        void test() {
            createTask(() -> sleep(3600), "the leftover");
        }
    }

    @Test
    void a_task_that_is_left_fails_the_test() {
        String message = Specimen.failureOf(Leaving.class).getMessage();
        assertTrue(message.startsWith("tasks are left when the test has ended: [<Task pending name='the leftover'"));
        assertTrue(message.endsWith("; await or cancel them, or start them in a taskGroup"), message);
    }

    static class LeavingByRight {
        @AsyncTest
        @OnLoop(mayLeaveTasks = true)
        void test() {
            createTask(() -> {
                try {
                    sleep(3600);
                } catch (CancelledError e) {
                    LINES.add("cancelled");
                    throw e;
                }
            });
            sleep(1);
        }

        @AsyncTest
        void cancelling() {
            createTask(() -> sleep(1)).cancel();
        }

        @AsyncTest
        void cancelling_one_that_takes_its_time() {
            var task = createTask(() -> {
                try {
                    sleep(3600);
                } finally {
                    sleep(3600);
                }
            });
            sleep(1);
            task.cancel();
        }
    }

    @Test
    void a_task_may_be_left_where_it_is_said_and_one_that_is_told_to_end_anyway() {
        Specimen.run(LeavingByRight.class).assertStatistics(tests -> tests.succeeded(3));
        assertEquals(List.of("cancelled"), LINES);
    }

    static class LeavingALoop {
        static final List<EventLoop> LEFT = new ArrayList<>();

        @AsyncTest
        void test() {
            LEFT.add(new EventLoop());
        }

        @AsyncTest
        void closing() {
            try (EventLoop closed = new EventLoop()) {
                assertFalse(closed.isRunning());
            }
        }
    }

    @Test
    void a_loop_that_is_left_open_fails_the_test_also_if_it_has_never_run() {
        String message = Specimen.failureOf(LeavingALoop.class).getMessage();
        LeavingALoop.LEFT.forEach(EventLoop::close);
        assertTrue(message.startsWith("event loops are open when the test has ended: [<EventLoop running=false"));
        assertTrue(message.endsWith("; close them, or use Asyncio.run(...) or try-with-resources"), message);
        Specimen.run(LeavingALoop.class)
                .assertStatistics(tests -> tests.succeeded(1).failed(1));
        LeavingALoop.LEFT.forEach(EventLoop::close);
    }

    static class LeavingAPortal {
        static BlockingPortal left;

        @AsyncTest
        void test() {
            left = BlockingPortal.start();
        }
    }

    @Test
    void a_portal_that_is_left_open_fails_the_test_for_its_loop_and_for_its_thread() {
        Throwable error = Specimen.failureOf(LeavingAPortal.class);
        LeavingAPortal.left.close();
        assertTrue(error.getMessage().startsWith("event loops are open"), error::getMessage);
        assertTrue(error.getSuppressed()[0].getMessage().startsWith("threads of a loop are left"));
    }

    static class LeavingAThread {
        static final CountDownLatch END = new CountDownLatch(1);

        @AsyncTest
        void test() {
            Thread.ofPlatform().name("asyncio-carrier").start(() -> {
                try {
                    END.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
        }
    }

    @Test
    void a_thread_of_a_loop_that_is_left_fails_the_test() {
        String message = Specimen.failureOf(LeavingAThread.class).getMessage();
        LeavingAThread.END.countDown();
        assertTrue(message.startsWith("threads of a loop are left when the test has ended: "), message);
    }

    static class Making {
        @AsyncTest
        void test() {
            new EventLoop().close();
        }
    }

    @Test
    void whoever_watches_the_loops_around_the_test_sees_them_too() {
        List<EventLoop> seen = new ArrayList<>();
        EventLoopOptions options = EventLoopOptions.DEFAULT.withObserver(seen::add);
        ScopedValue.where(EventLoopOptions.SCOPE, options)
                .run(() -> Specimen.run(Making.class).assertStatistics(tests -> tests.succeeded(1)));
        assertEquals(2, seen.size());
    }
}
