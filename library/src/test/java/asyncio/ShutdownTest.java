package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The end of a run: what is left is cancelled and closed, in order, and not for longer than allowed. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class ShutdownTest {
    private static final RunnerOptions LIMITED = RunnerOptions.DEFAULT.withShutdownTimeout(Duration.ofSeconds(5));

    private final List<String> lines = new ArrayList<>();
    private final List<ExceptionContext> reported = new ArrayList<>();

    @AfterEach
    void forgetTheLoopOfThisThread() {
        setEventLoop(null);
    }

    private Runner runner(RunnerOptions options) {
        Runner runner = new Runner(options);
        runner.getLoop().setExceptionHandler((loop, context) -> reported.add(context));
        return runner;
    }

    private void cleansUpFor(String name, double seconds) {
        try {
            sleep(1_000);
        } finally {
            try {
                sleep(seconds);
                lines.add(name + " cleaned up");
            } catch (CancelledError e) {
                lines.add(name + " given up");
            }
        }
    }

    @Test
    void it_waits_as_long_as_it_takes() {
        Runner runner = runner(RunnerOptions.DEFAULT);
        runner.run(() -> {
            createTask(() -> cleansUpFor("patient", 100_000));
            sleep(0);
        });
        runner.close();
        assertEquals(List.of("patient cleaned up"), lines);
        assertEquals(List.of(), reported);
    }

    @Test
    void with_a_limit_it_reports_who_did_not_end_and_where_it_stands() {
        Runner runner = runner(LIMITED);
        runner.run(() -> {
            createTask(() -> cleansUpFor("quick", 4), "quick");
            createTask(() -> cleansUpFor("slow", 6), "slow");
            sleep(0);
        });
        EventLoop loop = runner.getLoop();
        runner.close();
        assertTrue(loop.isClosed());
        assertEquals(List.of("quick cleaned up", "slow given up"), lines);
        assertEquals(2, reported.size());
        ExceptionContext stubborn = reported.getFirst();
        assertEquals("slow", stubborn.task().getName());
        assertEquals("Task did not end within PT5S of the shutdown, and is given up", stubborn.message());
        assertTrue(
                Arrays.stream(stubborn.exception().getStackTrace())
                        .anyMatch(frame -> frame.getMethodName().equals("cleansUpFor")),
                () -> Arrays.toString(stubborn.exception().getStackTrace()));
        assertEquals("Task was destroyed but it is pending!", reported.getLast().message());
    }

    @Test
    void a_limit_of_nothing_gives_each_task_one_turn() {
        Runner runner = runner(RunnerOptions.DEFAULT.withShutdownTimeout(Duration.ZERO));
        runner.run(() -> {
            createTask(() -> cleansUpFor("quick", 0));
            createTask(() -> cleansUpFor("slow", 1), "slow");
            sleep(0);
        });
        runner.close();
        assertEquals("slow", reported.getFirst().task().getName());
        assertTrue(lines.contains("slow given up"), lines::toString);
    }

    @Test
    void the_limit_covers_generators_as_well() {
        Runner runner = runner(LIMITED);
        runner.run(() -> {
            createTask(() -> cleansUpFor("task", 3));
            generator(out -> {
                        try {
                            out.emit(1);
                        } finally {
                            sleep(3);
                        }
                    })
                    .next();
            sleep(0);
        });
        runner.close();
        assertEquals("task cleaned up", lines.getFirst());
        assertTrue(reported.getFirst().message().contains("did not end within"));
        assertEquals("asyncio-shutdown", reported.getFirst().task().getName());
    }

    @Test
    void failures_of_what_was_left_are_reported() {
        Runner runner = runner(LIMITED);
        runner.run(() -> {
            createTask(() -> {
                try {
                    sleep(1_000);
                } finally {
                    failing();
                }
            });
            sleep(0);
        });
        runner.close();
        assertEquals(1, reported.size());
        assertEquals(
                "unhandled exception during asyncio.run() shutdown",
                reported.getFirst().message());
        assertInstanceOf(IOException.class, reported.getFirst().exception());
    }

    private static void failing() throws IOException {
        throw new IOException("no disk");
    }

    @Test
    void an_interrupt_of_the_user_while_closing_is_thrown_and_the_loop_closed() {
        Runner runner = runner(RunnerOptions.DEFAULT);
        runner.run(() -> {
            createTask(() -> {
                try {
                    sleep(1_000);
                } finally {
                    interrupt();
                }
            });
            createTask(() -> cleansUpFor("other", 5));
            sleep(0);
        });
        EventLoop loop = runner.getLoop();
        assertThrows(KeyboardInterrupt.class, runner::close);
        assertTrue(loop.isClosed());
        assertThrows(IllegalStateException.class, runner::getLoop);
        assertEquals(List.of("other given up"), lines);
        runner.close();
    }

    private static void interrupt() {
        throw new KeyboardInterrupt();
    }

    @Test
    void a_limit_is_not_negative() {
        assertThrows(
                IllegalArgumentException.class,
                () -> RunnerOptions.DEFAULT.withShutdownTimeout(Duration.ofSeconds(-1)));
        assertEquals(Duration.ofSeconds(5), LIMITED.withDebug(true).shutdownTimeout());
    }
}
