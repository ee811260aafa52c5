package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Values, errors and misuse; for tasks, loops and closing see {@link GeneratorTaskTest}. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class GeneratorTest {
    private final List<String> lines = new ArrayList<>();

    private Generator<Integer> count(int end) {
        return generator(out -> {
            try {
                for (int i = 0; i < end; i++) {
                    sleep(1);
                    out.emit(i);
                }
            } finally {
                lines.add("closed");
            }
        });
    }

    @Test
    void closing_its_stream_closes_a_generator() {
        run(() -> {
            List<String> lines = new ArrayList<>();
            Generator<Integer> numbers = generator(out -> {
                try {
                    for (int i = 1; ; i++) {
                        out.emit(i);
                    }
                } finally {
                    lines.add("closed");
                }
            });
            try (Stream<Integer> stream = numbers.stream()) {
                assertEquals(1, stream.iterator().next());
                assertEquals(List.of(), lines);
            }
            assertEquals(List.of("closed"), lines);
        });
    }

    @Test
    void a_for_loop_gets_all_values(EventLoop loop) {
        loop.runUntilComplete(() -> {
            try (Generator<Integer> values = count(3)) {
                for (int value : values) {
                    lines.add("got " + value + " at " + loop.time());
                }
            }
        });
        assertEquals(List.of("got 0 at 1.0", "got 1 at 2.0", "got 2 at 3.0", "closed"), lines);
    }

    @Test
    void a_loop_that_is_left_early_closes_it(EventLoop loop) {
        loop.runUntilComplete(() -> {
            try (Generator<Integer> values = count(9)) {
                for (int value : values) {
                    if (value == 1) {
                        break;
                    }
                }
                lines.add("left");
            }
            lines.add("after");
        });
        assertEquals(List.of("left", "closed", "after"), lines);
    }

    @Test
    void a_loop_that_was_left_can_be_taken_up_again(EventLoop loop) {
        loop.runUntilComplete(() -> {
            try (Generator<Integer> values = count(4)) {
                for (int value : values) {
                    if (value == 1) {
                        break;
                    }
                }
                for (int value : values) {
                    lines.add("got " + value);
                }
            }
        });
        assertEquals(List.of("got 2", "got 3", "closed"), lines);
    }

    @Test
    void nothing_runs_before_the_first_value_is_asked_for(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Generator<Integer> values = generator(out -> lines.add("begun"));
            values.close();
            values.close();
            assertThrows(NoSuchElementException.class, values::next);
        });
        assertEquals(List.of(), lines);
    }

    @Test
    void next_gives_values_then_throws(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Generator<Integer> values = count(1);
            assertEquals(0, values.next());
            assertThrows(NoSuchElementException.class, values::next);
            assertThrows(NoSuchElementException.class, values::next);
            assertEquals(7, values.next(7));
        });
    }

    @Test
    void null_is_a_value(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Generator<String> values = generator(out -> out.emit(null));
            assertNull(values.next("other"));
            assertEquals("other", values.next("other"));
        });
    }

    @Test
    void an_iterator_may_be_asked_twice_and_next_without_asking(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Iterator<Integer> steps = count(2).iterator();
            assertTrue(steps.hasNext());
            assertTrue(steps.hasNext());
            assertEquals(0, steps.next());
            assertEquals(1, steps.next());
            assertFalse(steps.hasNext());
            assertThrows(NoSuchElementException.class, steps::next);
            assertFalse(steps.hasNext());
        });
    }

    @Test
    void what_is_sent_is_what_emit_returns(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Generator<String> echo = generator(out -> {
                Object got = out.emit("ready");
                while (got != null) {
                    got = out.emit("echo " + got);
                }
            });
            assertThrows(IllegalStateException.class, () -> echo.send("too early"));
            assertEquals("ready", echo.send(null));
            assertEquals("echo a", echo.send("a"));
            assertEquals("echo b", echo.send("b"));
            assertThrows(NoSuchElementException.class, echo::next);
        });
    }

    @Test
    void what_is_raised_is_thrown_by_emit(EventLoop loop) {
        IOException failure = new IOException("no disk");
        loop.runUntilComplete(() -> {
            Generator<String> values = generator(out -> {
                try {
                    out.emit("first");
                } catch (Exception e) {
                    assertSame(failure, e);
                    out.emit("caught");
                }
                out.emit("never");
            });
            values.next();
            assertEquals("caught", values.raise(failure));
            assertSame(failure, assertThrows(IOException.class, () -> values.raise(failure)));
            assertThrows(NoSuchElementException.class, values::next);
            assertSame(failure, assertThrows(IOException.class, () -> values.raise(failure)));
        });
    }

    @Test
    void what_is_raised_before_the_beginning_ends_it(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Generator<Integer> values = count(3);
            assertThrows(IOException.class, () -> values.raise(new IOException("no disk")));
            assertThrows(NoSuchElementException.class, values::next);
            assertThrows(NullPointerException.class, () -> values.raise(null));
        });
        assertEquals(List.of(), lines);
    }

    @Test
    void a_failure_of_the_body_reaches_the_consumer_as_itself(EventLoop loop) {
        IOException failure = new IOException("no disk");
        loop.runUntilComplete(() -> {
            Generator<Integer> values = generator(out -> {
                out.emit(1);
                sleep(1);
                throw failure;
            });
            Iterator<Integer> steps = values.iterator();
            assertEquals(1, steps.next());
            assertSame(failure, assertThrows(IOException.class, steps::hasNext));
            assertFalse(steps.hasNext());
        });
    }

    @Test
    void a_body_that_waits_in_its_clean_up_is_waited_for(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Generator<Integer> values = generator(out -> {
                try {
                    out.emit(1);
                } finally {
                    sleep(5);
                    lines.add("cleaned up");
                }
            });
            values.next();
            values.close();
            assertEquals(5.0, loop.time());
        });
        assertEquals(List.of("cleaned up"), lines);
    }

    @Test
    void a_failure_in_the_clean_up_is_thrown_by_close(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Generator<Integer> values = generator(out -> {
                try {
                    out.emit(1);
                } finally {
                    failing();
                }
            });
            values.next();
            assertThrows(IOException.class, values::close);
            values.close();
        });
    }

    private static void failing() throws IOException {
        throw new IOException("no disk");
    }

    @Test
    void a_body_that_emits_while_it_is_closed_is_an_error(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Generator<Integer> values = generator(out -> {
                try {
                    out.emit(1);
                } finally {
                    out.emit(2);
                }
            });
            values.next();
            var error = assertThrows(IllegalStateException.class, values::close);
            assertTrue(error.getMessage().contains("ignored GeneratorExit"), error.getMessage());
            values.close();
            assertThrows(NoSuchElementException.class, values::next);
        });
    }

    @Test
    void one_consumer_at_a_time(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Generator<Integer> values = count(3);
            Task<Integer> first = createTask(() -> values.next());
            sleep(0.5);
            for (VoidCoroutine use : List.<VoidCoroutine>of(
                    () -> values.next(),
                    () -> values.send(null),
                    () -> values.raise(new IOException()),
                    () -> values.close())) {
                var error = assertThrows(IllegalStateException.class, () -> use.run());
                assertTrue(error.getMessage().contains("already running"), error.getMessage());
            }
            assertEquals(0, await(first));
            assertEquals(1, values.next());
            values.close();
        });
    }

    @Test
    void its_own_body_may_not_ask_for_values(EventLoop loop) {
        loop.runUntilComplete(() -> {
            List<Generator<Integer>> self = new ArrayList<>();
            self.add(generator(out -> self.getFirst().next()));
            var error = assertThrows(
                    IllegalStateException.class, () -> self.getFirst().next());
            assertTrue(error.getMessage().contains("already running"), error.getMessage());
        });
    }

    @Test
    void only_tasks_may_use_it(EventLoop loop) {
        Generator<Integer> values = count(1);
        assertThrows(IllegalStateException.class, values::next);
        loop.runUntilComplete(() -> {
            loop.callSoon(() -> assertThrows(IllegalStateException.class, values::next));
            sleep(0);
            values.close();
        });
    }

    @Test
    void only_the_loop_where_it_was_begun_may_use_it(EventLoop loop) {
        Generator<Integer> values = count(3);
        loop.runUntilComplete(() -> values.next());
        try (EventLoop other = newEventLoop()) {
            var error = assertThrows(IllegalStateException.class, () -> other.runUntilComplete(() -> values.next()));
            assertTrue(error.getMessage().contains("another loop"), error.getMessage());
        }
        loop.runUntilComplete(() -> values.close());
    }

    @Test
    void only_the_body_may_emit(EventLoop loop) {
        loop.runUntilComplete(() -> {
            List<Generator.Emitter<Integer>> taken = new ArrayList<>();
            Generator<Integer> values = generator(out -> {
                taken.add(out);
                Task<Object> child = createTask(() -> out.emit(5));
                var error = assertThrows(IllegalStateException.class, () -> await(child));
                assertTrue(error.getMessage().contains("outside of the body"), error.getMessage());
                out.emit(1);
            });
            assertEquals(1, values.next());
            assertThrows(IllegalStateException.class, () -> taken.getFirst().emit(2));
            assertEquals(9, values.next(9));
            assertThrows(IllegalStateException.class, () -> taken.getFirst().emit(2));
        });
    }

    @Test
    void generators_nest(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Generator<String> outer = generator(out -> {
                try (Generator<Integer> inner = count(3)) {
                    for (int value : inner) {
                        out.emit("outer " + value);
                    }
                }
            });
            for (String value : outer) {
                lines.add(value);
            }
        });
        assertEquals(List.of("outer 0", "outer 1", "outer 2", "closed"), lines);
    }

    @Test
    void it_says_in_which_state_it_is(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Generator<Integer> values = count(1);
            assertEquals("<Generator created>", values.toString());
            values.next();
            assertEquals("<Generator suspended>", values.toString());
            values.close();
            assertEquals("<Generator ended>", values.toString());
            assertThrows(NullPointerException.class, () -> generator(null));
        });
    }
}
