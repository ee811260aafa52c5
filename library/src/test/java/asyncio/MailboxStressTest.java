package asyncio;

import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Several threads leave mail as fast as they can, in every second round while the loop takes it: each piece comes out
 * once, those of a thread in their order. The pieces are there before, so that the threads do nothing else than push
 * and meet often. The same stress finds each of the mistakes that one can make in a push or a take, so it would find it
 * in ours.
 */
class MailboxStressTest {
    private static final int SENDERS = 2;
    private static final int PIECES = 30_000;
    private static final int ROUNDS = 300;
    private static final int ROUNDS_FOR_A_MISTAKE = 6_000;

    /** What the stress needs of a mailbox; its pieces are linked by {@link Mail#next}. */
    private interface Box {
        void post(Mail mail);

        void drain(Consumer<Entry> taker);
    }

    /** The mailbox of the library. */
    private static final class Ours implements Box {
        private final Mailbox mailbox = new Mailbox();

        @Override
        public void post(Mail mail) {
            mailbox.post(mail);
        }

        @Override
        public void drain(Consumer<Entry> taker) {
            mailbox.drain(taker);
        }
    }

    /** A box in which whatever is not overridden is done right, under a lock. */
    private static class Planted implements Box {
        volatile Mail top;

        @Override
        public void post(Mail mail) {
            synchronized (this) {
                mail.next = top;
                top = mail;
            }
        }

        Mail takeAll() {
            synchronized (this) {
                Mail taken = top;
                top = null;
                return taken;
            }
        }

        @Override
        public void drain(Consumer<Entry> taker) {
            Mail oldest = null;
            Mail newest = takeAll();
            while (newest != null) {
                Mail following = newest.next;
                newest.next = oldest;
                oldest = newest;
                newest = following;
            }
            while (oldest != null) {
                Mail following = oldest.next;
                oldest.next = null;
                taker.accept((Entry) oldest);
                oldest = following;
            }
        }
    }

    private static final class PlainPush extends Planted {
        @Override
        public void post(Mail mail) {
            mail.next = top;
            top = mail;
        }
    }

    private static final class PlainTake extends Planted {
        @Override
        Mail takeAll() {
            Mail taken = top;
            top = null;
            return taken;
        }
    }

    /** Links to the top that it has seen, also if that is not the top any more. */
    private static final class LinksToAnOldTop extends Planted {
        @Override
        public void post(Mail mail) {
            Mail seen = top;
            mail.next = seen;
            synchronized (this) {
                top = mail;
            }
        }
    }

    private static final class TakesTheNewestFirst extends Planted {
        @Override
        public void drain(Consumer<Entry> taker) {
            Mail newest = takeAll();
            while (newest != null) {
                Mail following = newest.next;
                newest.next = null;
                taker.accept((Entry) newest);
                newest = following;
            }
        }
    }

    /** A thread that sends the same pieces in each round, and what has come of them. */
    private static final class Sender {
        private final List<Guest> pieces = new ArrayList<>(PIECES);
        private int expected;
        private boolean wrong;

        Sender() {
            for (int i = 0; i < PIECES; i++) {
                int number = i;
                pieces.add(new Guest(() -> arrived(number)));
            }
        }

        private void arrived(int number) {
            wrong |= number != expected++;
        }

        boolean allArrivedInOrder() {
            boolean right = !wrong && expected == PIECES;
            expected = 0;
            return right;
        }
    }

    /** Rounds of sending and taking, until one goes wrong. */
    private static final class Stress {
        private final Box box;
        private final List<Sender> senders = List.of(new Sender(), new Sender());
        private final CyclicBarrier gate = new CyclicBarrier(SENDERS + 1);
        private final AtomicInteger sending = new AtomicInteger();
        private volatile boolean over;

        Stress(Box box) {
            this.box = box;
        }

        /** Whether within so many rounds a piece is lost, comes twice or comes too early. */
        boolean goesWrong(int rounds) throws InterruptedException {
            List<Thread> threads = senders.stream()
                    .map(sender -> Thread.ofPlatform().start(() -> send(sender)))
                    .toList();
            boolean wrong = false;
            for (int round = 0; round < rounds && !wrong; round++) {
                wrong = roundGoesWrong(round % 2 == 0);
            }
            over = true;
            await(gate);
            for (Thread thread : threads) {
                thread.join();
            }
            return wrong;
        }

        private void send(Sender sender) {
            await(gate);
            while (!over) {
                sender.pieces.forEach(box::post);
                sending.decrementAndGet();
                await(gate);
                await(gate);
            }
        }

        private boolean roundGoesWrong(boolean takeMeanwhile) {
            sending.set(SENDERS);
            await(gate);
            while (takeMeanwhile && sending.get() > 0) {
                box.drain(MailboxStressTest::run);
            }
            await(gate);
            box.drain(MailboxStressTest::run);
            return !senders.stream().allMatch(Sender::allArrivedInOrder);
        }
    }

    private static void run(Entry entry) {
        ((Guest) entry).continuation.run();
    }

    private static void await(CyclicBarrier start) {
        try {
            start.await();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void assertFound(Box planted) throws InterruptedException {
        assertTrue(
                new Stress(planted).goesWrong(ROUNDS_FOR_A_MISTAKE),
                "the stress does not find the mistake of " + planted.getClass().getSimpleName());
    }

    @Test
    void every_piece_comes_out_once_and_in_the_order_of_its_sender() throws InterruptedException {
        assertFalse(new Stress(new Ours()).goesWrong(ROUNDS));
    }

    @Test
    void the_stress_finds_a_push_that_is_not_atomic() throws InterruptedException {
        assertFound(new PlainPush());
    }

    @Test
    void the_stress_finds_a_push_that_links_to_an_old_top() throws InterruptedException {
        assertFound(new LinksToAnOldTop());
    }

    @Test
    void the_stress_finds_a_take_that_is_not_atomic() throws InterruptedException {
        assertFound(new PlainTake());
    }

    @Test
    void the_stress_finds_the_wrong_order() throws InterruptedException {
        assertFound(new TakesTheNewestFirst());
    }
}
