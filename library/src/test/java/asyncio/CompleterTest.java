package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class CompleterTest {
    private final List<String> lines = new ArrayList<>();

    /** A library that answers by callbacks, on a thread of its own. */
    private static void ask(String what, Consumer<String> answered, Consumer<Throwable> failed) {
        Thread.ofPlatform().start(() -> {
            if (what.isEmpty()) {
                failed.accept(new IOException("ask what?"));
            } else {
                answered.accept("the " + what);
            }
        });
    }

    private static String answer(String what) {
        Completer<String> completer = new Completer<>();
        ask(what, completer::complete, completer::fail);
        return await(completer.future());
    }

    @Test
    void a_callback_on_another_thread_wakes_the_task(EventLoop loop) {
        assertEquals("the weather", loop.runUntilComplete(() -> answer("weather")));
    }

    @Test
    void a_failure_is_thrown_as_it_is(EventLoop loop) {
        var error = assertThrows(IOException.class, () -> loop.runUntilComplete(() -> answer("")));
        assertEquals("ask what?", error.getMessage());
    }

    @Test
    void the_first_call_counts(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Completer<String> completer = new Completer<>();
            assertTrue(completer.complete("first"));
            assertFalse(completer.complete("second"));
            assertFalse(completer.fail(new IOException("third")));
            assertFalse(completer.cancel());
            assertFalse(completer.future().done());
            assertEquals("first", await(completer.future()));
        });
    }

    @Test
    void of_many_threads_exactly_one_is_first(EventLoop loop) {
        AtomicInteger firsts = new AtomicInteger();
        loop.runUntilComplete(() -> {
            Completer<Integer> completer = new Completer<>();
            CountDownLatch go = new CountDownLatch(1);
            for (int i = 0; i < 4; i++) {
                int number = i;
                Thread.ofPlatform().start(() -> {
                    go.countDown();
                    firsts.addAndGet(completer.complete(number) ? 1 : 0);
                });
            }
            await(completer.future());
        });
        assertEquals(1, firsts.get());
    }

    @Test
    void who_awaits_a_cancelled_one_gets_the_error(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Completer<String> completer = new Completer<>();
            assertTrue(completer.cancel());
            assertThrows(CancelledError.class, () -> await(completer.future()));
        });
    }

    @Test
    void a_task_that_is_cancelled_tells_who_works_on_the_answer(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Completer<String> completer = new Completer<String>().onCancel(() -> lines.add("nobody wants it"));
            Task<?> task = createTask(() -> await(completer.future()));
            sleep(0);
            task.cancel();
            assertThrows(CancelledError.class, () -> await(task));
            sleep(0);
            assertFalse(completer.complete("late"));
        });
        assertEquals(List.of("nobody wants it"), lines);
    }

    @Test
    void an_answer_calls_no_cancellation(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Completer<String> completer = new Completer<String>().onCancel(() -> lines.add("never"));
            completer.complete("answer");
            await(completer.future());
            sleep(0);
        });
        assertEquals(List.of(), lines);
    }

    @Test
    void an_answer_that_is_on_its_way_when_the_future_is_cancelled_does_no_harm(EventLoop loop) {
        List<Object> reports = new ArrayList<>();
        loop.setExceptionHandler((where, context) -> reports.add(context));
        loop.runUntilComplete(() -> {
            Completer<String> completer = new Completer<>();
            assertTrue(completer.complete("late"));
            completer.future().cancel();
            sleep(0);
            sleep(0);
            assertTrue(completer.future().cancelled());
        });
        assertEquals(List.of(), reports);
    }

    @Test
    void a_call_after_the_loop_was_closed_does_nothing() {
        Completer<String> completer = Asyncio.run(() -> new Completer<String>());
        assertTrue(completer.complete("late"));
        assertFalse(completer.future().done());
    }

    @Test
    void a_virtual_clock_does_not_jump_over_an_answer_that_is_to_come(EventLoop loop) {
        loop.runUntilComplete(() -> assertEquals("the weather", timeout(1, () -> answer("weather"))));
        assertEquals(0, loop.time());
    }

    @Test
    void it_needs_a_running_loop_and_an_exception() {
        assertThrows(IllegalStateException.class, Completer::new);
        run(() -> {
            Completer<String> completer = new Completer<>();
            assertThrows(NullPointerException.class, () -> completer.fail(null));
            assertThrows(NullPointerException.class, () -> completer.onCancel(null));
            completer.cancel();
        });
    }
}
