package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Waiting for several futures. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class WaitTest {
    @Test
    void every_form_gives_both_sets_in_the_order_of_the_arguments() {
        run(() -> {
            var slow = createTask(() -> sleep(9));
            var second = createTask(() -> sleep(2));
            var first = createTask(() -> sleep(1));
            var all = List.of(slow, second, first);
            assertEquals(
                    Set.of(first), Asyncio.wait(all, ReturnWhen.FIRST_COMPLETED).done());
            assertEquals(1, getRunningLoop().time());
            var result = Asyncio.wait(all, 3);
            assertEquals(List.of(second, first), List.copyOf(result.done()));
            assertEquals(Set.of(slow), result.pending());
            assertEquals(4, getRunningLoop().time());
            assertEquals(2, Asyncio.wait(all, Duration.ofSeconds(1)).done().size());
            assertEquals(5, getRunningLoop().time());
            assertEquals(
                    2, Asyncio.wait(all, 1, ReturnWhen.FIRST_EXCEPTION).done().size());
            assertEquals(
                    2,
                    Asyncio.wait(all, Duration.ofSeconds(1), ReturnWhen.ALL_COMPLETED)
                            .done()
                            .size());
            assertEquals(3, Asyncio.wait(all, (Duration) null).done().size());
            assertEquals(Set.of(), Asyncio.wait(all).pending());
        });
    }

    @Test
    void nothing_is_left_behind_on_futures_and_timers(EventLoop loop) {
        loop.runUntilComplete(() -> {
            var slow = createTask(() -> sleep(9));
            var waiter = createTask(() -> Asyncio.wait(List.of(slow), 100));
            sleep(1);
            waiter.cancel();
            assertThrows(CancelledError.class, () -> await(waiter));
            assertEquals(1, loop.agenda.timerCount());
            assertFalse(slow.done());
            slow.cancel();
        });
    }

    @Test
    void wrong_arguments_are_refused(EventLoop loop) {
        Future<String> foreign = loop.createFuture();
        run(() -> {
            var task = createTask(() -> sleep(1));
            assertThrows(IllegalArgumentException.class, () -> Asyncio.wait(List.<Task<?>>of()));
            assertThrows(IllegalArgumentException.class, () -> Asyncio.wait(List.of(foreign)));
            assertThrows(IllegalArgumentException.class, () -> Asyncio.wait(List.of(task), Double.NaN));
            assertThrows(NullPointerException.class, () -> Asyncio.wait(List.of(task), (ReturnWhen) null));
        });
        assertThrows(IllegalStateException.class, () -> Asyncio.wait(List.of(foreign)));
    }

    @Test
    void a_failure_that_is_there_already_counts() {
        run(() -> {
            Future<String> failed = getRunningLoop().createFuture();
            failed.setException(new IllegalArgumentException());
            var slow = createTask(() -> sleep(9));
            var result = Asyncio.wait(List.of(slow, failed), ReturnWhen.FIRST_EXCEPTION);
            assertEquals(Set.of(failed), result.done());
            assertEquals(0, getRunningLoop().time());
        });
    }
}
