package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class ChannelTest {
    private final List<String> lines = new ArrayList<>();

    private Task<?> send(Channel<String> channel, String... items) {
        return createTask(() -> {
            for (String item : items) {
                channel.sender().send(item);
                lines.add("sent " + item);
            }
        });
    }

    private Task<?> receive(Channel<String> channel, String name) {
        return createTask(() -> {
            String item = channel.receiver().receive();
            lines.add(name + " got " + item);
        });
    }

    private static void turns(int count) {
        for (int i = 0; i < count; i++) {
            sleep(0);
        }
    }

    private static Channel.Statistics statistics(Channel<?> channel) {
        return channel.receiver().statistics();
    }

    @Test
    void items_come_out_in_the_order_in_which_they_went_in() {
        run(() -> {
            Channel<String> channel = Channel.open(3);
            channel.sender().send("a");
            channel.sender().sendNow("b");
            channel.sender().send("c");
            assertEquals(new Channel.Statistics(3, 3, 1, 1, 0, 0), statistics(channel));
            assertEquals("a", channel.receiver().receive());
            assertEquals("b", channel.receiver().receiveNow());
            assertEquals("c", channel.receiver().receive());
        });
    }

    @Test
    void a_full_channel_makes_senders_wait_in_order() {
        run(() -> {
            Channel<String> channel = Channel.open(1);
            send(channel, "a", "b");
            send(channel, "c");
            turns(2);
            assertEquals(List.of("sent a"), lines);
            assertEquals(new Channel.Statistics(1, 1, 1, 1, 2, 0), statistics(channel));
            assertThrows(WouldBlockException.class, () -> channel.sender().sendNow("d"));
            for (String item : List.of("a", "b", "c")) {
                assertEquals(item, channel.receiver().receive());
            }
            turns(1);
            assertEquals(List.of("sent a", "sent b", "sent c"), lines);
        });
    }

    @Test
    void an_unlimited_channel_never_makes_a_sender_wait() {
        Channel<Integer> channel = Channel.open(Channel.UNLIMITED);
        for (int i = 0; i < 1000; i++) {
            channel.sender().send(i);
        }
        assertEquals(1000, statistics(channel).buffered());
        assertEquals(
                "<SendChannel [1000/unlimited, senders:1, receivers:1]>",
                channel.sender().toString());
        for (int i = 0; i < 1000; i++) {
            assertEquals(i, channel.receiver().receive());
        }
    }

    @Test
    void at_a_rendezvous_a_sender_waits_until_a_receiver_has_its_item() {
        run(() -> {
            Channel<String> channel = Channel.open(Channel.RENDEZVOUS);
            send(channel, "a", "b");
            turns(2);
            assertEquals(List.of(), lines);
            receive(channel, "r");
            turns(2);
            assertEquals(List.of("r got a", "sent a"), lines);
            assertEquals("b", channel.receiver().receiveNow());
        });
    }

    @Test
    void at_a_rendezvous_a_sender_waits_also_for_a_receiver_that_was_there_before() {
        run(() -> {
            Channel<String> channel = Channel.open(0);
            receive(channel, "r");
            sleep(0);
            assertEquals(1, statistics(channel).waitingReceivers());
            channel.sender().send("a");
            assertEquals(List.of("r got a"), lines);
        });
    }

    @Test
    void receivers_get_items_in_the_order_in_which_they_asked() {
        run(() -> {
            Channel<String> channel = Channel.open(5);
            List.of("r", "s", "t").forEach(name -> receive(channel, name));
            sleep(0);
            assertEquals(new Channel.Statistics(0, 5, 1, 1, 0, 3), statistics(channel));
            channel.sender().sendNow("a");
            channel.sender().sendNow("b");
            assertThrows(WouldBlockException.class, () -> channel.receiver().receiveNow(), "passes r");
            channel.sender().sendNow("c");
            channel.sender().sendNow("d");
            assertEquals("a", channel.receiver().receiveNow());
            turns(1);
            assertEquals(List.of("r got b", "s got c", "t got d"), lines);
        });
    }

    @Test
    void what_never_waits_says_so() {
        Channel<String> channel = Channel.open(0);
        var full =
                assertThrows(WouldBlockException.class, () -> channel.sender().sendNow("a"));
        assertEquals(
                "no room, and no receiver waits: sendNow() on <SendChannel [0/0, senders:1, receivers:1]>;"
                        + " send() waits",
                full.getMessage());
        var empty =
                assertThrows(WouldBlockException.class, () -> channel.receiver().receiveNow());
        assertEquals(
                "no item: receiveNow() on <ReceiveChannel [0/0, senders:1, receivers:1]>; receive() waits for one",
                empty.getMessage());
    }

    @Test
    void what_never_waits_meets_who_waits() {
        run(() -> {
            Channel<String> channel = Channel.open(0);
            receive(channel, "r");
            sleep(0);
            channel.sender().sendNow("a");
            assertThrows(WouldBlockException.class, () -> channel.sender().sendNow("b"));
            sleep(0);
            assertEquals(List.of("r got a"), lines);
            send(channel, "c");
            sleep(0);
            assertEquals("c", channel.receiver().receiveNow());
        });
    }

    @Test
    void nothing_but_items_goes_through() {
        Channel<String> channel = Channel.open(1);
        for (Runnable act : List.<Runnable>of(
                () -> channel.sender().send(null),
                () -> channel.sender().sendNow(null),
                () -> channel.sender().onSend(null))) {
            String message = assertThrows(NullPointerException.class, act::run).getMessage();
            assertEquals("send() needs an item, got null: use an object of your own, or close()", message);
        }
        assertEquals(0, statistics(channel).buffered());
        var error = assertThrows(IllegalArgumentException.class, () -> Channel.open(-1));
        assertEquals("the capacity of a channel must be >= 0: -1", error.getMessage());
    }

    @Test
    void a_pair_is_of_one_channel() {
        Channel<String> one = Channel.open(0);
        Channel<String> other = Channel.open(0);
        assertEquals(one, new Channel<>(one.sender(), one.receiver()));
        assertThrows(IllegalArgumentException.class, () -> new Channel<>(one.sender(), other.receiver()));
        assertThrows(NullPointerException.class, () -> new Channel<>(null, other.receiver()));
        assertThrows(NullPointerException.class, () -> new Channel<>(one.sender(), null));
    }

    @Test
    void a_loop_receives_until_the_channel_has_ended() {
        run(() -> {
            Channel<String> channel = Channel.open(0);
            createTask(() -> {
                try (var sender = channel.sender()) {
                    sender.send("a");
                    sleep(1);
                    sender.send("b");
                }
            });
            for (String item : channel.receiver()) {
                lines.add(item);
            }
            assertEquals(List.of("a", "b"), lines);
            var iterator = channel.receiver().iterator();
            assertFalse(iterator.hasNext());
            assertThrows(NoSuchElementException.class, iterator::next);
        });
    }

    @Test
    void an_iterator_keeps_the_item_for_which_it_was_asked() {
        Channel<String> channel = Channel.open(2);
        channel.sender().send("a");
        channel.sender().send("b");
        var iterator = channel.receiver().iterator();
        assertTrue(iterator.hasNext());
        assertTrue(iterator.hasNext());
        assertEquals("a", iterator.next());
        assertEquals("b", iterator.next());
    }

    @Test
    void it_is_refused_on_another_loop_once_bound() {
        Channel<String> channel = Channel.open(0);
        run(() -> {
            receive(channel, "r");
            turns(1);
            channel.sender().send("a");
        });
        run(() -> {
            assertThrows(IllegalStateException.class, () -> channel.sender().send("b"));
            assertThrows(IllegalStateException.class, () -> channel.receiver().receive());
        });
        assertThrows(IllegalStateException.class, () -> channel.sender().send("b"));
        assertEquals(new Channel.Statistics(0, 0, 1, 1, 0, 0), statistics(channel));
    }

    @Test
    void another_thread_is_refused_and_changes_nothing() {
        run(() -> {
            Channel<String> channel = Channel.open(2);
            receive(channel, "r");
            sleep(0);
            OtherThread.run(() -> {
                for (Runnable act : List.<Runnable>of(
                        () -> channel.sender().send("a"),
                        () -> channel.sender().sendNow("a"),
                        () -> channel.receiver().receive(),
                        () -> channel.receiver().receiveNow(),
                        () -> channel.sender().duplicate(),
                        () -> channel.receiver().duplicate(),
                        channel.sender()::close,
                        channel.receiver()::close)) {
                    assertThrows(IllegalStateException.class, act::run);
                }
            });
            assertEquals(new Channel.Statistics(0, 2, 1, 1, 0, 1), statistics(channel));
            channel.sender().send("b");
            sleep(0);
            assertEquals(List.of("r got b"), lines);
        });
    }

    @Test
    void a_closed_loop_takes_everybody_out_of_line() {
        Channel<String> full = Channel.open(0);
        Channel<String> empty = Channel.open(0);
        EventLoop loop = newEventLoop();
        loop.runUntilComplete(() -> {
            loop.setExceptionHandler((_, _) -> {});
            createTask(() -> {
                try (var sender = full.sender()) {
                    sender.send("a");
                }
            });
            createTask(() -> {
                try (var receiver = empty.receiver()) {
                    receiver.receive();
                }
            });
            turns(2);
        });
        loop.close();
        assertEquals(new Channel.Statistics(0, 0, 0, 1, 0, 0), statistics(full));
        assertEquals(new Channel.Statistics(0, 0, 1, 0, 0, 0), statistics(empty));
    }

    @Test
    void what_a_task_waits_for_can_be_seen() {
        run(() -> {
            Channel<String> channel = Channel.open(0);
            Task<?> r = receive(channel, "r");
            sleep(0);
            assertTrue(
                    r.toString()
                            .endsWith("waitFor=<ChannelWait pending receive() on <ReceiveChannel [0/0, senders:1,"
                                    + " receivers:1]>>>"),
                    r.toString());
        });
    }
}
