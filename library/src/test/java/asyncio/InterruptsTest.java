package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The phases, without a signal: {@link InterruptTest} sends real ones. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class InterruptsTest {
    private static Interrupts afterTheRun(EventLoop loop) {
        Task<?> main = loop.createTask(() -> {});
        Interrupts interrupts = Interrupts.cancelling(main, true);
        loop.runUntilComplete(main);
        return interrupts;
    }

    @Test
    void one_between_the_run_and_the_end_lets_the_end_clean_up_and_is_thrown_then(EventLoop loop) {
        Interrupts interrupts = afterTheRun(loop);
        interrupts.close();
        interrupts.onSignal();
        interrupts.end();
        assertEquals("cleaned up", loop.runUntilComplete(() -> sleep(1, "cleaned up")));
        assertThrows(KeyboardInterrupt.class, interrupts::close);
    }

    @Test
    void one_that_comes_as_the_run_ends_is_thrown_there_and_leaves_the_end_alone(EventLoop loop) {
        Interrupts interrupts = afterTheRun(loop);
        interrupts.onSignal();
        assertThrows(KeyboardInterrupt.class, interrupts::close);
        interrupts.end();
        assertEquals("cleaned up", loop.runUntilComplete(() -> sleep(1, "cleaned up")));
        interrupts.close();
    }

    @Test
    void one_during_the_end_ends_it(EventLoop loop) {
        Interrupts interrupts = afterTheRun(loop);
        interrupts.close();
        interrupts.end();
        interrupts.onSignal();
        Task<?> rest = loop.createTask(() -> sleep(1));
        assertThrows(KeyboardInterrupt.class, () -> loop.runUntilComplete(rest));
        loop.runUntilComplete(rest);
        interrupts.close();
    }
}
