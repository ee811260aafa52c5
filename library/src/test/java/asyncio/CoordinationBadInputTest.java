package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;

/**
 * What a program can get wrong with groups, limits, scopes, locks, queues and channels: each mistake has an exception
 * that says so, and the loop goes on.
 */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class CoordinationBadInputTest {
    private final List<String> lines = new ArrayList<>();

    @AfterEach
    void the_loop_goes_on(EventLoop loop) {
        assertEquals("goes on", loop.runUntilComplete(() -> sleep(1, "goes on")));
        assertTrue(allTasks(loop).isEmpty());
        assertEquals(List.of(), lines);
    }

    private static void expect(Class<? extends Throwable> type, Executable mistake, String... words) {
        Throwable error = assertThrows(type, mistake);
        for (String word : words) {
            String message = String.valueOf(error.getMessage());
            assertTrue(message.contains(word), () -> "\"" + word + "\" is missing in: " + message);
        }
    }

    private void never() {
        lines.add("never");
    }

    @Test
    void a_limit_that_is_not_a_number(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Future<String> future = new Future<>();
            List<Executable> mistakes = List.of(
                    () -> timeout(Double.NaN, this::never),
                    () -> waitFor(this::never, Double.NaN),
                    () -> waitFor(future, Double.NaN),
                    () -> Asyncio.wait(List.of(future), Double.NaN),
                    () -> asCompleted(List.of(future), Double.NaN),
                    () -> moveOnAfter(Double.NaN, this::never),
                    () -> failAfter(Double.NaN, this::never),
                    () -> Clause.after(Double.NaN),
                    () -> loop.shutdownDefaultExecutor(Double.NaN));
            for (Executable mistake : mistakes) {
                expect(IllegalArgumentException.class, mistake, "Invalid timeout: NaN (not a number)");
            }
            String deadline = "NaN (not a number)";
            expect(IllegalArgumentException.class, () -> timeoutAt(Double.NaN, this::never), deadline);
            expect(IllegalArgumentException.class, () -> moveOnAt(Double.NaN, this::never), deadline);
            expect(IllegalArgumentException.class, () -> failAt(Double.NaN, this::never), deadline);
            expect(IllegalArgumentException.class, () -> new CancelScope().setDeadline(Double.NaN), deadline);
        });
    }

    @Test
    void no_time_and_less_mean_at_once(EventLoop loop) {
        loop.runUntilComplete(() -> {
            for (double seconds : new double[] {0, -1, Double.NEGATIVE_INFINITY}) {
                expect(TimeoutException.class, () -> timeout(seconds, () -> sleep(1)));
                expect(TimeoutException.class, () -> waitFor(new Future<>(), seconds));
                expect(TimeoutException.class, () -> waitFor(this::never, seconds));
                expect(TimeoutException.class, () -> failAfter(seconds, () -> sleep(1)));
                assertTrue(moveOnAfter(seconds, () -> sleep(1)).cancelledCaught());
                assertEquals(
                        1,
                        Asyncio.wait(List.of(new Future<>()), seconds).pending().size());
            }
            expect(TimeoutException.class, () -> timeout(Duration.ofSeconds(-1), () -> sleep(1)));
            assertEquals(0.0, getRunningLoop().time());
        });
    }

    @Test
    void a_scope_entered_twice(EventLoop loop) {
        loop.runUntilComplete(() -> {
            CancelScope scope = new CancelScope();
            scope.run(() -> {
                expect(
                        IllegalStateException.class,
                        () -> scope.run(this::never),
                        "was entered before: a scope is for one block, make another one");
            });
            expect(IllegalStateException.class, () -> scope.run(this::never), "was entered before");
            expect(IllegalStateException.class, () -> scope.setDeadline(1), "its block has ended");
        });
    }

    @Test
    void what_tasks_wait_for_touched_by_another_thread(EventLoop loop) {
        Event event = new Event();
        Lock lock = new Lock();
        Semaphore semaphore = new Semaphore(0);
        loop.runUntilComplete(() -> {
            lock.acquire();
            var waiting =
                    List.of(createTask(event::await), createTask(lock::acquire), createTask(() -> semaphore.acquire()));
            sleep(0);
            Thread other = Thread.ofPlatform().start(() -> {
                String remedy = "use callSoonThreadsafe()";
                expect(IllegalStateException.class, event::set, "Event.set() on", remedy);
                expect(IllegalStateException.class, event::clear, "Event.clear() on", remedy);
                expect(IllegalStateException.class, lock::release, "Lock.release() on", remedy);
                expect(IllegalStateException.class, semaphore::release, "Semaphore.release() on", remedy);
                lines.add("refused");
            });
            other.join();
            assertTrue(lines.remove("refused"));
            assertTrue(waiting.stream().noneMatch(Task::done));
            waiting.forEach(Task::cancel);
        });
    }

    @Test
    void a_group_used_after_its_end_or_from_another_thread(EventLoop loop) {
        loop.runUntilComplete(() -> {
            TaskGroup[] ended = new TaskGroup[1];
            taskGroup(group -> {
                ended[0] = group;
                Thread other = Thread.ofPlatform()
                        .start(() -> expect(
                                IllegalStateException.class,
                                () -> group.createTask(this::never),
                                "Non-thread-safe operation",
                                "TaskGroup.createTask() on",
                                "use callSoonThreadsafe()"));
                other.join();
            });
            expect(
                    IllegalStateException.class,
                    () -> ended[0].createTask(this::never),
                    "is finished: createTask() in its body or in one of its tasks");
            expect(IllegalStateException.class, () -> ended[0].start(status -> never()), "is finished: start()");
            ended[0].cancel();
        });
    }

    /** It is as in Python: whoever has the group may add to it, as long as it runs. */
    @Test
    void a_group_used_from_another_task_is_no_mistake(EventLoop loop) {
        loop.runUntilComplete(() -> {
            List<String> ran = new ArrayList<>();
            taskGroup(group -> {
                Task<?> stranger = createTask(() -> group.createTask(() -> ran.add("ran")));
                await(stranger);
            });
            assertEquals(List.of("ran"), ran);
        });
    }

    @Test
    void a_release_of_what_is_not_held(EventLoop loop) {
        loop.runUntilComplete(() -> {
            expect(IllegalStateException.class, () -> new Lock().release(), "Lock is not acquired: release()");
            expect(
                    IllegalStateException.class,
                    () -> new BoundedSemaphore(1).release(),
                    "BoundedSemaphore released too many times");
            expect(IllegalStateException.class, () -> new Condition().release(), "Lock is not acquired");
            expect(IllegalStateException.class, () -> new Condition().signal(), "un-acquired lock");
            expect(IllegalStateException.class, () -> new Condition().await(), "un-acquired lock");
            expect(
                    IllegalStateException.class,
                    () -> new CapacityLimiter(1).release(),
                    "this owner does not hold a token: release()");
        });
    }

    @Test
    void a_task_of_a_queue_done_too_often(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Queue<String> queue = new Queue<>();
            queue.put("item");
            queue.get();
            queue.taskDone();
            expect(
                    IllegalStateException.class,
                    queue::taskDone,
                    "task_done() called too many times: taskDone() on",
                    "call it once for each item");
            queue.join();
        });
    }

    @Test
    void a_barrier_of_nobody_and_a_negative_number_of_things(EventLoop loop) {
        expect(IllegalArgumentException.class, () -> new Barrier(0), "parties must be >= 1: 0");
        expect(IllegalArgumentException.class, () -> new Barrier(-2), "parties must be >= 1: -2");
        expect(IllegalArgumentException.class, () -> new Semaphore(-1), "-1");
        expect(IllegalArgumentException.class, () -> new CapacityLimiter(-1), "must be >= 0: -1");
        assertFalse(loop.isClosed());
    }

    /** Lowering is legal, also below what is in use: nothing is taken away, and nothing given until enough is back. */
    @Test
    void a_limiter_lowered_below_its_use(EventLoop loop) {
        loop.runUntilComplete(() -> {
            CapacityLimiter limiter = new CapacityLimiter(2);
            limiter.acquireOnBehalfOfNow("a");
            limiter.acquireOnBehalfOfNow("b");
            limiter.setTotalTokens(1);
            limiter.releaseOnBehalfOf("a");
            expect(WouldBlockException.class, limiter::acquireNow, "no token is left: acquireNow() on");
            expect(IllegalArgumentException.class, () -> limiter.setTotalTokens(-1), "must be >= 0: -1");
            limiter.releaseOnBehalfOf("b");
            limiter.acquireNow();
            limiter.release();
        });
    }

    @Test
    void a_select_over_closed_channels(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Channel<String> closed = Channel.open(1);
            Channel<String> open = Channel.open(1);
            closed.receiver().close();
            expect(
                    ChannelClosedException.class,
                    () -> select(closed.receiver().onReceive(), open.receiver().onReceive()),
                    "this receiver is closed");
            expect(
                    ChannelBrokenException.class,
                    () -> select(closed.sender().onSend("lost"), open.sender().onSend("lost")),
                    "nobody receives any more");
            open.sender().close();
            expect(ChannelEndedException.class, () -> select(open.receiver().onReceive(), Clause.after(1)));
            expect(
                    ChannelClosedException.class,
                    () -> select(open.sender().onSend("late"), Clause.orElse()),
                    "this sender is closed");
            expect(IllegalArgumentException.class, () -> select(List.of()), "select() of no clauses");
        });
    }

    @Test
    void a_run_inside_a_run(EventLoop loop) {
        loop.runUntilComplete(() -> {
            expect(
                    IllegalStateException.class,
                    () -> run(this::never),
                    "Asyncio.run() cannot be called from a running event loop",
                    "await the coroutine instead, or create a task");
            try (Runner runner = new Runner()) {
                expect(IllegalStateException.class, () -> runner.run(this::never), "from a running event loop");
            }
            expect(IllegalStateException.class, () -> loop.runUntilComplete(this::never), "already running");
        });
    }
}
