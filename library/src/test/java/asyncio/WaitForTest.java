package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Waiting for one awaitable with a limit. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class WaitForTest {
    private final List<String> lines = new ArrayList<>();

    @Test
    void every_form_gives_what_comes_in_time() {
        run(() -> {
            Future<String> done = getRunningLoop().createFuture();
            done.setResult("done");
            assertEquals("done", waitFor(done, 1));
            assertEquals("done", waitFor(done, 0));
            assertEquals("done", waitFor(done, Duration.ofSeconds(-1)));
            assertEquals("value", waitFor(() -> sleep(1, "value"), 2));
            assertEquals("value", waitFor(() -> sleep(1, "value"), Duration.ofSeconds(2)));
            assertEquals("value", waitFor(() -> sleep(1, "value"), null));
            waitFor(() -> sleep(1), 2);
            waitFor(() -> sleep(1), Duration.ofSeconds(2));
        });
    }

    @Test
    void not_a_number_is_refused_and_nothing_starts() {
        run(() -> {
            assertThrows(IllegalArgumentException.class, () -> waitFor(() -> lines.add("ran"), Double.NaN));
            assertEquals(List.of(), lines);
        });
    }

    @Test
    void a_coroutine_with_no_time_never_starts() {
        run(() -> {
            assertThrows(TimeoutException.class, () -> waitFor(() -> lines.add("ran"), 0));
            assertThrows(TimeoutException.class, () -> waitFor(() -> lines.add("ran"), Duration.ofSeconds(-1)));
            assertEquals(List.of(), lines);
        });
    }

    @Test
    void outside_a_task_it_is_refused(EventLoop loop) {
        Future<String> done = loop.createFuture();
        done.setResult("done");
        assertThrows(IllegalStateException.class, () -> waitFor(done, 1));
        assertThrows(IllegalStateException.class, () -> waitFor(() -> lines.add("ran"), 0));
        assertEquals(List.of(), lines);
    }

    /**
     * All orders in which the completion, the limit and a cancellation from outside can share one turn. No
     * cancellation is lost.
     */
    @ParameterizedTest
    @CsvSource({
        "value limit cancel, cancelled",
        "value cancel limit, cancelled",
        "limit value cancel, cancelled",
        "limit cancel value, cancelled",
        "cancel value limit, cancelled",
        "cancel limit value, cancelled",
        "value limit, timed out",
        "limit value, timed out",
        "value cancel, cancelled",
        "cancel value, cancelled",
        "limit cancel, cancelled",
        "cancel limit, cancelled",
        "value, value",
        "limit, timed out",
        "cancel, cancelled",
    })
    void events_in_one_turn(String events, String outcome, EventLoop loop) {
        Future<String> future = loop.createFuture();
        List<String> order = List.of(events.split(" "));
        AtomicReference<Task<String>> task = new AtomicReference<>();
        // timers of one moment run in the order of their creation, and the task makes that of the limit when it starts
        loop.runUntilComplete(() -> {
            for (String event : order) {
                if (event.equals("limit")) {
                    task.set(createTask(() -> waitOrTimeOut(future, 5)));
                    sleep(0);
                } else {
                    loop.callAt(5, () -> act(event, future, task.get()));
                }
            }
            if (task.get() == null) {
                task.set(createTask(() -> waitOrTimeOut(future, 100)));
            }
            Asyncio.wait(List.of(task.get()));
        });
        assertEquals(5, loop.time());
        assertEquals(outcome, task.get().cancelled() ? "cancelled" : task.get().result());
        assertEquals(order.contains("cancel") ? 1 : 0, task.get().cancelling());
    }

    private static String waitOrTimeOut(Future<String> future, double limit) {
        try {
            return waitFor(future, limit);
        } catch (TimeoutException e) {
            return "timed out";
        }
    }

    private static void act(String event, Future<String> future, Task<?> task) {
        if (event.equals("cancel")) {
            task.cancel();
        } else if (!future.done()) {
            future.setResult("value");
        }
    }

    @Test
    void with_no_time_left_a_cancellation_from_outside_is_not_lost() {
        run(() -> {
            var stubborn = createTask(() -> {
                try {
                    sleep(100);
                } finally {
                    sleep(5);
                    lines.add("cleaned up");
                }
            });
            sleep(0);
            var waiter = createTask(() -> waitFor(stubborn, 0));
            sleep(1);
            waiter.cancel("enough");
            var error = assertThrows(CancelledError.class, () -> await(waiter));
            assertEquals("enough", error.getMessage());
            assertEquals(List.of(), lines);
            Asyncio.wait(List.of(stubborn));
            assertTrue(stubborn.cancelled());
            assertEquals(List.of("cleaned up"), lines);
        });
    }

    @Test
    void a_time_out_of_what_is_awaited_is_not_the_own_one() {
        run(() -> {
            TimeoutException inner = new TimeoutException("inner");
            assertSame(
                    inner,
                    assertThrows(
                            TimeoutException.class,
                            () -> waitFor(
                                    () -> {
                                        throw inner;
                                    },
                                    1)));
        });
    }
}
