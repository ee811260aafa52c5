package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class ChannelCancellationTest {
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
    void an_item_on_its_way_to_a_receiver_that_is_cancelled_is_for_the_next() {
        run(() -> {
            Channel<String> channel = Channel.open(0);
            Task<?> r = receive(channel, "r");
            sleep(0);
            channel.sender().sendNow("a");
            r.cancel();
            turns(1);
            assertTrue(r.cancelled());
            assertThrows(WouldBlockException.class, () -> channel.sender().sendNow("b"));
            Task<?> sender = send(channel, "c");
            turns(1);
            assertEquals("a", channel.receiver().receive());
            turns(2);
            assertFalse(sender.done());
            assertEquals("c", channel.receiver().receive());
        });
    }

    @Test
    void a_cancelled_sender_has_not_sent() {
        run(() -> {
            Channel<String> channel = Channel.open(0);
            Task<?> first = send(channel, "a");
            send(channel, "b");
            turns(1);
            first.cancel("enough");
            assertEquals(1, statistics(channel).waitingSenders());
            assertEquals("b", channel.receiver().receive());
            assertEquals(
                    "enough",
                    assertThrows(CancelledError.class, () -> await(first)).getMessage());
        });
    }

    @Test
    void a_sender_cancelled_when_its_item_is_taken_has_sent_and_is_cancelled_at_its_next_wait() {
        run(() -> {
            Channel<String> channel = Channel.open(0);
            Task<?> sender = createTask(() -> {
                channel.sender().send("a");
                lines.add("sent");
                sleep(1);
                lines.add("not reached");
            });
            turns(1);
            assertEquals("a", channel.receiver().receive());
            sender.cancel("enough");
            assertEquals(
                    "enough",
                    assertThrows(CancelledError.class, () -> await(sender)).getMessage());
            assertEquals(List.of("sent"), lines);
            assertEquals(1, sender.cancelling());
        });
    }

    @Test
    void a_receiver_cancelled_in_line_takes_nothing() {
        run(() -> {
            Channel<String> channel = Channel.open(1);
            Task<?> r = receive(channel, "r");
            Task<?> s = receive(channel, "s");
            turns(1);
            r.cancel();
            channel.sender().send("a");
            await(s);
            assertEquals(List.of("s got a"), lines);
        });
    }

    @Test
    void a_receiver_cancelled_when_chosen_leaves_the_item_to_the_next_in_line() {
        run(() -> {
            Channel<String> channel = Channel.open(1);
            Task<?> r = receive(channel, "r");
            Task<?> s = receive(channel, "s");
            turns(1);
            channel.sender().send("a");
            r.cancel();
            await(s);
            assertTrue(r.cancelled());
            assertEquals(List.of("s got a"), lines);
        });
    }

    @Test
    void a_receiver_cancelled_when_chosen_leaves_the_item_to_who_comes() {
        run(() -> {
            Channel<String> channel = Channel.open(1);
            Task<String> r = createTask(() -> channel.receiver().receive());
            turns(1);
            channel.sender().send("a");
            r.cancel();
            turns(1);
            assertTrue(r.cancelled());
            assertEquals("a", channel.receiver().receiveNow());
        });
    }

    @Test
    void at_a_rendezvous_the_sender_goes_on_waiting_when_its_receiver_is_cancelled() {
        run(() -> {
            Channel<String> channel = Channel.open(0);
            Task<?> r = receive(channel, "r");
            turns(1);
            Task<?> sender = send(channel, "a");
            turns(1);
            r.cancel();
            turns(3);
            assertFalse(sender.done());
            assertEquals("a", channel.receiver().receive());
            await(sender);
        });
    }

    @Test
    void a_chosen_receiver_that_finds_nothing_keeps_its_place() {
        run(() -> {
            Channel<String> channel = Channel.open(0);
            List.of("r", "s", "t").forEach(name -> receive(channel, name));
            turns(1);
            Task<?> first = send(channel, "a");
            Task<?> second = send(channel, "b");
            turns(1);
            first.cancel();
            second.cancel();
            turns(2);
            assertEquals(new Channel.Statistics(0, 0, 1, 1, 0, 3), statistics(channel));
            await(send(channel, "c", "d", "e"));
            turns(1);
            assertEquals(
                    List.of("r got c", "s got d", "t got e"),
                    lines.stream().filter(line -> line.contains("got")).toList());
        });
    }

    @Test
    void a_time_out_in_the_turn_of_the_item_loses_nothing() {
        run(() -> {
            Channel<String> channel = Channel.open(0);
            getRunningLoop().callLater(1, () -> send(channel, "a"));
            assertThrows(
                    TimeoutException.class,
                    () -> waitFor(() -> channel.receiver().receive(), 1));
            assertEquals("a", channel.receiver().receive());
        });
    }
}
