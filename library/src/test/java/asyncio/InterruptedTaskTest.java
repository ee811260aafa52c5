package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An interrupt is no cancellation: it does not end a wait of ours, and waits for the next one of the JDK's. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class InterruptedTaskTest {
    @Test
    void a_wait_of_ours_goes_on_and_the_next_one_of_the_jdk_is_interrupted(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Thread mine = Thread.currentThread();
            Task<?> other = createTask(() -> {
                toThread(() -> mine.interrupt());
                assertEquals(0, loop.time());
            });
            sleep(5);
            assertEquals(5, loop.time());
            await(other);
            assertTrue(Thread.currentThread().isInterrupted());
            assertThrows(InterruptedException.class, () -> new CountDownLatch(1).await());
            assertFalse(Thread.currentThread().isInterrupted());
        });
    }
}
