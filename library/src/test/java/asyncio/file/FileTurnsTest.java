package asyncio.file;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.CancelledError;
import asyncio.EventLoop;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import asyncio.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class FileTurnsTest {
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());

    private String note(String what) {
        done.add(what);
        return what;
    }

    @Test
    void the_next_waits_for_an_operation_whose_task_was_cancelled(EventLoop loop) {
        loop.runUntilComplete(() -> {
            FileTurns turns = new FileTurns(FileThreads.of(loop));
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch ends = new CountDownLatch(1);
            Task<?> first = createTask(() -> turns.run(
                    () -> {
                        begun.countDown();
                        ends.await();
                        return note("first is over");
                    },
                    () -> note("first was taken")));
            toThread(() -> begun.await());
            first.cancel();
            assertThrows(CancelledError.class, () -> await(first));
            Task<?> second = createTask(() -> turns.run(() -> note("second is over"), () -> note("second was taken")));
            Disk.run(() -> {}); // a free thread would have had the time to begin the second
            assertEquals(List.of(), done);
            assertFalse(turns.isIdle());
            ends.countDown();
            await(second);
            assertTrue(turns.isIdle());
        });
        assertEquals(List.of("first is over", "second is over", "second was taken"), done);
    }

    @Test
    void one_that_waits_for_its_turn_is_dropped_when_it_is_cancelled(EventLoop loop) {
        loop.runUntilComplete(() -> {
            FileTurns turns = new FileTurns(FileThreads.of(loop));
            CountDownLatch ends = new CountDownLatch(1);
            Task<?> first = createTask(() -> turns.run(
                    () -> {
                        ends.await();
                        return "first";
                    },
                    () -> note("first")));
            Task<?> second = createTask(() -> turns.run(() -> note("second"), () -> note("second was taken")));
            sleep(0);
            second.cancel();
            ends.countDown();
            await(first);
            assertThrows(CancelledError.class, () -> await(second));
            assertTrue(turns.isIdle());
        });
        assertEquals(List.of("first"), done);
    }
}
