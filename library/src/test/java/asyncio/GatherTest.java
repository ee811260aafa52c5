package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class GatherTest {
    private final List<String> lines = new ArrayList<>();

    private static <T> T after(double delay, T result) {
        return sleep(delay, result);
    }

    private static String failAfter(double delay, Exception failure) throws Exception {
        sleep(delay);
        throw failure;
    }

    @Test
    void results_come_in_the_order_of_the_arguments(EventLoop loop) {
        List<String> results = loop.runUntilComplete(
                () -> await(gather(() -> after(3, "a"), () -> after(1, "b"), () -> after(2, "c"))));
        assertEquals(List.of("a", "b", "c"), results);
        assertEquals(3.0, loop.time());
    }

    @Test
    void coroutines_start_in_the_order_of_the_arguments(EventLoop loop) {
        loop.runUntilComplete(() -> await(gather(() -> lines.add("a"), () -> lines.add("b"), () -> lines.add("c"))));
        assertEquals(List.of("a", "b", "c"), lines);
    }

    @Test
    void coroutines_futures_and_tasks_can_be_mixed(EventLoop loop) {
        Future<String> future = loop.createFuture();
        future.setResult("future");
        loop.runUntilComplete(() -> {
            Coroutine<String> coroutine = () -> after(1, "coroutine");
            Task<String> task = createTask(() -> after(2, "task"));
            assertEquals(List.of("coroutine", "future", "task"), await(gather(coroutine, future, task)));
        });
    }

    @Test
    void nothing_gathered_is_done_with_an_empty_list(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Future<List<String>> nothing = gather(List.<Awaitable<String>>of());
            assertTrue(nothing.done());
            assertEquals(List.of(), await(nothing));
        });
    }

    @Test
    void what_is_done_already_is_gathered_at_once(EventLoop loop) {
        Future<String> first = loop.createFuture();
        first.setResult("first");
        Future<String> second = loop.createFuture();
        second.setResult("second");
        Future<List<String>> all = gather(first, second);
        assertTrue(all.done());
        assertEquals(List.of("first", "second"), all.result());
    }

    @Test
    void a_task_that_occurs_twice_is_awaited_once_and_gives_its_result_twice(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Task<Integer> task = createTask(() -> {
                lines.add("runs");
                return sleep(1, lines.size());
            });
            Future<Integer> done = new Future<>();
            done.setResult(7);
            assertEquals(List.of(1, 7, 1, 7), await(gather(task, done, task, done)));
        });
        assertEquals(List.of("runs"), lines);
    }

    @Test
    void null_is_a_result(EventLoop loop) {
        assertEquals(Arrays.asList(null, null), loop.runUntilComplete(() -> await(gather(() -> {}, () -> sleep(1)))));
    }

    @Test
    void the_first_failure_is_handed_on_at_once_and_the_others_go_on(EventLoop loop) {
        IOException failure = new IOException("no disk");
        loop.runUntilComplete(() -> {
            Future<List<String>> all =
                    gather(() -> failAfter(1, failure), () -> failAfter(2, new IOException("later")), () -> {
                        sleep(3);
                        lines.add("went on");
                        return "x";
                    });
            assertSame(failure, assertThrows(IOException.class, () -> await(all)));
            assertEquals(1.0, loop.time());
            sleep(10);
        });
        assertEquals(List.of("went on"), lines);
    }

    @Test
    void after_a_failure_there_is_nothing_left_to_cancel(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Task<String> slow = createTask(() -> after(2, "slow"));
            Task<String> failing = createTask(() -> failAfter(1, new IOException("no disk")));
            Future<List<String>> all = gather(failing, slow);
            assertThrows(IOException.class, () -> await(all));
            assertFalse(all.cancel());
            assertEquals("slow", await(slow));
        });
    }

    @Test
    void a_child_that_somebody_cancels_is_a_failure_and_not_a_cancellation(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Task<String> child = createTask(() -> after(2, "child"));
            Task<String> sibling = createTask(() -> after(2, "sibling"));
            Future<List<String>> all = gather(child, sibling);
            loop.callLater(1, () -> child.cancel("enough"));
            assertEquals(
                    "enough",
                    assertThrows(CancelledError.class, () -> await(all)).getMessage());
            assertFalse(all.cancelled());
            assertEquals("sibling", await(sibling));
        });
    }

    @Test
    void cancelling_it_cancels_all_children_and_it_ends_with_the_first(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Task<?> first = createTask(() -> cleanUpFor(1));
            Task<?> second = createTask(() -> cleanUpFor(2));
            Future<?> all = gather(List.of(first, second));
            sleep(1);
            assertTrue(all.cancel("enough"));
            assertFalse(all.done());
            assertEquals(
                    "enough",
                    assertThrows(CancelledError.class, () -> await(all)).getMessage());
            assertEquals(2.0, loop.time());
            assertTrue(first.cancelled());
            assertFalse(all.cancel());
            assertThrows(CancelledError.class, () -> await(second));
        });
        assertEquals(List.of("cleaned up 1 enough", "cleaned up 2 enough"), lines);
    }

    @Test
    void when_exceptions_are_returned_cancelling_it_waits_for_all_children(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Task<?> first = createTask(() -> cleanUpFor(1));
            Task<?> second = createTask(() -> cleanUpFor(2));
            Future<?> all = gatherReturnExceptions(List.of(first, second));
            sleep(1);
            assertTrue(all.cancel("enough"));
            assertThrows(CancelledError.class, () -> await(all));
            assertEquals(3.0, loop.time());
            assertTrue(first.cancelled() && second.cancelled());
        });
        assertEquals(List.of("cleaned up 1 enough", "cleaned up 2 enough"), lines);
    }

    private void cleanUpFor(int delay) {
        try {
            sleep(10);
        } catch (CancelledError e) {
            sleep(delay);
            lines.add("cleaned up " + delay + " " + e.getMessage());
            throw e;
        }
    }

    @Test
    void cancelling_who_awaits_it_cancels_all_children(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Task<?> first = createTask(() -> sleep(10));
            Task<?> second = createTask(() -> sleep(10));
            Task<?> waiting = createTask(() -> {
                await(gather(List.of(first, second)));
            });
            loop.callLater(1, () -> waiting.cancel("enough"));
            assertEquals(
                    "enough",
                    assertThrows(CancelledError.class, () -> await(waiting)).getMessage());
            assertTrue(first.cancelled() && second.cancelled() && waiting.cancelled());
            assertEquals(1.0, loop.time());
        });
    }

    @Test
    void it_is_cancelled_also_when_the_children_refuse(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Task<String> stubborn = createTask(() -> {
                assertThrows(CancelledError.class, () -> sleep(10));
                return "result";
            });
            Future<?> all = gatherReturnExceptions(stubborn);
            sleep(1);
            all.cancel("enough");
            assertThrows(CancelledError.class, () -> await(all));
            assertEquals("result", stubborn.result());
        });
    }

    @Test
    void returned_exceptions_stand_where_the_results_would(EventLoop loop) {
        IOException failure = new IOException("no disk");
        loop.runUntilComplete(() -> {
            Task<String> cancelled = createTask(() -> after(5, "never"));
            Task<String> silent = createTask(() -> after(5, "never"));
            loop.callLater(1, () -> cancelled.cancel("enough"));
            loop.callLater(1, () -> silent.cancel());
            Coroutine<String> fine = () -> after(2, "fine");
            Coroutine<String> failing = () -> failAfter(1, failure);
            List<Object> results = await(gatherReturnExceptions(fine, failing, cancelled, silent));
            assertEquals("fine", results.get(0));
            assertSame(failure, results.get(1));
            assertEquals(
                    "enough",
                    assertInstanceOf(CancelledError.class, results.get(2)).getMessage());
            assertEquals(
                    "", assertInstanceOf(CancelledError.class, results.get(3)).getMessage());
            assertEquals(2.0, loop.time());
        });
    }

    @Test
    void futures_of_two_loops_cannot_be_gathered(EventLoop loop) {
        try (EventLoop other = newEventLoop()) {
            Future<String> here = loop.createFuture();
            Future<String> there = other.createFuture();
            assertThrows(IllegalArgumentException.class, () -> gather(here, there));
        }
    }

    @Test
    void a_failure_of_a_gathering_that_nobody_awaits_is_reported_once(EventLoop loop) {
        loop.setExceptionHandler((where, context) -> lines.add(context.message()));
        loop.runUntilComplete(() -> {
            gather(() -> failAfter(1, new IOException("a")), () -> failAfter(2, new IOException("b")));
            sleep(10);
        });
        assertEquals(List.of("Future exception was never retrieved"), lines);
    }

    @Test
    void gatherings_nest(EventLoop loop) {
        List<List<Integer>> results = loop.runUntilComplete(() ->
                await(gather(gather(() -> after(2, 1), () -> after(1, 2)), gather(() -> after(3, 3)))));
        assertEquals(List.of(List.of(1, 2), List.of(3)), results);
        assertEquals(3.0, loop.time());
    }
}
