package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class ChannelClosingTest {
    private final Channel<String> channel = Channel.open(2);
    private final List<String> lines = new ArrayList<>();

    private static void assertMessage(String expected, Exception error) {
        assertTrue(error.getMessage().startsWith(expected), error.getMessage());
    }

    @Test
    void when_the_senders_are_closed_receivers_get_the_rest_and_then_the_end() {
        run(() -> {
            channel.sender().send("a");
            channel.sender().send("b");
            channel.sender().close();
            assertEquals("a", channel.receiver().receive());
            assertEquals("b", channel.receiver().receiveNow());
            assertMessage(
                    "the channel has ended: receive() after all senders were closed on <ReceiveChannel [0/2,"
                            + " senders:0,",
                    assertThrows(
                            ChannelEndedException.class,
                            () -> channel.receiver().receive()));
            assertThrows(ChannelEndedException.class, () -> channel.receiver().receiveNow());
        });
    }

    @Test
    void receivers_that_wait_learn_of_the_end() {
        run(() -> {
            Task<String> r = createTask(channel.receiver()::receive);
            Task<String> s = createTask(channel.receiver()::receive);
            sleep(0);
            channel.sender().sendNow("a");
            channel.sender().close();
            assertEquals("a", await(r));
            assertThrows(ChannelEndedException.class, () -> await(s));
        });
    }

    @Test
    void who_comes_after_the_end_passes_nobody_and_learns_of_it_too() {
        run(() -> {
            Task<String> r = createTask(channel.receiver()::receive);
            sleep(0);
            channel.sender().sendNow("a");
            channel.sender().close();
            assertThrows(ChannelEndedException.class, () -> channel.receiver().receive());
            assertEquals("a", await(r));
        });
    }

    @Test
    void who_comes_after_the_end_gets_what_a_cancelled_one_leaves() {
        run(() -> {
            Task<String> r = createTask(channel.receiver()::receive);
            sleep(0);
            channel.sender().sendNow("a");
            channel.sender().close();
            r.cancel();
            assertEquals("a", channel.receiver().receive());
            assertTrue(r.cancelled());
        });
    }

    @Test
    void when_the_receivers_are_closed_senders_learn_that_nobody_listens() {
        run(() -> {
            channel.sender().send("a");
            channel.sender().send("b");
            Task<?> waiting = createTask(() -> channel.sender().send("c"));
            sleep(0);
            channel.receiver().close();
            assertThrows(ChannelBrokenException.class, () -> await(waiting));
            assertMessage(
                    "nobody receives any more: send() on <SendChannel [0/2, senders:1, receivers:0]>",
                    assertThrows(
                            ChannelBrokenException.class, () -> channel.sender().send("d")));
            assertThrows(ChannelBrokenException.class, () -> channel.sender().sendNow("d"));
            assertEquals(0, channel.sender().statistics().waitingSenders());
        });
    }

    @Test
    void an_end_closed_by_its_user_is_another_thing() {
        run(() -> {
            channel.sender().close();
            channel.receiver().close();
            assertMessage(
                    "this sender is closed: send() after close() on <SendChannel [closed, 0/2",
                    assertThrows(
                            ChannelClosedException.class, () -> channel.sender().send("a")));
            assertThrows(ChannelClosedException.class, () -> channel.sender().sendNow("a"));
            assertThrows(ChannelClosedException.class, () -> channel.sender().duplicate());
            assertMessage(
                    "this receiver is closed: receive() after close() on <ReceiveChannel [closed, 0/2",
                    assertThrows(
                            ChannelClosedException.class,
                            () -> channel.receiver().receive()));
            assertThrows(ChannelClosedException.class, () -> channel.receiver().receiveNow());
            assertThrows(ChannelClosedException.class, () -> channel.receiver().duplicate());
        });
    }

    @Test
    void a_close_ends_the_waits_at_this_end_and_no_others() {
        run(() -> {
            Channel<String> meeting = Channel.open(0);
            SendChannel<String> sender = meeting.sender().duplicate();
            Task<?> mine = createTask(() -> sender.send("a"));
            Task<?> theirs = createTask(() -> meeting.sender().send("b"));
            sleep(0);
            sender.close();
            assertThrows(ChannelClosedException.class, () -> await(mine));
            assertEquals("b", meeting.receiver().receive());
            await(theirs);

            ReceiveChannel<String> receiver = meeting.receiver().duplicate();
            Task<?> first = createTask(receiver::receive);
            Task<?> second = createTask(receiver::receive);
            Task<String> third = createTask(meeting.receiver()::receive);
            sleep(0);
            receiver.close();
            assertThrows(ChannelClosedException.class, () -> await(first));
            assertThrows(ChannelClosedException.class, () -> await(second));
            meeting.sender().send("c");
            assertEquals("c", await(third));
        });
    }

    @Test
    void a_chosen_receiver_whose_end_is_closed_leaves_the_item_to_the_next() {
        run(() -> {
            ReceiveChannel<String> receiver = channel.receiver().duplicate();
            Task<?> first = createTask(receiver::receive);
            Task<String> second = createTask(channel.receiver()::receive);
            sleep(0);
            channel.sender().sendNow("a");
            receiver.close();
            assertThrows(ChannelClosedException.class, () -> await(first));
            assertEquals("a", await(second));
        });
    }

    @Test
    void duplicates_keep_a_channel_open_until_the_last_is_closed() {
        run(() -> {
            SendChannel<String> sender = channel.sender().duplicate();
            ReceiveChannel<String> receiver = channel.receiver().duplicate();
            assertEquals(
                    new Channel.Statistics(0, 2, 2, 2, 0, 0), channel.sender().statistics());
            channel.sender().close();
            channel.sender().close();
            channel.receiver().close();
            channel.receiver().close();
            sender.send("a");
            assertEquals("a", receiver.receive());
            sender.close();
            assertThrows(ChannelEndedException.class, receiver::receive);
        });
    }

    @Test
    void ends_are_closed_by_try_with_resources_also_when_a_task_is_cancelled() {
        run(() -> {
            Task<?> producer = createTask(() -> {
                try (var sender = channel.sender()) {
                    while (true) {
                        sender.send("tick");
                        sleep(1);
                    }
                }
            });
            createTask(() -> {
                sleep(2.5);
                producer.cancel();
            });
            try (var receiver = channel.receiver()) {
                receiver.forEach(lines::add);
            }
            assertEquals(List.of("tick", "tick", "tick"), lines);
        });
    }
}
