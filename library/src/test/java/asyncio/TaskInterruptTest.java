package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** A task that sits in a blocking call of the JDK is cancelled by an interrupt. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
@EnabledIfSystemProperty(
        named = "asyncio.way",
        matches = "scheduled",
        disabledReason =
                "in the baton way a blocking call of the JDK holds the loop, so that nobody can cancel its task")
class TaskInterruptTest {
    private final List<String> lines = new ArrayList<>();

    /** Cancels a task as soon as it blocks: the callback has its turn when the task gives up the loop. */
    private static CancelledError cancelWhenItBlocks(EventLoop loop, Task<?> task) {
        loop.callSoon(() -> task.cancel("enough"));
        return assertThrows(CancelledError.class, () -> loop.runUntilComplete(task));
    }

    @Test
    void a_wait_of_the_jdk_is_interrupted(EventLoop loop) {
        Task<?> task = loop.createTask(() -> {
            new CountDownLatch(1).await();
        });
        CancelledError error = cancelWhenItBlocks(loop, task);
        assertTrue(task.cancelled());
        assertEquals("enough", error.getMessage());
        assertInstanceOf(InterruptedException.class, error.getCause());
    }

    /** The sleep is what is tested; it ends at once. */
    @Test
    void a_sleep_of_the_jdk_is_interrupted(EventLoop loop) {
        Task<?> task = loop.createTask(() -> Thread.sleep(1_000_000));
        assertEquals("enough", cancelWhenItBlocks(loop, task).getMessage());
    }

    @Test
    void a_wait_that_begins_after_the_request_is_interrupted_too(EventLoop loop) {
        Task<?> task = loop.createTask(() -> {
            currentTask().cancel("enough");
            new CountDownLatch(1).await();
        });
        var error = assertThrows(CancelledError.class, () -> loop.runUntilComplete(task));
        assertEquals("enough", error.getMessage());
    }

    @Test
    void a_task_that_swallows_the_interrupt_gets_the_error_at_its_next_wait(EventLoop loop) {
        Task<?> task = loop.createTask(() -> {
            assertThrows(InterruptedException.class, () -> new CountDownLatch(1).await());
            lines.add("swallowed");
            sleep(1);
            lines.add("never here");
        });
        assertEquals("enough", cancelWhenItBlocks(loop, task).getMessage());
        assertEquals(List.of("swallowed"), lines);
        assertEquals(0.0, loop.time());
    }

    @Test
    void clean_up_may_wait_after_an_interrupt(EventLoop loop) {
        Task<?> task = loop.createTask(() -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                assertThrows(CancelledError.class, () -> sleep(1));
                sleep(2);
                lines.add("cleaned up");
                throw e;
            }
        });
        loop.callSoon(() -> task.cancel("enough"));
        assertThrows(InterruptedException.class, () -> loop.runUntilComplete(task));
        assertEquals(List.of("cleaned up"), lines);
        assertFalse(task.cancelled());
    }

    @Test
    void an_uninterruptible_clean_up_may_block_in_the_jdk_and_the_cancellation_comes_after_it(EventLoop loop)
            throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (var server = new ServerSocket(0, 2, loopback);
                var hung = new Socket(loopback, server.getLocalPort());
                var farEnd = server.accept();
                var other = new Socket(loopback, server.getLocalPort());
                var otherEnd = server.accept()) {
            Task<?> task = loop.createTask(() -> {
                try {
                    hung.getInputStream().read();
                } finally {
                    uninterruptible(() -> {
                        otherEnd.getOutputStream().write('x');
                        lines.add("read " + (char) other.getInputStream().read());
                    });
                }
            });
            assertEquals("enough", cancelWhenItBlocks(loop, task).getMessage());
            assertTrue(task.cancelled());
            assertFalse(other.isClosed());
            assertTrue(farEnd.isConnected());
        }
        assertEquals(List.of("read x"), lines);
    }

    @Test
    void a_wait_that_cannot_be_interrupted_goes_on(EventLoop loop) {
        Semaphore semaphore = new Semaphore(0);
        Task<?> task = loop.createTask(() -> {
            semaphore.acquireUninterruptibly();
            lines.add("acquired");
            sleep(1);
        });
        loop.callSoon(() -> {
            task.cancel("enough");
            loop.callSoon(semaphore::release);
        });
        assertThrows(CancelledError.class, () -> loop.runUntilComplete(task));
        assertEquals(List.of("acquired"), lines);
    }

    @Test
    void a_blocking_socket_is_closed_by_the_interrupt(EventLoop loop) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (var server = new ServerSocket(0, 1, loopback);
                var client = new Socket(loopback, server.getLocalPort());
                var accepted = server.accept()) {
            Task<?> task = loop.createTask(() -> client.getInputStream().read());
            assertEquals("enough", cancelWhenItBlocks(loop, task).getMessage());
            assertTrue(task.cancelled());
            assertTrue(client.isClosed());
            assertFalse(accepted.isClosed());
        }
    }

    @Test
    void a_library_that_wraps_the_interrupt_in_errors_of_its_own_is_cancelled_all_the_same(EventLoop loop) {
        Task<?> task = loop.createTask(() -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("query failed", new IOException("no answer", e));
            }
        });
        CancelledError error = cancelWhenItBlocks(loop, task);
        assertTrue(task.cancelled());
        assertEquals("query failed", error.getCause().getMessage());
    }

    @Test
    void a_deadline_around_a_library_that_wraps_the_interrupt_is_a_time_out(EventLoop loop) {
        loop.runUntilComplete(() -> {
            assertThrows(
                    TimeoutException.class,
                    () -> timeout(1, () -> {
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException("query failed", e);
                        }
                    }));
            sleep(1);
        });
    }

    @Test
    void an_error_that_no_interrupt_has_caused_stays_what_it_is(EventLoop loop) {
        Task<?> task = loop.createTask(() -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new SocketTimeoutException("the server is slow");
            }
        });
        loop.callSoon(() -> task.cancel("enough"));
        assertThrows(SocketTimeoutException.class, () -> loop.runUntilComplete(task));
        assertFalse(task.cancelled());
    }

    @Test
    void causes_in_a_ring_are_looked_at_and_left(EventLoop loop) {
        Task<?> task = loop.createTask(() -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                var first = new IOException("first");
                first.initCause(new IOException("second", first));
                throw first;
            }
        });
        loop.callSoon(() -> task.cancel("enough"));
        assertThrows(IOException.class, () -> loop.runUntilComplete(task));
    }

    @Test
    void other_tasks_go_on_while_one_is_blocked(EventLoop loop) {
        CountDownLatch latch = new CountDownLatch(1);
        Task<?> blocked = loop.createTask(() -> {
            latch.await();
            lines.add("unblocked");
        });
        loop.runUntilComplete(() -> {
            sleep(1);
            lines.add("other");
            latch.countDown();
            await(blocked);
        });
        assertEquals(List.of("other", "unblocked"), lines);
    }

    @Test
    void the_interrupt_does_not_reach_the_next_task_on_the_stack(EventLoop loop) {
        Task<?> task = loop.createTask(() -> {
            new CountDownLatch(1).await();
        });
        cancelWhenItBlocks(loop, task);
        assertFalse(loop.runUntilComplete(() -> Thread.currentThread().isInterrupted()));
    }
}
