package asyncio;

import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class TimerHandleTest {
    private final List<String> lines = new ArrayList<>();

    @Test
    void it_knows_when_it_is_due(EventLoop loop) {
        assertEquals(1.5, loop.callLater(1.5, () -> {}).when());
        assertEquals(7.0, loop.callAt(7, () -> {}).when());
    }

    @Test
    void a_cancelled_timer_never_fires(EventLoop loop) {
        TimerHandle timer = loop.callLater(1, () -> lines.add("cancelled"));
        loop.callLater(2, () -> lines.add("other"));
        loop.callLater(3, loop::stop);
        timer.cancel();
        assertTrue(timer.cancelled());
        loop.runForever();
        assertEquals(List.of("other"), lines);
    }

    @Test
    void a_timer_that_is_due_can_be_cancelled_until_its_turn(EventLoop loop) {
        List<TimerHandle> second = new ArrayList<>();
        loop.callLater(1, () -> second.getFirst().cancel());
        second.add(loop.callLater(1, () -> lines.add("cancelled")));
        loop.callLater(2, loop::stop);
        loop.runForever();
        assertEquals(List.of(), lines);
        assertEquals(0, loop.agenda.timerCount());
    }

    @Test
    void cancelling_a_timer_that_has_fired_does_not_disturb_the_others(EventLoop loop) {
        TimerHandle fired = loop.callLater(1, () -> {});
        loop.callLater(2, () -> {
            fired.cancel();
            fired.cancel();
        });
        loop.callLater(3, () -> lines.add("third"));
        loop.callLater(4, loop::stop);
        loop.runForever();
        assertEquals(List.of("third"), lines);
        assertTrue(fired.cancelled());
        assertEquals(0, loop.agenda.timerCount());
    }

    @Test
    void cancelling_twice_counts_once(EventLoop loop) {
        for (int i = 0; i < 200; i++) {
            loop.callLater(1, () -> lines.add("fired"));
        }
        TimerHandle timer = loop.callLater(0.5, () -> {});
        for (int i = 0; i < 200; i++) {
            timer.cancel();
        }
        loop.callLater(2, loop::stop);
        loop.runForever();
        assertEquals(200, lines.size());
    }

    @Test
    void a_timer_can_be_cancelled_after_its_loop_was_closed(EventLoop loop) {
        TimerHandle timer = loop.callLater(1, () -> {});
        loop.close();
        timer.cancel();
        assertTrue(timer.cancelled());
    }
}
