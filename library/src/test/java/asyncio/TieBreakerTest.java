package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.TieBreaker.Tie;
import asyncio.testing.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which orders a tie breaker can bring about, found by giving every answer there is. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class TieBreakerTest {
    /** Gives all combinations of answers, one run after the other, like the wheels of a counter. */
    private static final class Odometer implements TieBreaker {
        private final Set<Tie> ties;
        private final List<Integer> answers = new ArrayList<>();
        private final List<Integer> bounds = new ArrayList<>();
        private int asked;

        Odometer(Set<Tie> ties) {
            this.ties = ties;
        }

        @Override
        public int choose(Tie tie, int bound) {
            assertTrue(bound > 1, "nothing to choose");
            if (!ties.contains(tie)) {
                return 0;
            }
            if (asked == answers.size()) {
                answers.add(0);
                bounds.add(bound);
            }
            assertEquals(bounds.get(asked), bound, "the same answers led to another question");
            return answers.get(asked++);
        }

        /** Turns the last wheel that can be turned; false after the last combination. */
        boolean advance() {
            asked = 0;
            while (!answers.isEmpty() && answers.getLast() == bounds.getLast() - 1) {
                answers.removeLast();
                bounds.removeLast();
            }
            if (answers.isEmpty()) {
                return false;
            }
            answers.set(answers.size() - 1, answers.getLast() + 1);
            return true;
        }
    }

    /** Notes in which order its parts come to run. */
    private interface Program {
        void run(StringBuilder log) throws Exception;
    }

    private static String result(TieBreaker breaker, Program program) {
        StringBuilder log = new StringBuilder();
        EventLoopOptions options =
                EventLoopOptions.DEFAULT.withClock(new VirtualClock()).withTieBreaker(breaker);
        ScopedValue.where(EventLoopOptions.SCOPE, options).run(() -> Asyncio.run(() -> program.run(log)));
        return log.toString();
    }

    private static Set<String> allOrders(Set<Tie> ties, Program program) {
        Odometer odometer = new Odometer(ties);
        Set<String> orders = new TreeSet<>();
        do {
            orders.add(result(odometer, program));
        } while (odometer.advance());
        return orders;
    }

    private static final Set<Tie> EVENTS = EnumSet.of(Tie.EVENTS);
    private static final Set<Tie> TASKS = EnumSet.of(Tie.TASKS);
    private static final Set<Tie> PAUSES = EnumSet.of(Tie.PAUSES);
    private static final Set<Tie> ORDERS = EnumSet.of(Tie.EVENTS, Tie.TASKS);

    @Test
    void callbacks_run_first_in_first_out_whatever_is_decided() {
        assertEquals(Set.of("abc"), allOrders(ORDERS, log -> {
            EventLoop loop = getRunningLoop();
            loop.callSoon(() -> log.append('a'));
            loop.callSoon(() -> log.append('b'));
            loop.callSoonThreadsafe(() -> log.append('c'));
            sleep(1);
        }));
    }

    @Test
    void done_callbacks_and_waiting_tasks_keep_their_order_to_each_other() {
        assertEquals(Set.of("aTb"), allOrders(TASKS, log -> {
            Future<Void> future = new Future<>();
            future.addDoneCallback(done -> log.append('a'));
            Task<?> task = createTask(() -> {
                await(future);
                log.append('T');
            });
            sleep(1);
            future.addDoneCallback(done -> log.append('b'));
            future.setResult(null);
            await(task);
            sleep(1);
        }));
    }

    @Test
    void tasks_start_in_the_order_of_their_creation() {
        assertEquals(Set.of("abc"), allOrders(ORDERS, log -> {
            for (char name : "abc".toCharArray()) {
                createTask(() -> log.append(name));
            }
            sleep(1);
        }));
    }

    @Test
    void tasks_that_wait_for_one_event_go_on_in_any_order() {
        assertEquals(Set.of("abc", "acb", "bac", "bca", "cab", "cba"), allOrders(TASKS, log -> {
            Event event = new Event();
            for (char name : "abc".toCharArray()) {
                createTask(() -> {
                    event.await();
                    log.append(name);
                });
            }
            sleep(1);
            event.set();
            sleep(1);
        }));
    }

    @Test
    void a_woken_task_may_pass_new_ones_and_new_ones_may_pass_it() {
        assertEquals(Set.of("Wab", "aWb", "abW"), allOrders(TASKS, log -> {
            Future<Void> future = new Future<>();
            createTask(() -> {
                await(future);
                log.append('W');
            });
            sleep(1);
            createTask(() -> log.append('a'));
            future.setResult(null);
            createTask(() -> log.append('b'));
            sleep(1);
        }));
    }

    /** Before the main task yields (Y) it has woken W and created n; V was woken before that or will be, who knows. */
    private static void yieldAmongWoken(StringBuilder log) {
        Future<Void> early = new Future<>();
        Future<Void> late = new Future<>();
        createTask(() -> {
            await(early);
            log.append('W');
        });
        createTask(() -> {
            await(late);
            log.append('V');
        });
        createTask(() -> {
            sleep(1);
            late.setResult(null);
            log.append('s');
        });
        sleep(1);
        early.setResult(null);
        createTask(() -> log.append('n'));
        log.append('y');
        sleep(0);
        log.append('Y');
        sleep(1);
    }

    @Test
    void who_sleeps_for_zero_seconds_goes_on_after_everything_that_was_ready() {
        String before = "syVWnY, syVnWY, syWVnY, syWnVY, synVWY, synWVY";
        String after = "ysVWnY, ysVnWY, ysWVnY, ysWnVY, ysWnYV, ysnVWY, ysnWVY, ysnWYV";
        assertEquals(
                "[" + before + ", " + after + "]",
                allOrders(TASKS, TieBreakerTest::yieldAmongWoken).toString());
    }

    @Test
    void timers_with_one_deadline_fire_in_any_order() {
        assertEquals(Set.of("abc", "acb", "bac", "bca", "cab", "cba"), allOrders(EVENTS, log -> {
            for (char name : "abc".toCharArray()) {
                getRunningLoop().callLater(1, () -> log.append(name));
            }
            sleep(2);
        }));
    }

    @Test
    void a_timer_never_passes_one_with_an_earlier_deadline() {
        assertEquals(Set.of("abc", "bac"), allOrders(EVENTS, log -> {
            EventLoop loop = getRunningLoop();
            loop.callLater(1, () -> log.append('a'));
            loop.callLater(1, () -> log.append('b'));
            loop.callLater(1.5, () -> log.append('c'));
            ((VirtualClock) loop.agenda.clock).advance(Duration.ofSeconds(2));
            sleep(2);
        }));
    }

    @Test
    void a_timer_that_is_due_runs_before_between_or_after_what_is_ready() {
        assertEquals(Set.of("tab", "atb", "abt"), allOrders(EVENTS, log -> {
            EventLoop loop = getRunningLoop();
            loop.callSoon(() -> log.append('a'));
            loop.callLater(0, () -> log.append('t'));
            loop.callSoon(() -> log.append('b'));
            sleep(1);
        }));
    }

    @Test
    void channels_that_are_ready_are_served_in_any_order() {
        assertEquals(Set.of("ab", "ba"), allOrders(EVENTS, log -> {
            EventLoop loop = getRunningLoop();
            try (ChannelPair first = ChannelPair.connect();
                    ChannelPair second = ChannelPair.connect()) {
                for (ChannelPair pair : List.of(first, second)) {
                    ChannelPair.send(pair.client(), 1);
                    loop.onReadable(pair.server(), () -> {
                        log.append(pair == first ? 'a' : 'b');
                        loop.removeReadable(pair.server());
                    });
                }
                sleep(1);
            }
        }));
    }

    @Test
    void a_sleep_of_zero_and_an_await_of_what_is_done_may_take_more_turns() {
        for (VoidCoroutine wait : List.<VoidCoroutine>of(() -> sleep(0), () -> await(finished()))) {
            Set<String> orders = allOrders(PAUSES, log -> {
                Runnable[] tick = {null};
                tick[0] = () -> {
                    log.append('.');
                    if (log.indexOf("X") < 0) {
                        getRunningLoop().callSoon(tick[0]);
                    }
                };
                tick[0].run();
                wait.run();
                log.append('X');
                getRunningLoop().stop();
            });
            assertEquals(4, orders.size(), orders::toString);
        }
    }

    private static Future<Integer> finished() {
        Future<Integer> future = new Future<>();
        future.setResult(1);
        return future;
    }

    @Test
    void a_task_that_is_cancelled_in_such_a_pause_is_cancelled_there() {
        Set<String> orders = allOrders(PAUSES, log -> {
            Task<?> task = createTask(() -> {
                await(finished());
                log.append("went on");
            });
            createTask(() -> task.cancel("enough"));
            sleep(1);
            log.append(task.cancelled() ? "cancelled" : " and ended");
        });
        assertEquals(Set.of("cancelled", "went on and ended"), orders);
    }

    @Test
    void zero_is_the_order_without_a_tie_breaker() {
        Program program = log -> {
            for (int i = 0; i < 5; i++) {
                int number = i;
                createTask(() -> {
                    for (int round = 0; round < 5; round++) {
                        sleep((number * round) % 3);
                        log.append(number);
                    }
                });
                getRunningLoop().callLater(i % 2, () -> log.append('t').append(number));
            }
            sleep(10);
        };
        assertEquals(result(null, program), result((tie, bound) -> 0, program));
        assertNotEquals(result(null, program), result((tie, bound) -> bound - 1, program));
    }

    @Test
    void an_answer_out_of_bounds_is_refused() {
        EventLoopOptions options =
                EventLoopOptions.DEFAULT.withClock(new VirtualClock()).withTieBreaker((tie, bound) -> bound);
        EventLoop loop = new EventLoop(options);
        var error = assertThrows(
                IndexOutOfBoundsException.class,
                () -> loop.runUntilComplete(() -> {
                    sleep(0);
                    sleep(0);
                }));
        assertEquals("Index 4 out of bounds for length 4", error.getMessage());
        loop.close();
    }

    @Test
    void a_task_that_is_unwound_with_its_loop_does_not_pause() {
        StringBuilder log = new StringBuilder();
        EventLoop loop = new EventLoop(
                EventLoopOptions.DEFAULT.withClock(new VirtualClock()).withTieBreaker((tie, bound) -> bound - 1));
        loop.setExceptionHandler((where, context) -> log.append(context.message()));
        Future<Integer> done = new Future<>(loop);
        done.setResult(1);
        loop.createTask(() -> {
            try {
                sleep(100);
            } finally {
                log.append(await(done));
            }
        });
        loop.runUntilComplete(() -> sleep(1));
        loop.close();
        assertEquals("Task was destroyed but it is pending!1", log.toString());
    }
}
