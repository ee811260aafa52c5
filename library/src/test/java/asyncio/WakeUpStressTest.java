package asyncio;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * No wake-up between "nothing to do" and "asleep" is lost. The same stress finds the loss in a mailbox that has the
 * bug, so it would find it in ours.
 */
class WakeUpStressTest {
    private static final int ROUNDS = 20_000;

    /** What the stress needs of a mailbox. */
    private interface Box {
        /** Leaves mail; true if the sleeper must be woken. */
        boolean post();

        /** Says asleep; false if there is mail. */
        boolean fallAsleep();

        void awake();

        boolean isEmpty();

        void drain();
    }

    /** The mailbox of the library. */
    private static final class Ours implements Box {
        private final Mailbox mailbox = new Mailbox();
        private final ReadyQueue ready = new ReadyQueue();

        @Override
        public boolean post() {
            return mailbox.post(new Guest(() -> {}));
        }

        @Override
        public boolean fallAsleep() {
            return mailbox.fallAsleep();
        }

        @Override
        public void awake() {
            mailbox.awake();
        }

        @Override
        public boolean isEmpty() {
            return mailbox.isEmpty();
        }

        @Override
        public void drain() {
            mailbox.drainTo(ready);
            ready.clear();
        }
    }

    /** Looks for mail first and says asleep then: mail that comes in between wakes nobody. */
    private static final class LooksTooEarly implements Box {
        private final AtomicInteger mail = new AtomicInteger();
        private final AtomicBoolean asleep = new AtomicBoolean();

        @Override
        public boolean post() {
            mail.incrementAndGet();
            return asleep.getAndSet(false);
        }

        @Override
        public boolean fallAsleep() {
            if (mail.get() > 0) {
                return false;
            }
            Thread.onSpinWait();
            asleep.set(true);
            return true;
        }

        @Override
        public void awake() {
            asleep.set(false);
        }

        @Override
        public boolean isEmpty() {
            return mail.get() == 0;
        }

        @Override
        public void drain() {
            mail.set(0);
        }
    }

    /** Posts once a round to a receiver that is about to sleep; true if a round ended asleep, with mail and unwoken. */
    private static boolean losesAWakeUp(Box box) throws InterruptedException {
        AtomicInteger round = new AtomicInteger();
        AtomicInteger posted = new AtomicInteger();
        AtomicBoolean woken = new AtomicBoolean();
        Thread sender = Thread.ofPlatform().start(() -> {
            for (int i = 1; i <= ROUNDS; i++) {
                awaitAtLeast(round, i);
                if (box.post()) {
                    woken.set(true);
                }
                posted.set(i);
            }
        });
        boolean lost = false;
        for (int i = 1; i <= ROUNDS; i++) {
            woken.set(false);
            round.set(i);
            boolean sleeps = box.fallAsleep();
            awaitAtLeast(posted, i);
            lost |= sleeps && !woken.get() && !box.isEmpty();
            box.awake();
            box.drain();
        }
        sender.join();
        return lost;
    }

    /** Spins, as a race needs it, but lets others have the processor if it takes long. */
    private static void awaitAtLeast(AtomicInteger counter, int value) {
        for (int spins = 1; counter.get() < value; spins++) {
            if (spins % 1_000 == 0) {
                Thread.yield();
            } else {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void the_mailbox_loses_no_wake_up() throws InterruptedException {
        assertEquals(false, losesAWakeUp(new Ours()));
    }

    @Test
    void the_stress_finds_the_loss_in_a_mailbox_that_looks_too_early() throws InterruptedException {
        boolean found = false;
        for (int attempt = 0; attempt < 50 && !found; attempt++) {
            found = losesAWakeUp(new LooksTooEarly());
        }
        assertTrue(found);
    }

    /** The whole way: each call finds a loop that is asleep or about to be, and has to wake it. */
    @Test
    void a_loop_answers_every_call_from_another_thread() {
        int calls = 20_000;
        AtomicInteger answered = new AtomicInteger();
        run(() -> {
            var done = new Future<String>();
            EventLoop loop = Asyncio.getRunningLoop();
            Thread.ofPlatform().start(() -> {
                for (int i = 0; i < calls; i++) {
                    call(loop, answered);
                }
                loop.callSoonThreadsafe(() -> done.setResult("done"));
            });
            await(done);
        });
        assertEquals(calls, answered.get());
    }

    private static void call(EventLoop loop, AtomicInteger answered) {
        CountDownLatch answer = new CountDownLatch(1);
        loop.callSoonThreadsafe(() -> {
            answered.incrementAndGet();
            answer.countDown();
        });
        try {
            answer.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The same for a task that the JDK hands back from another thread. */
    @Test
    void a_task_blocked_in_the_jdk_is_always_resumed() {
        int rounds = 5_000;
        AtomicReference<Integer> last = new AtomicReference<>(0);
        run(() -> {
            var queue = new java.util.concurrent.SynchronousQueue<Integer>();
            Thread.ofPlatform().start(() -> {
                for (int i = 1; i <= rounds; i++) {
                    try {
                        queue.put(i);
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                }
            });
            for (int i = 1; i <= rounds; i++) {
                last.set(queue.take());
            }
        });
        assertEquals(rounds, last.get());
    }
}
