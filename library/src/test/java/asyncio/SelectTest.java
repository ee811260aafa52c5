package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class SelectTest {
    private final Channel<String> words = Channel.open(1);
    private final Channel<Integer> numbers = Channel.open(1);
    private final List<String> lines = new ArrayList<>();

    private Clause<String> word() {
        return words.receiver().onReceive().thenApply(word -> "word " + word);
    }

    private Clause<String> number() {
        return numbers.receiver().onReceive().thenApply(number -> "number " + number);
    }

    private static Channel.Statistics idle(int buffered, int capacity) {
        return new Channel.Statistics(buffered, capacity, 1, 1, 0, 0);
    }

    @Test
    void it_takes_the_one_that_is_ready() {
        run(() -> {
            numbers.sender().send(1);
            assertEquals("number 1", select(word(), number()));
            words.sender().send("a");
            assertEquals("word a", select(List.of(word(), number())));
        });
    }

    @Test
    void it_waits_for_the_first_that_is_and_leaves_the_others_alone() {
        run(() -> {
            Task<String> selecting = createTask(() -> select(word(), number()));
            sleep(0);
            assertEquals(1, words.sender().statistics().waitingReceivers());
            numbers.sender().sendNow(1);
            words.sender().sendNow("a");
            assertEquals("number 1", await(selecting));
            assertEquals(idle(1, 1), words.sender().statistics());
            assertEquals(idle(0, 1), numbers.sender().statistics());
        });
    }

    @Test
    void it_sends() {
        run(() -> {
            Channel<String> meeting = Channel.open(0);
            Clause<String> send = meeting.sender().onSend("a").thenApply(_ -> "sent");
            Clause<String> full = words.sender().onSend("b").thenApply(_ -> "buffered");
            assertEquals("buffered", select(send, full));
            Task<String> selecting = createTask(() -> select(send, full));
            sleep(0);
            assertEquals("a", meeting.receiver().receive());
            assertEquals("sent", await(selecting));
            assertEquals(idle(1, 1), words.sender().statistics());
        });
    }

    @Test
    void it_sends_to_a_receiver_that_waits() {
        run(() -> {
            Channel<String> meeting = Channel.open(0);
            Task<String> receiving = createTask(() -> meeting.receiver().receive());
            sleep(0);
            String taken = select(
                    meeting.sender().onSend("a").thenApply(_ -> "sent"),
                    Clause.orElse().thenApply(_ -> "nobody"));
            assertEquals("sent", taken);
            assertEquals("a", await(receiving));
        });
    }

    @Test
    void two_selects_meet() {
        run(() -> {
            Channel<String> meeting = Channel.open(0);
            Task<String> first = createTask(() -> select(
                    meeting.sender().onSend("a").thenApply(_ -> "sent a"),
                    meeting.receiver().onReceive()));
            Task<String> second = createTask(() -> select(
                    meeting.receiver().onReceive(), meeting.sender().onSend("b").thenApply(_ -> "sent b")));
            assertEquals("sent a", await(first));
            assertEquals("a", await(second));
            assertEquals(idle(0, 0), meeting.sender().statistics());
        });
    }

    @Test
    void a_task_does_not_meet_itself() {
        run(() -> {
            Channel<String> meeting = Channel.open(0);
            Task<String> selecting = createTask(() -> select(
                    meeting.receiver().onReceive(),
                    meeting.sender().onSend("mine").thenApply(_ -> "sent")));
            for (int i = 0; i < 5; i++) {
                sleep(0);
            }
            assertFalse(selecting.done());
            meeting.sender().send("theirs");
            assertEquals("theirs", await(selecting));
            assertEquals(idle(0, 0), meeting.sender().statistics());
        });
    }

    @Test
    void a_channel_may_be_in_several_clauses() {
        run(() -> {
            Task<String> selecting =
                    createTask(() -> select(word(), word(), words.receiver().onReceive()));
            sleep(0);
            assertEquals(3, words.sender().statistics().waitingReceivers());
            words.sender().send("a");
            assertEquals("word a", await(selecting));
            assertEquals(idle(0, 1), words.sender().statistics());

            Channel<String> meeting = Channel.open(0);
            Task<?> sending = createTask(
                    () -> select(meeting.sender().onSend("a"), meeting.sender().onSend("b")));
            sleep(0);
            assertEquals("a", meeting.receiver().receive());
            await(sending);
            assertThrows(WouldBlockException.class, () -> meeting.receiver().receiveNow());
        });
    }

    @Test
    void of_several_that_are_ready_each_has_the_same_chance() {
        run(() -> {
            Channel<Integer> one = Channel.open(Channel.UNLIMITED);
            Channel<Integer> other = Channel.open(Channel.UNLIMITED);
            Channel<Integer> silent = Channel.open(0);
            Channel<Integer> sink = Channel.open(Channel.UNLIMITED);
            int[] taken = new int[3];
            for (int i = 0; i < 3000; i++) {
                one.sender().send(0);
                other.sender().send(1);
                taken[
                        select(
                                silent.receiver().onReceive(),
                                one.receiver().onReceive(),
                                other.receiver().onReceive(),
                                sink.sender().onSend(i).thenApply(_ -> 2))]++;
            }
            for (int times : taken) {
                assertTrue(times > 900 && times < 1100, "taken " + times + " times of 3000");
            }
        });
    }

    @Test
    void another_loop_makes_the_same_choices() {
        assertEquals(choices(), choices());
    }

    private static List<Integer> choices() {
        return run(() -> {
            Channel<Integer> even = Channel.open(0);
            Channel<Integer> odd = Channel.open(100);
            Channel<Integer> both = Channel.open(100);
            List<Integer> chosen = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                chosen.add(select(
                        even.receiver().onReceive(),
                        odd.sender().onSend(i).thenApply(_ -> 1),
                        both.sender().onSend(i).thenApply(_ -> 2)));
            }
            return chosen;
        });
    }

    @Test
    void in_order_the_first_that_is_ready_is_taken() {
        run(() -> {
            for (int i = 0; i < 20; i++) {
                words.sender().send("a");
                numbers.sender().send(i);
                assertEquals("number " + i, selectInOrder(number(), word()));
                assertEquals("word a", selectInOrder(List.of(number(), word())));
            }
        });
    }

    @Test
    void or_else_never_waits() {
        run(() -> {
            Clause<String> nothing = Clause.orElse().thenApply(_ -> "nothing");
            assertEquals("nothing", select(nothing, word(), number()));
            words.sender().send("a");
            assertEquals("word a", select(nothing, word(), number()));
            assertEquals("nothing", select(nothing));
        });
    }

    @Test
    void it_waits_for_so_long() {
        run(() -> {
            double start = getRunningLoop().time();
            Clause<String> late = Clause.after(2.5).thenApply(_ -> "late");
            assertEquals(
                    "late",
                    select(word(), late, Clause.after(Duration.ofSeconds(7)).thenApply(_ -> "later")));
            assertEquals(start + 2.5, getRunningLoop().time(), 1e-6);
            assertEquals(idle(0, 1), words.sender().statistics());
            getRunningLoop().callLater(1, () -> words.sender().sendNow("a"));
            assertEquals("word a", select(word(), late));
            assertEquals(start + 3.5, getRunningLoop().time(), 1e-6);
            sleep(10);
            assertEquals("at once", select(word(), Clause.after(0).thenApply(_ -> "at once")));
            assertThrows(IllegalArgumentException.class, () -> Clause.after(Double.NaN));
            assertEquals(
                    "late", select(late, Clause.after(Double.POSITIVE_INFINITY).thenApply(_ -> "never")));
        });
    }

    @Test
    void a_wait_that_has_to_start_again_is_not_longer() {
        run(() -> {
            double start = getRunningLoop().time();
            Channel<String> meeting = Channel.open(0);
            Task<String> selecting = createTask(
                    () -> select(meeting.receiver().onReceive(), Clause.after(2).thenApply(_ -> "late")));
            sleep(1);
            Task<?> sender = createTask(() -> meeting.sender().send("a"));
            sleep(0);
            sender.cancel();
            assertEquals("late", await(selecting));
            assertEquals(start + 2, getRunningLoop().time(), 1e-6);
        });
    }

    @Test
    void what_a_body_does_is_done_in_the_task_and_its_failure_is_thrown_as_it_is() {
        run(() -> {
            words.sender().send("a");
            Task<?> self = currentTask();
            select(words.receiver().onReceive().thenAccept(word -> {
                sleep(1);
                assertSame(self, currentTask());
                lines.add(word);
            }));
            select(words.sender().onSend("b").thenRun(() -> lines.add("sent")));
            assertEquals(List.of("a", "sent"), lines);
            IOException failure = new IOException("no");
            assertSame(
                    failure,
                    assertThrows(
                            IOException.class,
                            () -> select(words.receiver().onReceive().thenApply(word -> {
                                throw failure;
                            }))));
        });
    }

    @Test
    void without_clauses_it_would_wait_for_ever() {
        run(() -> {
            String message = assertThrows(IllegalArgumentException.class, () -> select(List.of()))
                    .getMessage();
            assertTrue(message.startsWith("select() of no clauses"), message);
            assertThrows(IllegalArgumentException.class, Asyncio::<String>selectInOrder);
            assertThrows(NullPointerException.class, () -> select(word(), null));
            assertThrows(NullPointerException.class, () -> word().thenApply(null));
            assertThrows(NullPointerException.class, () -> word().thenAccept(null));
            assertThrows(NullPointerException.class, () -> word().thenRun(null));
        });
        assertThrows(IllegalStateException.class, () -> select(Clause.orElse()));
    }

    @Test
    void an_ended_channel_is_an_error_and_others_lose_nothing() {
        run(() -> {
            numbers.sender().send(1);
            words.sender().close();
            assertThrows(ChannelEndedException.class, () -> select(number(), word()));
            assertEquals(1, numbers.sender().statistics().buffered());
        });
    }

    @Test
    void a_channel_that_ends_while_it_waits_is_an_error() {
        run(() -> {
            Task<?> selecting = createTask(() -> select(word(), number()));
            sleep(0);
            words.sender().close();
            assertThrows(ChannelEndedException.class, () -> await(selecting));
            assertEquals(idle(0, 1), numbers.sender().statistics());
        });
    }

    @Test
    void the_end_may_be_an_answer() {
        run(() -> {
            Clause<Optional<String>> clause = words.receiver().onReceiveOrEnd();
            words.sender().send("a");
            assertEquals(Optional.of("a"), select(clause));
            Task<Optional<String>> selecting = createTask(() -> select(clause));
            sleep(0);
            words.sender().close();
            assertEquals(Optional.empty(), await(selecting));
            assertEquals(Optional.empty(), select(clause));
        });
    }

    @Test
    void closed_and_broken_ends_are_errors_at_once_and_later() {
        run(() -> {
            Channel<String> meeting = Channel.open(0);
            SendChannel<String> sender = meeting.sender().duplicate();
            Task<?> sending = createTask(() -> select(word(), sender.onSend("a")));
            Task<?> receiving = createTask(() -> select(word(), number()));
            Task<?> broken = createTask(() -> select(word(), meeting.sender().onSend("b")));
            sleep(0);
            sender.close();
            numbers.receiver().close();
            meeting.receiver().close();
            assertThrows(ChannelClosedException.class, () -> await(sending));
            assertThrows(ChannelClosedException.class, () -> await(receiving));
            assertThrows(ChannelBrokenException.class, () -> await(broken));
            assertThrows(ChannelClosedException.class, () -> select(sender.onSend("a")));
            assertThrows(ChannelClosedException.class, () -> select(number()));
            assertThrows(
                    ChannelBrokenException.class, () -> select(meeting.sender().onSend("b")));
            assertEquals(0, words.sender().statistics().waitingReceivers());
        });
    }

    @Test
    void a_channel_of_another_loop_is_refused_and_the_others_are_left() {
        run(() -> {
            createTask(() -> words.receiver().receive());
            sleep(0);
        });
        run(() -> {
            assertThrows(IllegalStateException.class, () -> select(number(), word()));
            assertEquals(idle(0, 1), numbers.sender().statistics());
        });
    }
}
