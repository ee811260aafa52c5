package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Loops that wait for each other through portals. Where tasks are scheduled only the tasks wait; in the fallback the
 * loops do, and whoever would close a circle is refused.
 */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class BlockingPortalCircleTest {
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    /** What comes of a call that closes a circle. */
    private static void assertRefusedInTheFallback(String expected, Coroutine<String> circle) throws Exception {
        if (Fiber.SCHEDULED) {
            assertEquals(expected, circle.run());
            return;
        }
        String message = assertThrows(IllegalStateException.class, circle::run).getMessage();
        assertTrue(message.contains("of a portal in a circle: <EventLoop running=true"), message);
        assertTrue(message.contains("await(wrapFuture(portal.startTaskSoon(...)))"), message);
    }

    @Test
    void two_that_call_each_other() throws Exception {
        try (BlockingPortal one = BlockingPortal.start();
                BlockingPortal other = BlockingPortal.start()) {
            assertRefusedInTheFallback("answer", () -> one.call(() -> other.call(() -> one.call(() -> "answer"))));
            assertEquals("both go on", one.call(() -> other.call(() -> "both go on")));
            assertEquals("both go on", other.call(() -> one.call(() -> "both go on")));
        }
    }

    @Test
    void three_in_a_ring() throws Exception {
        try (BlockingPortal one = BlockingPortal.start();
                BlockingPortal two = BlockingPortal.start();
                BlockingPortal three = BlockingPortal.start()) {
            assertRefusedInTheFallback(
                    "answer", () -> one.call(() -> two.call(() -> three.call(() -> one.call(() -> "answer")))));
            assertEquals("a line is none", one.call(() -> two.call(() -> three.call(() -> "a line is none"))));
        }
    }

    @Test
    void a_call_that_closes_the_portal_of_its_caller() throws Exception {
        BlockingPortal one = BlockingPortal.start();
        try (BlockingPortal other = BlockingPortal.start()) {
            String message = assertThrows(
                            IllegalStateException.class, () -> one.call(() -> other.call(() -> closeQuickly(one))))
                    .getMessage();
            assertTrue(message.contains("close"), message);
        } finally {
            one.close();
        }
    }

    /** In the scheduled way nothing refuses to wait for a call that waits for it; so it is not tried. */
    private static String closeQuickly(BlockingPortal portal) {
        if (Fiber.SCHEDULED) {
            throw new IllegalStateException("close() is not tried here");
        }
        portal.close();
        return "closed";
    }

    @Test
    void who_has_been_answered_is_no_part_of_a_circle() {
        try (BlockingPortal one = BlockingPortal.start();
                BlockingPortal other = BlockingPortal.start()) {
            CountDownLatch answered = new CountDownLatch(1);
            Task<String> later = other.call(() -> createTask(() -> {
                sleep(1);
                return one.call(() -> "called back");
            }));
            one.call(() -> {
                other.call(() -> lines.add("answered"));
                answered.countDown();
            });
            assertEquals("called back", other.call(() -> await(later)));
            assertEquals(List.of("answered"), lines);
        }
    }

    /** Its wait is over, although it has had no time yet to say so. */
    @Test
    void nor_is_who_is_about_to_go_on() {
        try (BlockingPortal one = BlockingPortal.start();
                BlockingPortal other = BlockingPortal.start()) {
            EventLoop loopOfOne = one.call(() -> getRunningLoop());
            EventLoop loopOfOther = other.call(() -> getRunningLoop());
            String answer = one.call(() -> {
                CompletableFuture<String> end = new CompletableFuture<>();
                return HeldLoops.during("call", loopOfOther, end, () -> {
                    end.complete("answered");
                    return other.startTaskSoon(() ->
                                    HeldLoops.during("call", loopOfOne, new CompletableFuture<>(), () -> "called back"))
                            .join();
                });
            });
            assertEquals("called back", answer);
        }
    }

    @Test
    void nobody_is_noted_whose_wait_has_ended() {
        try (BlockingPortal one = BlockingPortal.start();
                BlockingPortal other = BlockingPortal.start()) {
            EventLoop loop = one.call(() -> getRunningLoop());
            boolean[] held = new boolean[1];
            one.call(() -> other.call(() -> held[0] = HeldLoops.isHeld(loop)));
            assertEquals(!Fiber.SCHEDULED, held[0]);
            assertFalse(HeldLoops.isHeld(loop));
        }
    }

    /** A task that calls through {@code startTaskSoon} and awaits the stage holds nobody. */
    @Test
    void the_way_out_works_in_both_ways() {
        try (BlockingPortal one = BlockingPortal.start();
                BlockingPortal other = BlockingPortal.start()) {
            Coroutine<String> last = () -> await(wrapFuture(one.startTaskSoon(() -> "answer")));
            assertEquals("answer", one.call(() -> await(wrapFuture(other.startTaskSoon(last)))));
        }
    }
}
