package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Results as a {@link Stream}, which a task works off. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class SequentialTest {
    private static List<Coroutine<String>> work() {
        return List.of(() -> sleep(2, "late"), () -> sleep(1, "soon"));
    }

    @Test
    void results_come_in_the_order_in_which_they_are_done(EventLoop loop) {
        loop.runUntilComplete(() -> assertEquals(
                List.of("soon", "late"), asCompleted(work()).stream().toList()));
        assertEquals(2, loop.time());
    }

    @Test
    void a_stream_takes_no_more_than_it_needs(EventLoop unused) {
        run(() -> {
            assertEquals("soon", asCompleted(work()).stream().findFirst().orElseThrow());
            assertEquals(1, getRunningLoop().time());
        });
    }

    @Test
    void a_failure_leaves_the_stream_as_it_is(EventLoop loop) {
        IOException failure = new IOException("no disk");
        Coroutine<String> fails = () -> {
            throw failure;
        };
        loop.runUntilComplete(() -> assertSame(
                failure,
                assertThrows(
                        IOException.class, () -> asCompleted(fails).stream().toList())));
    }

    @Test
    void a_generator_ends_with_its_stream(EventLoop loop) {
        List<String> lines = new ArrayList<>();
        loop.runUntilComplete(() -> {
            Generator<Integer> numbers = generator(out -> {
                try {
                    for (int i = 0; ; i++) {
                        out.emit(i);
                    }
                } finally {
                    lines.add("cleaned up");
                }
            });
            try (Stream<Integer> stream = numbers.stream()) {
                assertEquals(List.of(0, 1, 2), stream.limit(3).toList());
            }
        });
        assertEquals(List.of("cleaned up"), lines);
    }

    @Test
    void a_channel_is_a_stream_until_it_ends(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Channel<Integer> channel = Channel.open(0);
            createTask(() -> {
                for (int i = 1; i <= 4; i++) {
                    channel.sender().send(i);
                }
                channel.sender().close();
            });
            assertEquals(10, channel.receiver().stream().mapToInt(i -> i).sum());
        });
    }
}
