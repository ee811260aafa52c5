package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Futures in the order in which they are done. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class AsCompletedTest {
    private final List<String> lines = new ArrayList<>();

    @Test
    void every_form_hands_out_everything_in_order() {
        run(() -> {
            List<Coroutine<String>> both = List.of(() -> sleep(2, "b"), () -> sleep(1, "a"));
            for (AsCompleted<String> all : List.of(
                    asCompleted(both),
                    asCompleted(both, 10),
                    asCompleted(both, Duration.ofSeconds(10)),
                    asCompleted(() -> sleep(2, "b"), () -> sleep(1, "a")),
                    asCompleted(createTask(() -> sleep(2, "b")), createTask(() -> sleep(1, "a"))))) {
                all.forEach(future -> lines.add(future.result()));
            }
            assertEquals(List.of("a", "b", "a", "b", "a", "b", "a", "b", "a", "b"), lines);
            for (Future<String> never : asCompleted(List.<Task<String>>of())) {
                lines.add(never.result());
            }
        });
    }

    @Test
    void an_unused_limit_leaves_no_timer(EventLoop loop) {
        loop.runUntilComplete(() -> {
            for (var future : asCompleted(List.of(createTask(() -> sleep(1))), 10)) {
                assertTrue(future.done());
            }
            assertEquals(0, loop.agenda.timerCount());
        });
    }

    @Test
    void a_cancelled_step_takes_nothing() {
        run(() -> {
            var all = asCompleted(() -> sleep(5, "a"), () -> sleep(6, "b"));
            var impatient = createTask(() -> all.iterator().next());
            sleep(1);
            impatient.cancel();
            assertThrows(CancelledError.class, () -> await(impatient));
            all.forEach(future -> lines.add(future.result()));
            assertEquals(List.of("a", "b"), lines);
        });
    }

    /** Somebody is woken for a result and cancelled in the same turn: the next in line gets it. */
    @Test
    void a_wake_up_is_passed_on_by_who_is_cancelled() {
        run(() -> {
            Future<String> first = getRunningLoop().createFuture();
            Future<String> second = getRunningLoop().createFuture();
            var ones = asCompleted(first, second).coroutines().iterator();
            var one = ones.next();
            var other = ones.next();
            var cancelled = createTask(() -> await(one));
            var next = createTask(() -> await(other));
            sleep(0);
            first.setResult("a");
            sleep(0);
            getRunningLoop().callSoon(() -> {});
            cancelled.cancel();
            timeout(5, () -> Asyncio.wait(List.of(cancelled, next)));
            assertEquals("a", next.done() ? next.result() : "lost");
            assertTrue(cancelled.cancelled());
        });
    }

    @Test
    void after_the_limit_every_step_times_out_and_nothing_is_cancelled() {
        run(() -> {
            var slow = createTask(() -> sleep(9, "slow"));
            var waiting = asCompleted(List.of(slow, createTask(() -> sleep(8, "b"))), 1);
            for (Coroutine<String> one : waiting.coroutines()) {
                assertThrows(TimeoutException.class, () -> await(one));
                assertThrows(TimeoutException.class, () -> await(one));
            }
            assertEquals(1, getRunningLoop().time());
            assertEquals("slow", await(slow));
        });
    }

    @Test
    void misuse_is_refused() {
        run(() -> {
            var all = asCompleted(() -> "a");
            assertThrows(
                    IllegalArgumentException.class,
                    () -> asCompleted(List.of(getRunningLoop().<String>createFuture()), Double.NaN));
            var iterator = all.iterator();
            assertEquals("a", iterator.next().result());
            assertThrows(NoSuchElementException.class, iterator::next);
        });
        assertThrows(IllegalStateException.class, () -> asCompleted(() -> "a"));
    }

    @Test
    void a_coroutine_that_is_awaited_again_gives_the_same_again() {
        run(() -> {
            var one = asCompleted(() -> sleep(1, "a"), () -> sleep(2, "b"))
                    .coroutines()
                    .iterator()
                    .next();
            assertEquals("a", await(one));
            assertEquals("a", await(one));
        });
    }
}
