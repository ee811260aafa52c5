package asyncio.testing;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.CancelledError;
import asyncio.NoLeaks;
import asyncio.OnVirtualTime;
import asyncio.Task;
import asyncio.VoidCoroutine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class SequencerTest {
    private final Sequencer order = new Sequencer();
    private final List<String> lines = new ArrayList<>();

    private void say(int number) {
        order.step(number);
        lines.add("step " + number);
    }

    private static String refusal(Class<? extends Throwable> type, VoidCoroutine act) {
        return assertThrows(type, act::run).getMessage();
    }

    @Test
    void steps_of_several_tasks_go_in_the_order_of_their_numbers() {
        run(() -> {
            gather(
                    () -> {
                        say(2);
                        say(5);
                    },
                    () -> {
                        say(0);
                        say(1);
                        say(4);
                    },
                    () -> say(3));
            sleep(1);
        });
        assertEquals(List.of("step 0", "step 1", "step 2", "step 3", "step 4", "step 5"), lines);
        assertEquals(6, order.count());
        assertEquals("<Sequencer before 6>", order.toString());
    }

    @Test
    void a_step_that_waits_itself_keeps_the_next_one_out() {
        run(() -> {
            createTask(() -> {
                order.step(1);
                lines.add("next at " + getRunningLoop().time());
            });
            try (var _ = order.at(0)) {
                sleep(5);
                assertEquals("<Sequencer in step 0 waiting=[1]>", order.toString());
                lines.add("first");
            }
            sleep(1);
        });
        assertEquals(List.of("first", "next at 5.0"), lines);
    }

    @Test
    void a_step_ends_once() {
        run(() -> {
            Sequencer.Turn turn = order.at(0);
            turn.close();
            order.step(1);
            turn.close();
            assertEquals(2, order.count());
        });
    }

    @Test
    void a_step_ends_also_when_its_block_fails() {
        run(() -> {
            assertThrows(ArithmeticException.class, () -> {
                try (var _ = order.at(0)) {
                    throw new ArithmeticException("in the step");
                }
            });
            order.step(1);
        });
    }

    @Test
    void a_number_is_for_one_step() {
        run(() -> {
            order.step(0);
            assertEquals(
                    "step 0 has been used: each number is for one step",
                    refusal(IllegalStateException.class, () -> order.step(0)));
            createTask(() -> say(2));
            sleep(1);
            assertEquals(
                    "step 2 has been used: each number is for one step",
                    refusal(IllegalStateException.class, () -> order.at(2)));
            order.step(1);
            sleep(1);
        });
        assertEquals(List.of("step 2"), lines);
    }

    @Test
    void numbers_are_not_negative_and_a_limit_is_positive() {
        run(() ->
                assertEquals("steps count from 0: -1", refusal(IllegalArgumentException.class, () -> order.step(-1))));
        assertEquals(
                "a step must be able to wait: limit PT0S",
                assertThrows(IllegalArgumentException.class, () -> new Sequencer(Duration.ZERO))
                        .getMessage());
    }

    @Test
    void a_task_ends_its_step_before_the_next() {
        run(() -> {
            try (var _ = order.at(0)) {
                assertEquals(
                        "step 1 within step 0 of the same task: close that first",
                        refusal(IllegalStateException.class, () -> order.at(1)));
            }
            order.step(1);
        });
    }

    @Test
    void a_number_that_is_never_used_breaks_the_sequence() {
        run(() -> {
            order.step(0);
            Task<?> other = createTask(() -> order.step(3));
            String why = "the sequence is broken: step 2 has waited for PT24H, but step 1 was never begun";
            assertEquals(why, refusal(IllegalStateException.class, () -> order.step(2)));
            assertEquals(why, refusal(IllegalStateException.class, () -> await(other)));
            assertEquals(why, refusal(IllegalStateException.class, () -> order.step(1)));
            assertEquals("<Sequencer broken>", order.toString());
        });
    }

    @Test
    void a_step_that_does_not_end_breaks_the_sequence() {
        Sequencer hasty = new Sequencer(Duration.ofSeconds(2));
        run(() -> {
            createTask(() -> {
                try (var _ = hasty.at(0)) {
                    sleep(5);
                }
            });
            assertEquals(
                    "the sequence is broken: step 1 has waited for PT2S, but step 0 has not ended",
                    refusal(IllegalStateException.class, () -> hasty.step(1)));
            sleep(5);
        });
    }

    @Test
    void the_limit_is_for_the_wait_and_not_for_what_comes_after_it() {
        run(() -> {
            Task<?> other = createTask(() -> order.step(1));
            sleep(1);
            order.step(0);
            await(other);
            sleep(Duration.ofDays(2));
            order.step(2);
        });
    }

    @Test
    void a_step_that_is_cancelled_while_it_waits_breaks_the_sequence_for_all() {
        run(() -> {
            Task<?> cancelled = createTask(() -> order.step(1));
            Task<?> waits = createTask(() -> order.step(2));
            sleep(1);
            cancelled.cancel();
            String why = "the sequence is broken: step 1 was cancelled while it waited";
            assertEquals(why, refusal(IllegalStateException.class, () -> await(waits)));
            assertThrows(CancelledError.class, () -> await(cancelled));
            assertEquals(why, refusal(IllegalStateException.class, () -> order.step(0)));
        });
    }

    @Test
    void a_step_that_is_cancelled_when_its_turn_has_just_come_breaks_it_too() {
        run(() -> {
            Task<?> cancelled = createTask(() -> order.step(1));
            sleep(1);
            order.step(0);
            cancelled.cancel();
            assertThrows(CancelledError.class, () -> await(cancelled));
            assertEquals(
                    "the sequence is broken: step 1 was cancelled while it waited",
                    refusal(IllegalStateException.class, () -> order.step(2)));
        });
    }

    @Test
    void a_step_is_for_tasks_only() {
        assertThrows(IllegalStateException.class, () -> order.step(0));
    }

    @Test
    void it_holds_under_every_order() {
        Seeds.of(200).forEach(seed -> {
            Sequencer sequence = new Sequencer();
            List<Integer> seen = new ArrayList<>();
            List<VoidCoroutine> tasks = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                int number = (int) ((i + seed) % 4);
                tasks.add(() -> {
                    for (int step = number; step < 12; step += 4) {
                        try (var _ = sequence.at(step)) {
                            sleep(0);
                            seen.add(step);
                        }
                    }
                });
            }
            await(gather(tasks.toArray(new VoidCoroutine[0])));
            assertEquals(java.util.stream.IntStream.range(0, 12).boxed().toList(), seen);
        });
    }
}
