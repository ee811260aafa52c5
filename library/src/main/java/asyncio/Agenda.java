package asyncio;

import asyncio.poll.Poller;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.channels.SelectableChannel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is due, and in which order: the ready queue, the timers, the mail of other threads and the readiness of
 * channels, cut into turns.
 *
 * <p>A turn runs exactly what was ready at its start; what that schedules waits for the next one. Between two turns
 * come, in this order, what was queued before, the callbacks of channels that are ready, and the timers that are due.
 *
 * <p>Asking the system which channels are ready costs more than many callbacks, so a busy loop asks only after
 * {@value #ENTRIES_PER_POLL} entries or {@value #NANOS_PER_POLL} nanoseconds, whichever comes first; a loop that has
 * nothing else to do asks at once. With any clock but the system's it asks between every two turns, so that simulated
 * time is exact. A timer that is already due when it is created is seen at the next turn in any case.
 */
final class Agenda {
    private static final int ENTRIES_PER_POLL = 61;
    private static final long NANOS_PER_POLL = 50_000;

    /** Looking at the clock costs as much as a callback, too. */
    private static final int ENTRIES_PER_LOOK = 8;

    private static final long NANOS_PER_DAY = 24L * 60 * 60 * 1_000_000_000;

    private static final VarHandle STEPS;

    static {
        try {
            STEPS = MethodHandles.lookup().findVarHandle(Agenda.class, "steps", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final ReadyQueue ready = new ReadyQueue();
    private final TimerHeap timers = new TimerHeap();
    private final Mailbox mailbox = new Mailbox();
    private final Poller poller = new Poller(!Fiber.SCHEDULED);
    private final ReadySources sources = new ReadySources();
    private final Consumer<Object> onReady = this::addReady;
    private final @Nullable Ties ties;
    private final Runnable onInterrupt;
    private final Unretrieved unretrieved;
    private final Standstill standstill;
    private final boolean exact;
    final Clock clock;
    final Outside outside = new Outside();

    /** Entries of the current turn that have not run yet. */
    private int left;

    /** Entries that were taken so far; other threads read it to see whether the loop goes on. */
    private long steps;

    private int untilLook = ENTRIES_PER_LOOK;
    private int untilPoll = ENTRIES_PER_POLL;
    private long polledAt;
    private boolean timerIsDue;
    private boolean stopping;
    private boolean firstTurn;
    private volatile boolean closed;

    Agenda(EventLoopOptions options, Unretrieved unretrieved, Standstill standstill, Runnable onInterrupt) {
        clock = options.clock();
        exact = !(clock instanceof SystemClock);
        TieBreaker tieBreaker = options.tieBreaker();
        ties = tieBreaker == null ? null : new Ties(tieBreaker);
        this.unretrieved = unretrieved;
        this.standstill = standstill;
        this.onInterrupt = onInterrupt;
    }

    private void addReady(Object watcher) {
        ready.add((Handle) watcher);
    }

    void add(Entry entry) {
        if (!mailbox.isEmpty()) {
            mailbox.drainTo(ready);
        }
        ready.add(entry);
    }

    /** Takes an entry out again, wherever it stands; nothing happens if it is not there. */
    void withdraw(Entry entry) {
        int index = ready.remove(entry);
        if (index >= 0 && index < left) {
            left--;
        }
    }

    /**
     * Adds an entry from any thread and wakes the loop if it sleeps. Nothing gets lost in a race with {@link #close}:
     * the closer says so first and then looks for mail, the sender leaves mail first and then looks.
     */
    void post(Mail mail) {
        if (mailbox.post(mail)) {
            poller.wakeup();
        }
        if (closed) {
            mailbox.drain(Closing::orphan);
        }
    }

    void addTimer(TimerHandle timer, long now) {
        timers.add(timer);
        timerIsDue |= timer.whenNanos <= now;
    }

    void timerCancelled() {
        timers.onCancel();
    }

    int timerCount() {
        return timers.size();
    }

    @Nullable
    Handle watch(SelectableChannel channel, int interest, Handle watcher) {
        return channel instanceof ReadinessSource source
                ? sources.watch(channel, source, interest, watcher)
                : (Handle) poller.watch(channel, interest, watcher);
    }

    @Nullable
    Handle unwatch(SelectableChannel channel, int interest) {
        return channel instanceof ReadinessSource
                ? sources.unwatch(channel, interest)
                : (Handle) poller.unwatch(channel, interest);
    }

    boolean isWatched(SelectableChannel channel) {
        return channel instanceof ReadinessSource ? sources.isWatched(channel) : poller.isWatching(channel);
    }

    /** Ends the run after the turn that is under way, or after one turn that does not wait. */
    void stop() {
        stopping = true;
    }

    /** Begins a run: at least one turn takes place, also when {@link #stop} came first. */
    void begin() {
        standstill.forget();
        firstTurn = true;
        left = 0;
        polledAt = clock.nanoTime();
    }

    /** Begins a run in which exactly what is queued now takes place. */
    void beginLastTurn() {
        firstTurn = false;
        stopping = true;
        left = ready.size();
    }

    void end() {
        stopping = false;
    }

    /** Whether an entry is the first of all that are ready. */
    boolean isFirst(@Nullable Object entry) {
        return ready.peek() == entry;
    }

    /** The entry whose turn it is, or null if there is none without waiting, or the run has ended. */
    @Nullable
    Object peek(boolean mayWait) {
        return left > 0 || startTurn(mayWait) ? ready.peek() : null;
    }

    /** Takes the entry that {@link #peek} has shown. */
    void pop() {
        steps++;
        left--;
        ready.poll();
    }

    /** Has the running task give turns away although it need not wait, if a {@link TieBreaker} wants it. */
    void pause(Task<?> task) {
        if (ties != null) {
            ties.pause(task);
        }
    }

    /** Whether a step that gave up its turn would be the next to run, so that it may as well go on. */
    boolean nothingElse() {
        if (left > 0 || !ready.isEmpty() || stopping || timerIsDue || !mailbox.isEmpty()) {
            return false;
        }
        return --untilPoll > 0 && --untilLook > 0 && !exact;
    }

    /** How many entries have begun to run. From any thread, which sees it late but sees it. */
    long steps() {
        return (long) STEPS.getOpaque(this);
    }

    /** Whether the loop waits for something to happen. From any thread. */
    boolean isAsleep() {
        return mailbox.isAsleep();
    }

    private boolean startTurn(boolean mayWait) {
        while (!stopping || firstTurn) {
            if (!mailbox.isEmpty()) {
                mailbox.drainTo(ready);
            }
            if (!ready.isEmpty()) {
                if (pollIsDue()) {
                    poll(0);
                }
            } else if (!mayWait) {
                return false;
            } else {
                idle(stopping || sources.hasCandidates() ? 0 : timeUntilNext());
            }
            firstTurn = false;
            left = ready.size();
            if (left > 0) {
                if (ties != null) {
                    ties.mixTasks(ready);
                }
                untilPoll -= left;
                untilLook -= left;
                return true;
            }
        }
        return false;
    }

    private boolean pollIsDue() {
        if (exact || timerIsDue || untilPoll <= 0) {
            return true;
        }
        if (untilLook > 0) {
            return false;
        }
        untilLook = ENTRIES_PER_LOOK;
        return clock.nanoTime() - polledAt >= NANOS_PER_POLL;
    }

    /** Nanoseconds to wait when nothing is ready; negative for as long as it takes. */
    private long timeUntilNext() {
        boolean timed = !timers.isEmpty();
        boolean report = !exact && !unretrieved.isEmpty();
        if (!timed && !report) {
            return -1;
        }
        long now = clock.nanoTime();
        long first = timed ? timers.firstNanos() : Long.MAX_VALUE;
        if (report) {
            first = Math.min(first, unretrieved.firstNanos());
        }
        return first <= now ? 0 : Math.min(first - now, NANOS_PER_DAY);
    }

    /** Waits until something is ready; where nothing may ever be, that is found out first. */
    private void idle(long timeoutNanos) {
        if (timeoutNanos < 0 && standstill.isPossible() && !poller.isWatching()) {
            waitForOthers(standstill.graceNanos());
        }
        poll(timeoutNanos);
    }

    private void waitForOthers(long grace) {
        long began = System.nanoTime();
        long waiting = grace;
        while (waiting > 0 && ready.isEmpty() && mailbox.isEmpty()) {
            sleep(waiting);
            waiting = grace - (System.nanoTime() - began);
        }
        Handle report = ready.isEmpty() && mailbox.isEmpty() ? standstill.declare() : null;
        if (report != null) {
            ready.add(report);
        }
    }

    private void poll(long timeoutNanos) {
        int queued = ready.size();
        sources.collect(onReady);
        if (timeoutNanos == 0 || (exact && timeoutNanos > 0)) {
            poller.poll(0, onReady);
        }
        if (timeoutNanos > 0 && outside.isExpected()) {
            awaitOutside(clock.patience(timeoutNanos));
        }
        if (timeoutNanos != 0 && ready.isEmpty() && mailbox.isEmpty()) {
            sleep(timeoutNanos < 0 ? timeoutNanos : clock.idle(timeoutNanos));
        }
        collectTimers(queued);
        ready.trim();
    }

    /** Waits for work outside of the loop while the clock stands still. */
    private void awaitOutside(long patience) {
        long began = System.nanoTime();
        long left = patience;
        while (left > 0 && outside.isExpected() && ready.isEmpty() && mailbox.isEmpty()) {
            sleep(left);
            left = patience - (System.nanoTime() - began);
        }
    }

    private void sleep(long nanos) {
        if (nanos != 0 && mailbox.fallAsleep()) {
            poller.poll(nanos, onReady);
            mailbox.awake();
        }
        Watchdog.wakeIfResting();
        if (Thread.interrupted()) {
            onInterrupt.run();
        }
    }

    private void collectTimers(int queued) {
        long now = clock.nanoTime();
        TimerHandle due;
        while ((due = timers.pollDue(now)) != null) {
            ready.add(due);
        }
        if (ties != null) {
            ties.mixEvents(ready, queued);
        }
        timerIsDue = false;
        polledAt = now;
        untilPoll = ENTRIES_PER_POLL;
        untilLook = ENTRIES_PER_LOOK;
        unretrieved.reportUntil(now);
    }

    /** Drops everything that is queued; what the JDK wants to go on is handed to {@code orphans}. */
    void drop(Consumer<Entry> orphans) {
        mailbox.drainTo(ready);
        Object entry;
        while ((entry = ready.poll()) != null) {
            orphans.accept((Entry) entry);
        }
        left = 0;
        timers.clear();
    }

    void close() {
        closed = true;
        mailbox.drain(Closing::orphan);
        poller.close();
    }
}
