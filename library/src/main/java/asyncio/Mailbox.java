package asyncio;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Entries from other threads: an intrusive stack that grows by compare-and-set and is taken whole and turned round
 * (R. K. Treiber, Systems Programming: Coping with Parallelism, 1986). No lock, and no allocation but the entry.
 *
 * <p>No wake-up is lost because both sides write before they read: a sender links its entry and then looks whether the
 * loop sleeps; the loop says that it is going to sleep and then looks for entries. One of the two sees the other.
 */
final class Mailbox {
    private static final VarHandle TOP;
    private static final VarHandle ASLEEP;

    static {
        try {
            var lookup = MethodHandles.lookup();
            TOP = lookup.findVarHandle(Mailbox.class, "top", Mail.class);
            ASLEEP = lookup.findVarHandle(Mailbox.class, "asleep", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile @Nullable Mail top;
    private volatile boolean asleep;

    /** Adds an entry; true if the loop sleeps and the caller is the one who must wake it. From any thread. */
    boolean post(Mail mail) {
        Mail seen;
        do {
            seen = top;
            mail.next = seen;
        } while (!TOP.compareAndSet(this, seen, mail));
        return asleep && ASLEEP.compareAndSet(this, true, false);
    }

    boolean isEmpty() {
        return top == null;
    }

    /** Says that the loop goes to sleep; false if there is mail and it must not. */
    boolean fallAsleep() {
        asleep = true;
        if (top == null) {
            return true;
        }
        asleep = false;
        return false;
    }

    boolean isAsleep() {
        return asleep;
    }

    void awake() {
        asleep = false;
    }

    /** Moves everything into {@code ready}, oldest first. On the loop. */
    void drainTo(ReadyQueue ready) {
        Mail oldest = takeAll();
        while (oldest != null) {
            Mail following = oldest.next;
            oldest.next = null;
            ready.add((Entry) oldest);
            oldest = following;
        }
    }

    /** Hands everything to {@code taker}, oldest first. From any thread. */
    void drain(Consumer<Entry> taker) {
        Mail oldest = takeAll();
        while (oldest != null) {
            Mail following = oldest.next;
            oldest.next = null;
            taker.accept((Entry) oldest);
            oldest = following;
        }
    }

    /** Takes the whole stack and turns it round. */
    private @Nullable Mail takeAll() {
        Mail newest = (Mail) TOP.getAndSet(this, null);
        Mail oldest = null;
        while (newest != null) {
            Mail following = newest.next;
            newest.next = oldest;
            oldest = newest;
            newest = following;
        }
        return oldest;
    }
}
