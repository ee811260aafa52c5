package asyncio.file;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.CancelledError;
import asyncio.EventLoop;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import asyncio.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class FileJobTest {
    @Test
    void a_task_that_is_cancelled_takes_nothing_of_a_job_that_is_over(EventLoop loop) {
        loop.runUntilComplete(() -> {
            FileJob<String> job = over("taken");
            Task<?> cancelled = createTask(() -> {
                currentTask().cancel();
                job.await();
                return fail("an await of a cancelled task has returned");
            });
            assertThrows(CancelledError.class, () -> await(cancelled));
            assertEquals("taken", job.await());
        });
    }

    private static FileJob<String> over(String result) {
        FileJob<String> job = FileJob.start(FileThreads.of(getRunningLoop()), () -> result);
        while (!job.ended().done()) {
            sleep(0);
        }
        return job;
    }

    @Test
    void a_job_that_has_not_begun_never_does_when_its_task_is_cancelled(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Runnable[] handedIn = new Runnable[1];
            List<String> begun = new ArrayList<>();
            FileJob<?> job = FileJob.start(work -> handedIn[0] = work, () -> begun.add("begun"));
            Task<?> waiting = createTask(() -> job.await());
            sleep(0);
            waiting.cancel();
            assertThrows(CancelledError.class, () -> await(waiting));
            handedIn[0].run();
            assertEquals(List.of(), begun);
            assertTrue(job.ended().cancelled());
        });
    }

    @Test
    void a_failure_comes_as_it_is(EventLoop loop) {
        loop.runUntilComplete(() -> {
            IOException broken = new IOException("broken");
            FileJob<?> job = FileJob.start(FileThreads.of(loop), () -> {
                throw broken;
            });
            assertSame(broken, assertThrows(IOException.class, job::await));
        });
    }
}
