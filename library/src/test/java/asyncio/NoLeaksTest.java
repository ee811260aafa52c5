package asyncio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The leak check finds each kind of leak, planted here. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class NoLeaksTest {
    private final NoLeaks check = new NoLeaks();

    private List<String> leaks() throws ReflectiveOperationException {
        return check.leaks(0);
    }

    @Test
    void a_clean_program_leaves_nothing() throws ReflectiveOperationException {
        check.beforeEach(null);
        Asyncio.run(() -> Asyncio.sleep(1));
        assertEquals(List.of(), check.leaks(1_000_000_000L));
    }

    @Test
    void a_task_that_still_sleeps_is_found(EventLoop loop) throws ReflectiveOperationException {
        check.beforeEach(null);
        Task<?> sleeper = loop.createTask(() -> Asyncio.sleep(1), TaskOptions.DEFAULT.withName("the sleeper"));
        loop.stop();
        loop.runForever();
        assertTrue(leaks().toString().contains("the sleeper"));
        loop.runUntilComplete(sleeper);
    }

    @Test
    void a_thread_of_the_library_is_found() throws Exception {
        check.beforeEach(null);
        CountDownLatch end = new CountDownLatch(1);
        Thread orphan = Thread.ofPlatform().name("asyncio-orphan").start(() -> awaitEnd(end));
        assertTrue(leaks().toString().contains("asyncio-orphan"));
        end.countDown();
        orphan.join();
        assertEquals(List.of(), leaks());
    }

    private static void awaitEnd(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_running_loop_is_found(EventLoop loop) throws ReflectiveOperationException {
        check.beforeEach(null);
        loop.runUntilComplete(() -> assertNotEquals(List.of(), leaks()));
    }

    @Test
    void an_error_in_the_log_is_found(EventLoop loop) throws ReflectiveOperationException {
        check.beforeEach(null);
        loop.callExceptionHandler(ExceptionContext.of("planted").withException(new ArithmeticException("zero")));
        assertEquals(List.of("logged: planted | java.lang.ArithmeticException: zero"), leaks());
    }
}
