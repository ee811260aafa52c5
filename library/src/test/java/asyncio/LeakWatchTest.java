package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is collected without having been closed is reported. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class LeakWatchTest {
    private static final int ATTEMPTS = 500;

    /** Collects garbage until somebody complains about it, or gives up. */
    private static List<String> complaintsAbout(String what, Log log) {
        List<String> complaints = new ArrayList<>();
        for (int i = 0; i < ATTEMPTS && complaints.isEmpty(); i++) {
            System.gc();
            LockSupport.parkNanos(1_000_000);
            log.takeWarnings().stream().filter(line -> line.contains(what)).forEach(complaints::add);
        }
        return complaints;
    }

    private static void drop(String name, boolean close) {
        LeakWatch leak = LeakWatch.on(new Object(), "unclosed " + name);
        if (close) {
            leak.done();
            leak.done();
        }
    }

    private static void dropLoop() {
        new EventLoop(EventLoopOptions.DEFAULT.withDebug(true));
    }

    @Test
    void what_is_not_closed_is_reported_and_what_is_closed_is_not(Log log) {
        drop("tidy", true);
        drop("untidy", false);
        assertEquals(List.of("unclosed untidy"), complaintsAbout("tidy", log));
        System.gc();
        assertTrue(log.takeWarnings().stream().noneMatch(line -> line.contains("tidy")));
    }

    @Test
    void an_unclosed_loop_is_reported_with_the_place_where_it_was_made(Log log) {
        dropLoop();
        String complaint = complaintsAbout("unclosed event loop", log).stream()
                .filter(line -> line.contains("created at"))
                .findFirst()
                .orElse("");
        assertTrue(complaint.contains("LeakWatchTest.dropLoop"), complaint);
    }

    @Test
    void a_coroutine_of_as_completed_that_nobody_awaits_is_reported_in_debug_mode(Log log) {
        run(
                () -> {
                    takeOne();
                    List<String> complaints = complaintsAbout("never awaited", log);
                    assertEquals(1, complaints.size());
                    assertTrue(
                            complaints.getFirst().startsWith("coroutine of asCompleted() was never awaited"),
                            complaints::toString);
                },
                RunnerOptions.DEFAULT.withDebug(true));
    }

    private static void takeOne() throws Exception {
        var coroutines = asCompleted(List.<Coroutine<String>>of(() -> "a", () -> "b"))
                .coroutines()
                .iterator();
        await(coroutines.next());
        coroutines.next();
    }
}
