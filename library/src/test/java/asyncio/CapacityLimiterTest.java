package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class CapacityLimiterTest {
    private final List<String> lines = new ArrayList<>();

    private Task<?> worker(String owner, CapacityLimiter limiter) {
        return createTask(() -> {
            limiter.acquireOnBehalfOf(owner);
            lines.add(owner);
        });
    }

    private static void assertMessage(String expected, Exception error) {
        assertTrue(error.getMessage().startsWith(expected), error.getMessage());
    }

    @Test
    void it_has_as_many_tokens_as_said() {
        CapacityLimiter limiter = new CapacityLimiter(2);
        limiter.acquireOnBehalfOf("a");
        assertEquals(1, limiter.borrowedTokens());
        assertEquals(1, limiter.availableTokens());
        assertEquals(2, limiter.totalTokens());
        assertEquals("<CapacityLimiter [1/2]>", limiter.toString());
        limiter.acquireOnBehalfOfNow("b");
        assertEquals(0, limiter.availableTokens());
        limiter.releaseOnBehalfOf("a");
        limiter.releaseOnBehalfOf("b");
        assertEquals(0, limiter.borrowedTokens());
    }

    @Test
    void an_unlimited_one_never_makes_wait() {
        CapacityLimiter limiter = new CapacityLimiter(CapacityLimiter.UNLIMITED);
        for (int owner = 0; owner < 1000; owner++) {
            limiter.acquireOnBehalfOfNow(owner);
        }
        assertEquals(CapacityLimiter.UNLIMITED - 1000, limiter.availableTokens());
        assertEquals("<CapacityLimiter [1000/unlimited]>", limiter.toString());
    }

    @Test
    void a_negative_number_is_refused_and_changes_nothing() {
        var error = assertThrows(IllegalArgumentException.class, () -> new CapacityLimiter(-1));
        assertEquals("the total tokens of a CapacityLimiter must be >= 0: -1", error.getMessage());
        CapacityLimiter limiter = new CapacityLimiter(3);
        assertThrows(IllegalArgumentException.class, () -> limiter.setTotalTokens(-2));
        assertEquals(3, limiter.totalTokens());
    }

    @Test
    void an_owner_is_somebody() {
        CapacityLimiter limiter = new CapacityLimiter(3);
        assertThrows(NullPointerException.class, () -> limiter.acquireOnBehalfOf(null));
        assertThrows(NullPointerException.class, () -> limiter.acquireOnBehalfOfNow(null));
        assertThrows(NullPointerException.class, () -> limiter.releaseOnBehalfOf(null));
        assertEquals(0, limiter.borrowedTokens());
    }

    @Test
    void the_owner_is_the_running_task() {
        run(() -> {
            CapacityLimiter limiter = new CapacityLimiter(1);
            limiter.acquire();
            assertEquals(List.of(currentTask()), limiter.statistics().owners());
            await(createTask(() -> assertMessage(
                    "this owner does not hold a token: release() for <Task",
                    assertThrows(IllegalStateException.class, limiter::release))));
            limiter.release();
            limiter.acquireNow();
            assertEquals(0, limiter.availableTokens());
        });
    }

    @Test
    void outside_a_task_there_is_no_owner() {
        CapacityLimiter limiter = new CapacityLimiter(1);
        for (Runnable act : List.<Runnable>of(limiter::acquire, limiter::acquireNow, limiter::release, limiter::hold)) {
            assertThrows(IllegalStateException.class, act::run);
        }
        assertEquals(0, limiter.borrowedTokens());
    }

    @Test
    void an_owner_holds_one_token_at_most() {
        CapacityLimiter limiter = new CapacityLimiter(3);
        limiter.acquireOnBehalfOf("a");
        assertMessage(
                "this owner holds a token already: acquire() for a on <CapacityLimiter [1/3]>",
                assertThrows(IllegalStateException.class, () -> limiter.acquireOnBehalfOf("a")));
        assertThrows(IllegalStateException.class, () -> limiter.acquireOnBehalfOfNow("a"));
        assertEquals(1, limiter.borrowedTokens());
    }

    @Test
    void an_owner_is_waited_for_by_one_task_at_most() {
        run(() -> {
            CapacityLimiter limiter = new CapacityLimiter(0);
            Task<?> first = worker("a", limiter);
            sleep(0);
            assertMessage(
                    "this owner waits for a token already: acquire() for a",
                    assertThrows(IllegalStateException.class, () -> limiter.acquireOnBehalfOf("a")));
            first.cancel();
            sleep(0);
            Task<?> second = worker("a", limiter);
            sleep(0);
            limiter.setTotalTokens(1);
            assertThrows(IllegalStateException.class, () -> limiter.acquireOnBehalfOfNow("a"));
            await(second);
            assertEquals(List.of("a"), lines);
        });
    }

    @Test
    void a_release_by_somebody_else_is_an_error_and_changes_nothing() {
        CapacityLimiter limiter = new CapacityLimiter(1);
        limiter.acquireOnBehalfOf("a");
        assertMessage(
                "this owner does not hold a token: release() for b on <CapacityLimiter [1/1]>",
                assertThrows(IllegalStateException.class, () -> limiter.releaseOnBehalfOf("b")));
        limiter.releaseOnBehalfOf("a");
        assertThrows(IllegalStateException.class, () -> limiter.releaseOnBehalfOf("a"));
        assertEquals(0, limiter.borrowedTokens());
    }

    @Test
    void what_never_waits_says_so_when_nothing_is_left() {
        run(() -> {
            CapacityLimiter limiter = new CapacityLimiter(1);
            limiter.acquireOnBehalfOf("a");
            assertMessage(
                    "no token is left: acquireNow() on <CapacityLimiter [1/1]>",
                    assertThrows(WouldBlockException.class, limiter::acquireNow));
            assertThrows(WouldBlockException.class, () -> limiter.acquireOnBehalfOfNow("b"));
        });
    }

    @Test
    void tasks_get_tokens_in_the_order_in_which_they_asked() {
        run(() -> {
            CapacityLimiter limiter = new CapacityLimiter(1);
            limiter.acquire();
            List.of("a", "b", "c").forEach(owner -> worker(owner, limiter));
            sleep(0);
            assertEquals(new CapacityLimiter.Statistics(1, 1, List.of(currentTask()), 3), limiter.statistics());
            assertEquals("<CapacityLimiter [1/1, waiters:3]>", limiter.toString());
            limiter.release();
            assertThrows(WouldBlockException.class, limiter::acquireNow, "passes a, which is chosen");
            assertEquals(new CapacityLimiter.Statistics(1, 1, List.of(), 2), limiter.statistics());
            sleep(0);
            limiter.releaseOnBehalfOf("a");
            sleep(0);
            limiter.releaseOnBehalfOf("b");
            sleep(0);
            assertEquals(List.of("a", "b", "c"), lines);
        });
    }

    @Test
    void more_tokens_wake_as_many_who_wait() {
        run(() -> {
            CapacityLimiter limiter = new CapacityLimiter(0);
            List.of("a", "b", "c").forEach(owner -> worker(owner, limiter));
            sleep(0);
            limiter.setTotalTokens(2);
            sleep(0);
            assertEquals(List.of("a", "b"), lines);
            limiter.setTotalTokens(CapacityLimiter.UNLIMITED);
            sleep(0);
            assertEquals(List.of("a", "b", "c"), lines);
        });
    }

    @Test
    void lowered_below_its_use_it_grants_nothing_until_enough_are_back() {
        run(() -> {
            CapacityLimiter limiter = new CapacityLimiter(3);
            List.of("a", "b", "c").forEach(limiter::acquireOnBehalfOf);
            limiter.setTotalTokens(1);
            assertEquals(3, limiter.borrowedTokens());
            assertEquals(0, limiter.availableTokens());
            worker("d", limiter);
            sleep(0);
            for (String owner : List.of("a", "b")) {
                limiter.releaseOnBehalfOf(owner);
                sleep(0);
                assertThrows(WouldBlockException.class, limiter::acquireNow);
                assertEquals(List.of(), lines);
            }
            limiter.releaseOnBehalfOf("c");
            sleep(0);
            assertEquals(List.of("d"), lines);
            assertEquals(1, limiter.borrowedTokens());
        });
    }

    @Test
    void a_token_promised_before_it_was_lowered_is_kept() {
        run(() -> {
            CapacityLimiter limiter = new CapacityLimiter(0);
            worker("a", limiter);
            sleep(0);
            limiter.setTotalTokens(1);
            limiter.setTotalTokens(0);
            assertEquals(1, limiter.borrowedTokens());
            sleep(0);
            assertEquals(List.of("a"), lines);
            assertEquals(1, limiter.borrowedTokens());
        });
    }

    @Test
    void a_waiter_cancelled_in_line_takes_no_token() {
        run(() -> {
            CapacityLimiter limiter = new CapacityLimiter(0);
            Task<?> a = worker("a", limiter);
            Task<?> b = worker("b", limiter);
            sleep(0);
            a.cancel("enough");
            limiter.setTotalTokens(1);
            await(b);
            assertEquals("enough", assertThrows(CancelledError.class, a::result).getMessage());
            assertEquals(List.of("b"), limiter.statistics().owners());
            assertEquals(0, limiter.statistics().tasksWaiting());
        });
    }

    @Test
    void a_waiter_cancelled_when_chosen_hands_its_token_on() {
        run(() -> {
            CapacityLimiter limiter = new CapacityLimiter(0);
            Task<?> a = worker("a", limiter);
            Task<?> b = worker("b", limiter);
            sleep(0);
            limiter.setTotalTokens(1);
            a.cancel();
            await(b);
            assertTrue(a.cancelled());
            assertEquals(List.of("b"), lines);
            limiter.releaseOnBehalfOf("b");
            assertEquals(1, limiter.availableTokens());
            limiter.acquireOnBehalfOfNow("a");
        });
    }

    @Test
    void one_cancelled_when_chosen_hands_nothing_on_that_was_lowered_away() {
        run(() -> {
            CapacityLimiter limiter = new CapacityLimiter(0);
            Task<?> a = worker("a", limiter);
            worker("b", limiter);
            sleep(0);
            limiter.setTotalTokens(1);
            limiter.setTotalTokens(0);
            a.cancel();
            sleep(0);
            assertEquals(List.of(), lines);
            assertEquals(0, limiter.borrowedTokens());
            limiter.setTotalTokens(1);
            sleep(0);
            assertEquals(List.of("b"), lines);
        });
    }

    @Test
    void a_hold_gives_its_token_back_once_also_from_another_task() {
        run(() -> {
            CapacityLimiter limiter = new CapacityLimiter(2);
            Hold mine = limiter.hold();
            Hold theirs = limiter.holdOnBehalfOf("them");
            assertEquals(2, limiter.borrowedTokens());
            await(createTask(mine::close));
            assertEquals(List.of("them"), limiter.statistics().owners());
            mine.close();
            theirs.close();
            assertEquals(0, limiter.borrowedTokens());
        });
    }

    @Test
    void the_statistics_are_of_one_moment() {
        CapacityLimiter limiter = new CapacityLimiter(2);
        limiter.acquireOnBehalfOf("a");
        var before = limiter.statistics();
        limiter.releaseOnBehalfOf("a");
        assertEquals(List.of("a"), before.owners());
        assertThrows(UnsupportedOperationException.class, () -> before.owners().clear());
    }

    @Test
    void it_is_refused_on_another_loop_once_bound() {
        CapacityLimiter limiter = new CapacityLimiter(0);
        run(() -> {
            worker("a", limiter);
            sleep(0);
        });
        run(() -> assertThrows(IllegalStateException.class, limiter::acquire));
        assertThrows(IllegalStateException.class, () -> limiter.acquireOnBehalfOf("b"));
        assertEquals(0, limiter.statistics().tasksWaiting());
    }

    @Test
    void another_thread_is_refused_and_changes_nothing() {
        run(() -> {
            CapacityLimiter limiter = new CapacityLimiter(1);
            limiter.acquireOnBehalfOf("a");
            Task<?> b = worker("b", limiter);
            sleep(0);
            OtherThread.run(() -> {
                assertThrows(IllegalStateException.class, () -> limiter.setTotalTokens(5));
                assertThrows(IllegalStateException.class, () -> limiter.releaseOnBehalfOf("a"));
                assertThrows(IllegalStateException.class, () -> limiter.acquireOnBehalfOfNow("c"));
            });
            assertEquals(1, limiter.totalTokens());
            assertEquals(List.of("a"), limiter.statistics().owners());
            limiter.releaseOnBehalfOf("a");
            await(b);
        });
    }

    @Test
    void a_closed_loop_takes_its_tokens_back() {
        CapacityLimiter limiter = new CapacityLimiter(1);
        run(() -> {
            createTask(() -> {
                try (var _ = limiter.hold()) {
                    sleep(1000);
                }
            });
            createTask(limiter::acquire);
            sleep(1);
        });
        assertEquals(0, limiter.borrowedTokens());
        assertEquals(0, limiter.statistics().tasksWaiting());
    }
}
