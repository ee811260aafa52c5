package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class ShieldTest {
    private final List<String> lines = new ArrayList<>();

    @Test
    void it_has_the_result_of_what_it_protects(EventLoop loop) {
        assertEquals("result", loop.runUntilComplete(() -> await(shield(() -> sleep(1, "result")))));
    }

    @Test
    void it_fails_with_what_it_protects(EventLoop loop) {
        IOException failure = new IOException("no disk");
        assertSame(
                failure,
                assertThrows(
                        IOException.class,
                        () -> loop.runUntilComplete(() -> await(shield(() -> {
                            sleep(1);
                            throw failure;
                        })))));
    }

    @Test
    void cancelling_it_leaves_what_it_protects_alone(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Task<String> inner = createTask(() -> sleep(2, "inner"));
            Future<String> outer = shield(inner);
            sleep(1);
            assertTrue(outer.cancel("enough"));
            assertTrue(outer.cancelled());
            assertEquals(0, inner.cancelling());
            assertEquals("inner", await(inner));
        });
    }

    @Test
    void cancelling_who_awaits_it_leaves_what_it_protects_alone(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Task<String> inner = createTask(() -> sleep(2, "inner"));
            Task<String> waiting = createTask(() -> await(shield(inner)));
            sleep(1);
            waiting.cancel("enough");
            assertEquals(
                    "enough",
                    assertThrows(CancelledError.class, () -> await(waiting)).getMessage());
            assertEquals("inner", await(inner));
        });
    }

    @Test
    void it_is_cancelled_with_what_it_protects(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Task<String> inner = createTask(() -> sleep(2, "inner"));
            Future<String> outer = shield(inner);
            loop.callLater(1, () -> inner.cancel("enough"));
            assertEquals(
                    "enough",
                    assertThrows(CancelledError.class, () -> await(outer)).getMessage());
            assertTrue(outer.cancelled());
        });
    }

    @Test
    void what_is_done_needs_no_shield(EventLoop loop) {
        Future<String> done = loop.createFuture();
        done.setResult("done");
        assertSame(done, shield(done));
    }

    @Test
    void an_error_after_the_end_of_the_shield_is_reported_once(EventLoop loop) {
        loop.setExceptionHandler((where, context) -> lines.add(context.message() + ": " + context.exception()));
        loop.runUntilComplete(() -> {
            Task<?> inner = createTask(() -> {
                sleep(2);
                throw new IOException("no disk");
            });
            List<Future<?>> shields = List.of(shield(inner), shield(inner), shield(inner));
            sleep(1);
            shields.forEach(Future::cancel);
            sleep(10);
        });
        assertEquals(List.of("IOException exception in shielded future: java.io.IOException: no disk"), lines);
    }

    @Test
    void an_error_that_another_shield_takes_is_reported_to_the_abandoned_one_only(EventLoop loop) {
        loop.setExceptionHandler((where, context) -> lines.add(context.message()));
        loop.runUntilComplete(() -> {
            Task<?> inner = createTask(() -> {
                sleep(2);
                throw new IOException("no disk");
            });
            Future<?> abandoned = shield(inner);
            Future<?> awaited = shield(inner);
            sleep(1);
            abandoned.cancel();
            assertThrows(IOException.class, () -> await(awaited));
            sleep(10);
        });
        assertEquals(List.of("IOException exception in shielded future"), lines);
    }

    @Test
    void a_result_or_a_cancellation_after_the_end_of_the_shield_is_no_error(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Task<?> first = createTask(() -> sleep(2));
            Task<?> second = createTask(() -> sleep(2));
            List<Future<?>> shields = List.of(shield(first), shield(second));
            sleep(1);
            shields.forEach(Future::cancel);
            sleep(0);
            second.cancel();
            sleep(10);
            assertTrue(first.done() && second.cancelled());
        });
    }

    @Test
    void a_gathering_inside_a_shield_survives(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Future<List<Integer>> inner = gather(() -> sleep(2, 1), () -> sleep(3, 2));
            Future<List<Integer>> outer = shield(inner);
            sleep(1);
            outer.cancel();
            assertEquals(List.of(1, 2), await(inner));
        });
    }

    @Test
    void a_shield_inside_a_gathering_ends_with_it(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Task<String> inner = createTask(() -> sleep(5, "inner"));
            Future<List<String>> all = gather(shield(inner));
            sleep(1);
            all.cancel();
            assertThrows(CancelledError.class, () -> await(all));
            assertEquals(1.0, loop.time());
            assertEquals("inner", await(inner));
        });
    }
}
