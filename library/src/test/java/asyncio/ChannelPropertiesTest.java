package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What holds for channels in every interleaving, with tasks cancelled anywhere. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class ChannelPropertiesTest {
    private static final int SEEDS = 10_000;

    /** A channel, and what went in and came out. */
    private static final class Traffic {
        final int capacity;
        final Channel<Integer> channel;
        final Interleaving interleaving;

        /** What was to be sent, in the order of the calls, without that of which the sender was told it was not. */
        final List<Integer> asked = new ArrayList<>();

        final Set<Integer> sent = new HashSet<>();
        final List<Integer> received = new ArrayList<>();

        Traffic(Interleaving interleaving, int capacity) {
            this.interleaving = interleaving;
            this.capacity = capacity;
            this.channel = Channel.open(capacity);
        }

        void produce(int first) {
            try (SendChannel<Integer> sender = channel.sender().duplicate()) {
                for (int item = first; item < first + 4; item++) {
                    interleaving.pause();
                    send(sender, item);
                }
            } catch (ChannelBrokenException e) {
                assertEquals(0, channel.sender().statistics().openReceivers());
            }
        }

        private void send(SendChannel<Integer> sender, int item) {
            asked.add(item);
            try {
                sender.send(item);
            } catch (Throwable e) {
                asked.remove((Integer) item);
                assertFalse(received.contains(item), "received, and its sender was told that it was not sent");
                throw e;
            }
            sent.add(item);
            assertTrue(sender.statistics().buffered() <= capacity, "more than the capacity");
            assertTrue(capacity > 0 || received.contains(item), "no receiver has it yet");
        }

        void consume() {
            try (ReceiveChannel<Integer> receiver = channel.receiver().duplicate()) {
                interleaving.pause();
                for (int item : receiver) {
                    received.add(item);
                    interleaving.pause();
                }
            }
        }

        /** Tasks that may be cancelled. */
        void start(int senders, int receivers) {
            for (int i = 0; i < senders; i++) {
                int first = i * 10;
                interleaving.start(() -> produce(first));
            }
            for (int i = 0; i < receivers; i++) {
                interleaving.start(this::consume);
            }
        }

        /** Who has started has an end of its own. */
        void finish() {
            sleep(0);
            sleep(0);
            channel.sender().close();
            channel.receiver().close();
            interleaving.cancelSome(2);
            interleaving.awaitAll();
            Channel.Statistics end = channel.sender().statistics();
            assertEquals(0, end.waitingSenders() + end.waitingReceivers(), "somebody still stands in line");
            assertEquals(0, end.openSenders() + end.openReceivers());
        }
    }

    @Test
    void every_item_is_received_once_in_order_or_its_sender_is_told() {
        Interleaving.forSeeds(SEEDS, interleaving -> {
            Traffic traffic = new Traffic(interleaving, interleaving.random.nextInt(4));
            traffic.start(4, 4);
            interleaving.startSafe(() -> traffic.produce(100));
            interleaving.startSafe(traffic::consume);
            traffic.finish();
            assertEquals(traffic.asked, traffic.received);
            assertEquals(traffic.sent, new HashSet<>(traffic.received));
        });
    }

    @Test
    void whom_nobody_receives_from_any_more_is_told_and_only_what_was_buffered_is_dropped() {
        Interleaving.forSeeds(SEEDS, interleaving -> {
            Traffic traffic = new Traffic(interleaving, interleaving.random.nextInt(3));
            traffic.start(4, 2);
            traffic.finish();
            assertEquals(traffic.asked.subList(0, traffic.received.size()), traffic.received);
            assertEquals(traffic.sent, new HashSet<>(traffic.asked));
            int dropped = traffic.sent.size() - traffic.received.size();
            assertTrue(dropped <= traffic.capacity, dropped + " were dropped");
        });
    }

    /** Several channels, and tasks that select among all of them. */
    private static final class Market {
        final List<Channel<Integer>> channels = new ArrayList<>();
        final Interleaving interleaving;
        final Set<Integer> sent = new HashSet<>();
        final List<Integer> received = new ArrayList<>();
        int bodies;
        int selects;

        Market(Interleaving interleaving) {
            this.interleaving = interleaving;
            for (int i = 0; i < 3; i++) {
                channels.add(Channel.open(interleaving.random.nextInt(3)));
            }
        }

        /** Sends an item to whichever channel takes it first, and receives whatever comes meanwhile. */
        void trade(int first) {
            for (int item = first; item < first + 4; item++) {
                interleaving.pause();
                int offered = item;
                List<Clause<Void>> clauses = new ArrayList<>();
                for (Channel<Integer> channel : channels) {
                    clauses.add(channel.sender().onSend(offered).thenRun(() -> took(sent, offered)));
                    clauses.add(channel.receiver().onReceive().thenAccept(got -> took(received, got)));
                }
                if (interleaving.random.nextInt(3) == 0) {
                    clauses.add(Clause.after(interleaving.random.nextInt(2)).thenRun(() -> bodies++));
                }
                choose(clauses);
            }
        }

        private void took(Collection<Integer> place, int item) {
            bodies++;
            assertTrue(place.add(item), "twice");
        }

        void choose(List<Clause<Void>> clauses) {
            int before = bodies;
            select(clauses);
            selects++;
            assertTrue(bodies > before);
        }

        void receiveAll() {
            for (Channel<Integer> channel : channels) {
                try {
                    while (true) {
                        received.add(channel.receiver().receiveNow());
                    }
                } catch (WouldBlockException e) {
                    // the next
                }
            }
        }

        void send(Channel<Integer> channel, int first) {
            for (int item = first; item < first + 3; item++) {
                interleaving.pause();
                channel.sender().send(item);
                sent.add(item);
            }
        }

        void receive(Channel<Integer> channel) {
            while (true) {
                interleaving.pause();
                received.add(channel.receiver().receive());
            }
        }
    }

    @Test
    void a_select_takes_exactly_one_choice_and_cancelled_none() {
        Interleaving.forSeeds(SEEDS, interleaving -> {
            Market market = new Market(interleaving);
            List<Task<?>> tasks = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                int first = i * 10;
                interleaving.start(() -> market.trade(first));
            }
            for (int i = 0; i < 3; i++) {
                int first = 100 + i * 10;
                Channel<Integer> channel = market.channels.get(i);
                interleaving.start(() -> market.send(channel, first));
                tasks.add(interleaving.startSafe(() -> market.receive(channel)));
            }
            interleaving.cancelSome(3);
            for (int turns = 0; turns < 200; turns++) {
                sleep(0);
            }
            tasks.forEach(Task::cancel);
            interleaving.awaitAll();
            market.receiveAll();
            assertEquals(market.selects, market.bodies, "one body for each select");
            assertEquals(market.sent.size(), market.received.size());
            assertEquals(market.sent, new HashSet<>(market.received));
            for (Channel<Integer> channel : market.channels) {
                assertEquals(
                        new Channel.Statistics(0, channel.sender().statistics().capacity(), 1, 1, 0, 0),
                        channel.sender().statistics());
            }
        });
    }
}
