package asyncio;

import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
class MailboxTest {
    private final Mailbox mailbox = new Mailbox();
    private final ReadyQueue ready = new ReadyQueue();

    private static Guest mail() {
        return new Guest(() -> {});
    }

    private List<Object> drain() {
        mailbox.drainTo(ready);
        List<Object> entries = new ArrayList<>();
        while (!ready.isEmpty()) {
            entries.add(ready.poll());
        }
        return entries;
    }

    @Test
    void mail_comes_out_oldest_first() {
        List<Guest> sent = List.of(mail(), mail(), mail());
        assertTrue(mailbox.isEmpty());
        sent.forEach(mailbox::post);
        assertFalse(mailbox.isEmpty());
        assertEquals(sent, drain());
        assertTrue(mailbox.isEmpty());
        assertEquals(List.of(), drain());
    }

    @Test
    void mail_that_was_taken_holds_no_other_mail() {
        Guest first = mail();
        Guest second = mail();
        mailbox.post(first);
        mailbox.post(second);
        drain();
        assertNull(first.next);
        assertNull(second.next);
    }

    @Test
    void nobody_is_woken_while_the_loop_is_awake() {
        assertFalse(mailbox.post(mail()));
    }

    @Test
    void the_first_sender_wakes_a_sleeping_loop_and_the_next_one_does_not() {
        assertTrue(mailbox.fallAsleep());
        assertTrue(mailbox.post(mail()));
        assertFalse(mailbox.post(mail()));
    }

    @Test
    void a_loop_with_mail_must_not_sleep() {
        mailbox.post(mail());
        assertFalse(mailbox.fallAsleep());
        assertFalse(mailbox.post(mail()));
        assertEquals(2, drain().size());
        assertTrue(mailbox.fallAsleep());
    }

    @Test
    void a_loop_that_is_awake_again_needs_no_waking() {
        assertTrue(mailbox.fallAsleep());
        mailbox.awake();
        assertFalse(mailbox.post(mail()));
    }

    @Test
    void many_senders_lose_nothing_and_each_keeps_its_order() throws InterruptedException {
        Map<Guest, Integer> numbers = new ConcurrentHashMap<>();
        Map<Guest, Integer> senders = new ConcurrentHashMap<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int sender = i;
            threads.add(Thread.ofPlatform().start(() -> send(sender, senders, numbers)));
        }
        List<Object> received = new ArrayList<>();
        while (received.size() < 20_000) {
            received.addAll(drain());
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertTrue(mailbox.isEmpty());
        int[] next = new int[4];
        for (Object mail : received) {
            assertEquals(next[senders.get(mail)]++, numbers.get(mail));
        }
    }

    private void send(int sender, Map<Guest, Integer> senders, Map<Guest, Integer> numbers) {
        for (int number = 0; number < 5_000; number++) {
            Guest mail = mail();
            senders.put(mail, sender);
            numbers.put(mail, number);
            mailbox.post(mail);
        }
    }
}
