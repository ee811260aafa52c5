package asyncio.process;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import asyncio.CancelledError;
import asyncio.Completer;
import asyncio.ContextVar;
import asyncio.EventLoop;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import asyncio.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** With signals that do nothing to a JVM which does not handle them, sent by {@code kill}. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class SignalsTest {
    private final List<String> lines = new ArrayList<>();

    @BeforeAll
    static void there_are_signals() {
        assumeFalse(System.getProperty("os.name").startsWith("Windows"), "no signals to send");
    }

    /** Sends a signal to this JVM. */
    private static void send(String signal) {
        toThread(() -> {
            String pid = Long.toString(ProcessHandle.current().pid());
            assertEquals(
                    0, new ProcessBuilder("kill", "-s", signal, pid).start().waitFor());
        });
    }

    /** Adds a handler that completes something to wait for. */
    private static Completer<String> handled(String signal) {
        Completer<String> arrival = new Completer<>();
        Signals.addSignalHandler(signal, () -> arrival.complete(signal));
        return arrival;
    }

    @Test
    void a_signal_calls_the_handler_on_the_loop(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Completer<String> arrival = new Completer<>();
            Signals.addSignalHandler("WINCH", () -> arrival.complete("on loop: " + (getRunningLoop() == loop)));
            send("WINCH");
            assertEquals("on loop: true", await(arrival.future()));
            assertTrue(Signals.removeSignalHandler("WINCH"));
        });
    }

    @Test
    void the_handler_sees_the_context_in_which_it_was_added(EventLoop loop) {
        ContextVar<String> user = new ContextVar<>("user", "nobody");
        loop.runUntilComplete(() -> {
            user.set("ada");
            Completer<String> arrival = new Completer<>();
            Signals.addSignalHandler("WINCH", () -> arrival.complete(user.get()));
            user.set("bob");
            send("WINCH");
            assertEquals("ada", await(arrival.future()));
            Signals.removeSignalHandler("WINCH");
        });
    }

    @Test
    void a_name_may_begin_with_sig(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Completer<String> arrival = handled("SIGWINCH");
            send("WINCH");
            assertEquals("SIGWINCH", await(arrival.future()));
            assertTrue(Signals.removeSignalHandler("WINCH"));
            assertFalse(Signals.removeSignalHandler("SIGWINCH"));
        });
    }

    @Test
    void another_name_of_a_signal_is_the_same_signal(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Signals.addSignalHandler("POLL", () -> lines.add("never"));
            Completer<String> arrival = handled("IO");
            send("IO");
            assertEquals("IO", await(arrival.future()));
            assertTrue(Signals.removeSignalHandler("SIGPOLL"));
            assertFalse(Signals.removeSignalHandler("IO"));
            assertThrows(IllegalArgumentException.class, () -> Signals.receive("UNUSED"));
            try (SignalReceiver signals = Signals.receive("CLD", "CHLD")) {
                assertEquals("<SignalReceiver of [CHLD]>", signals.toString());
            }
        });
        assertEquals(List.of(), lines);
    }

    @Test
    void a_second_handler_takes_the_place_of_the_first(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Signals.addSignalHandler("WINCH", () -> lines.add("first"));
            Completer<String> arrival = handled("WINCH");
            send("WINCH");
            await(arrival.future());
            Signals.removeSignalHandler("WINCH");
        });
        assertEquals(List.of(), lines);
    }

    @Test
    void a_handler_that_fails_is_reported_and_stays(EventLoop loop) {
        Completer<String> report = loop.runUntilComplete(() -> new Completer<String>());
        loop.setExceptionHandler(
                (where, context) -> report.complete(context.exception().getMessage()));
        loop.runUntilComplete(() -> {
            Signals.addSignalHandler("WINCH", () -> {
                throw new IllegalStateException("broken");
            });
            send("WINCH");
            assertEquals("broken", await(report.future()));
            assertTrue(Signals.removeSignalHandler("WINCH"));
        });
    }

    @Test
    void removal_gives_the_signal_back_to_whoever_had_it(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Completer<String> former = new Completer<>();
            JvmSignal before = JvmSignal.take("WINCH", () -> former.complete("the former handler"));
            Signals.addSignalHandler("WINCH", () -> lines.add("never"));
            Signals.removeSignalHandler("WINCH");
            send("WINCH");
            assertEquals("the former handler", await(former.future()));
            before.giveBack();
        });
        assertEquals(List.of(), lines);
    }

    @Test
    void a_handler_that_somebody_else_kept_passes_on_when_it_is_given_back(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Completer<String> first = new Completer<>();
            JvmSignal outer = JvmSignal.take("WINCH", () -> first.complete("passed on"));
            JvmSignal middle = JvmSignal.take("WINCH", () -> lines.add("never"));
            JvmSignal inner = JvmSignal.take("WINCH", () -> lines.add("never"));
            middle.giveBack();
            inner.giveBack();
            send("WINCH");
            assertEquals("passed on", await(first.future()));
            outer.giveBack();
        });
        assertEquals(List.of(), lines);
    }

    @Test
    void one_that_is_under_way_to_nobody_is_dropped(EventLoop loop) {
        loop.runUntilComplete(() -> {
            JvmSignal taken = JvmSignal.take("WINCH", () -> lines.add("never"));
            taken.giveBack();
            assertDoesNotThrow(taken::passOn);
        });
        assertEquals(List.of(), lines);
    }

    @Test
    void closing_the_loop_gives_back_what_it_has(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Completer<String> former = new Completer<>();
            JvmSignal before = JvmSignal.take("WINCH", () -> former.complete("the former handler"));
            toThread(() -> run(() -> Signals.addSignalHandler("WINCH", () -> lines.add("never"))));
            send("WINCH");
            assertEquals("the former handler", await(former.future()));
            before.giveBack();
            Signals.addSignalHandler("WINCH", () -> {});
        });
        assertEquals(List.of(), lines);
    }

    @Test
    void closing_another_loop_leaves_what_this_one_has(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Completer<String> arrival = handled("URG");
            toThread(() -> run(() -> Signals.addSignalHandler("WINCH", () -> lines.add("never"))));
            send("URG");
            assertEquals("URG", await(arrival.future()));
            assertTrue(Signals.removeSignalHandler("URG"));
        });
    }

    @Test
    void one_loop_at_a_time_has_a_signal(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Signals.addSignalHandler("WINCH", () -> {});
            toThread(() -> run(() -> {
                var error =
                        assertThrows(IllegalStateException.class, () -> Signals.addSignalHandler("WINCH", () -> {}));
                assertTrue(error.getMessage().startsWith("SIGWINCH is taken by another event loop"), error.toString());
                assertThrows(IllegalStateException.class, () -> Signals.receive("WINCH"));
                assertFalse(Signals.removeSignalHandler("WINCH"));
            }));
            assertTrue(Signals.removeSignalHandler("WINCH"));
        });
    }

    @Test
    void what_the_jvm_or_the_system_keeps_is_an_error_that_says_so(EventLoop loop) {
        loop.runUntilComplete(() -> {
            for (String kept : List.of("KILL", "STOP", "SEGV", "FPE", "ILL", "QUIT")) {
                var error =
                        assertThrows(IllegalStateException.class, () -> Signals.addSignalHandler(kept, () -> {}), kept);
                assertTrue(
                        error.getMessage()
                                .startsWith(
                                        "SIG" + kept + " cannot be caught: the JVM or the system keeps it for itself"),
                        error.toString());
                assertFalse(Signals.removeSignalHandler(kept));
            }
        });
    }

    @Test
    void bad_input_is_refused(EventLoop loop) {
        loop.runUntilComplete(() -> {
            var error = assertThrows(
                    IllegalArgumentException.class, () -> Signals.addSignalHandler("SIGNIFICANT", () -> {}));
            assertEquals(
                    "unknown signal: NIFICANT; name one of this system, such as TERM or SIGTERM", error.getMessage());
            assertThrows(IllegalArgumentException.class, () -> Signals.receive());
            assertThrows(IllegalArgumentException.class, () -> Signals.receive("WINCH", "NONSENSE"));
            assertFalse(Signals.removeSignalHandler("WINCH"), "taken, though the other one does not exist");
            assertThrows(NullPointerException.class, () -> Signals.addSignalHandler("WINCH", null));
            assertThrows(NullPointerException.class, () -> Signals.addSignalHandler(null, () -> {}));
        });
        assertThrows(IllegalStateException.class, () -> Signals.addSignalHandler("WINCH", () -> {}));
        assertThrows(IllegalStateException.class, () -> Signals.removeSignalHandler("WINCH"));
    }

    @Test
    void a_receiver_gives_signals_as_they_arrive(EventLoop loop) {
        loop.runUntilComplete(() -> {
            try (SignalReceiver signals = Signals.receive("WINCH", "URG")) {
                for (String next : List.of("WINCH", "URG", "WINCH")) {
                    send(next);
                    assertEquals(next, signals.next());
                }
            }
            assertFalse(Signals.removeSignalHandler("WINCH"));
            assertFalse(Signals.removeSignalHandler("URG"));
        });
    }

    @Test
    void a_signal_that_arrives_again_before_it_was_taken_counts_once(EventLoop loop) {
        loop.runUntilComplete(() -> {
            try (SignalReceiver signals = Signals.receive("WINCH", "URG")) {
                send("WINCH");
                send("WINCH");
                assertEquals("WINCH", signals.next());
                Task<String> other = createTask(() -> signals.next());
                send("URG");
                assertNotNull(await(other));
            }
        });
    }

    @Test
    void closing_a_receiver_ends_those_who_wait(EventLoop loop) {
        loop.runUntilComplete(() -> {
            SignalReceiver signals = Signals.receive("WINCH");
            Task<?> looping = createTask(() -> {
                for (String signal : signals) {
                    lines.add(signal);
                }
                lines.add("ended");
            });
            Task<?> waiting = createTask(() -> signals.next());
            sleep(0);
            signals.close();
            signals.close();
            await(looping);
            assertThrows(IllegalStateException.class, () -> await(waiting));
            assertThrows(NoSuchElementException.class, () -> signals.iterator().next());
            assertEquals("<SignalReceiver of [WINCH], closed>", signals.toString());
        });
        assertEquals(List.of("ended"), lines);
    }

    @Test
    void a_task_that_is_cancelled_while_it_waits_takes_none(EventLoop loop) {
        loop.runUntilComplete(() -> {
            try (SignalReceiver signals = Signals.receive("WINCH")) {
                Task<?> first = createTask(() -> signals.next());
                Task<String> second = createTask(() -> signals.next());
                sleep(0);
                first.cancel();
                assertThrows(CancelledError.class, () -> await(first));
                send("WINCH");
                assertEquals("WINCH", await(second));
            }
        });
    }

    @Test
    void a_signal_that_has_a_handler_cannot_be_received(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Signals.addSignalHandler("WINCH", () -> {});
            var error = assertThrows(IllegalStateException.class, () -> Signals.receive("URG", "WINCH"));
            assertTrue(error.getMessage().startsWith("SIGWINCH has a handler already"), error.toString());
            assertFalse(Signals.removeSignalHandler("URG"));
            assertTrue(Signals.removeSignalHandler("WINCH"));
        });
    }
}
