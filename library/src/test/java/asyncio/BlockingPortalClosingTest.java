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

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class BlockingPortalClosingTest {
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch waiting = new CountDownLatch(1);

    /** A coroutine that waits until it is cancelled, and cleans up. */
    private void waitForEver() {
        try {
            waiting.countDown();
            await(new Future<>());
        } finally {
            lines.add("cleaned up");
        }
    }

    @Test
    void closing_waits_for_what_runs() {
        CompletableFuture<Future<String>> gate = new CompletableFuture<>();
        BlockingPortal portal = BlockingPortal.start();
        portal.startTaskSoon(() -> {
            Future<String> goOn = new Future<>();
            gate.complete(goOn);
            lines.add(await(goOn));
        });
        Future<String> goOn = gate.join();
        Thread closer = Thread.ofPlatform().start(() -> {
            portal.close();
            lines.add("closed");
        });
        while (closer.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertThrows(IllegalStateException.class, () -> portal.call(() -> "refused"));
        goOn.loop.callSoonThreadsafe(() -> goOn.setResult("ended"));
        assertDoesNotThrow(() -> closer.join());
        assertEquals(List.of("ended", "closed"), lines);
    }

    @Test
    void closing_now_cancels_what_runs() throws InterruptedException {
        BlockingPortal portal = BlockingPortal.start();
        CompletableFuture<?> stage = portal.startTaskSoon(() -> waitForEver());
        waiting.await();
        portal.closeNow();
        assertEquals(List.of("cleaned up"), lines);
        assertTrue(stage.isCancelled());
    }

    @Test
    void an_interrupt_while_closing_cancels_what_runs() throws InterruptedException {
        BlockingPortal portal = BlockingPortal.start();
        portal.startTaskSoon(() -> waitForEver());
        waiting.await();
        Thread.currentThread().interrupt();
        portal.close();
        assertTrue(Thread.interrupted());
        assertEquals(List.of("cleaned up"), lines);
    }

    @Test
    void closing_cancels_tasks_that_calls_have_left_behind() throws InterruptedException {
        try (BlockingPortal portal = BlockingPortal.start()) {
            portal.call(() -> {
                createTask(() -> waitForEver());
            });
            waiting.await();
        }
        assertEquals(List.of("cleaned up"), lines);
    }

    @Test
    void a_closed_portal_refuses_and_may_be_closed_again() {
        BlockingPortal portal = BlockingPortal.start();
        portal.close();
        portal.close();
        portal.closeNow();
        var error = assertThrows(IllegalStateException.class, () -> portal.call(() -> "never"));
        assertEquals("This portal is closed: call() after close()", error.getMessage());
        error = assertThrows(IllegalStateException.class, () -> portal.startTaskSoon(() -> "never"));
        assertEquals("This portal is closed: startTaskSoon() after close()", error.getMessage());
    }

    @Test
    void a_function_that_its_own_loop_runs_cannot_close_a_portal() {
        try (BlockingPortal portal = BlockingPortal.start()) {
            IllegalStateException error =
                    assertThrows(IllegalStateException.class, () -> portal.call(() -> toThread(portal::close)));
            assertTrue(error.getMessage().startsWith("close() of a portal from a function"), error::getMessage);
            assertEquals(1, portal.call(() -> 1));
        }
    }
}
