package asyncio;

import java.util.ArrayDeque;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Whose stack runs next. Workers are fibers that take entries from the agenda and run them; a task is started right on
 * a worker's stack, so that a task which never waits needs no thread of its own. One that waits keeps the stack, and
 * the loop goes on with another worker; when the task has ended, its stack is a worker again.
 *
 * <p>Who goes on is the fiber of a task that was woken, or a worker if a callback or a new task is next. When a task
 * sleeps, the loop goes home - to the carrier thread, which picks who that is, or waits in the poller if there is
 * nothing to run. A worker that steps aside picks by itself, and so does whoever passes a baton. Only continuations run
 * on the bare carrier, never user code: a callback there that contended for a monitor held by a sleeping task would
 * stop the loop for ever.
 */
final class Dispatcher {
    static final String WORKER_NAME = "asyncio-loop";

    /** Idle stacks kept for later. */
    private static final int IDLE_KEPT = 64;

    final EventLoop loop;
    private final Agenda agenda;
    private final ArrayDeque<Fiber> idle = new ArrayDeque<>();

    /** The fiber that runs now; null at home and while a guest runs. */
    @Nullable
    Fiber current;

    /** The thread that runs the continuations, or null when the loop does not run or passes a baton. */
    volatile @Nullable Thread carrier;

    /** Whom the carrier runs next, if the fiber that went to sleep has chosen; else the carrier picks. */
    @Nullable
    Fiber handover;

    /** Opened when the baton comes home. */
    CountDownLatch home = new CountDownLatch(0);

    @Nullable
    ClassLoader contextClassLoader;

    private @Nullable Throwable failure;
    private boolean ending;

    /** The thread that called {@link #run} was interrupted; it gets its flag back when the run ends. */
    private volatile boolean interrupted;

    Dispatcher(EventLoop loop, Agenda agenda) {
        this.loop = loop;
        this.agenda = agenda;
    }

    /** Runs the loop on this thread until it is stopped; throws what ended it if that was an error. */
    void run() {
        contextClassLoader = Thread.currentThread().getContextClassLoader();
        agenda.begin();
        carry();
    }

    /** Continues sleeping tasks of a closed loop once more, each of them queued in the agenda; nothing else runs. */
    void runLastTurn() {
        agenda.beginLastTurn();
        carry();
    }

    /** Continues one sleeping stack of a closed loop; nothing else runs. */
    void runLast(Fiber fiber) {
        agenda.beginLastTurn();
        handover = fiber;
        carry();
    }

    private void carry() {
        failure = null;
        ending = false;
        if (Thread.interrupted()) {
            onInterrupt();
        }
        Watchdog.during(loop, () -> Fiber.carry(this));
        agenda.end();
        if (interrupted) {
            interrupted = false;
            Thread.currentThread().interrupt();
        }
        Throwable ended = failure;
        if (ended != null) {
            throw Sneaky.rethrow(ended);
        }
    }

    /** The thread that called {@link #run} was interrupted. From any thread. */
    void onInterrupt() {
        interrupted = true;
        loop.interrupted();
    }

    /** The thread that waits for readiness was interrupted: the caller's, unless a worker waits with the baton. */
    void onInterruptedWait() {
        if (current == null) {
            onInterrupt();
        }
    }

    /** Ends the run at once with an error that is not for the exception handler; what is queued stays queued. */
    void fail(Throwable error) {
        failure = error;
    }

    /** What the thread that called {@link #run} shall continue, after waiting for it if need be; null at the end. */
    @Nullable
    Fiber pickAtHome() {
        Fiber next = handover;
        if (next != null) {
            handover = null;
            return next;
        }
        if (!ending) {
            next = pick(true);
        }
        return next != null ? next : pickToRetire();
    }

    /** When the run is over, the idle stacks are continued once more, to end. */
    private @Nullable Fiber pickToRetire() {
        ending = true;
        Fiber retiring = idle.pollLast();
        if (retiring != null) {
            retiring.retired = true;
        }
        return retiring;
    }

    /** The fiber whose turn it is; null if only home can go on. */
    private @Nullable Fiber pick(boolean atHome) {
        while (failure == null) {
            Object entry = agenda.peek(atHome || !Fiber.SCHEDULED);
            if (entry == null) {
                return null;
            }
            Fiber fiber = stackOf(entry, atHome);
            if (fiber != null) {
                return fiber;
            }
            if (entry instanceof Guest && !atHome) {
                return null;
            }
        }
        return null;
    }

    /** The stack on which the first entry goes on, or null if it needs none. */
    private @Nullable Fiber stackOf(Object entry, boolean atHome) {
        if (entry instanceof Task<?> task && task.fiber != null) {
            agenda.pop();
            return task.fiber;
        }
        if (entry instanceof Resume resume) {
            agenda.pop();
            beginStep();
            return resume.fiber.wantsResume() ? resume.fiber : null;
        }
        if (entry instanceof Guest guest) {
            if (atHome) {
                agenda.pop();
                loop.standstill.guestSeen();
                guest.continuation.run();
            }
            return null;
        }
        return takeIdle();
    }

    /** Life of a worker, to its end. */
    void live(Fiber self) {
        try {
            runErrands(self);
            work(self);
        } catch (Throwable e) {
            fail(e);
        }
        self.leaveTo(self.successor);
    }

    /** Runs callbacks and starts tasks until the stack is retired; steps aside when another stack must go on. */
    private void work(Fiber self) {
        while (!self.retired && !loop.isClosed()) {
            Object entry = failure == null ? agenda.peek(!Fiber.SCHEDULED) : null;
            if (entry instanceof Task<?> task && task.fiber == null) {
                agenda.pop();
                start(task, self);
            } else if (entry instanceof Handle handle) {
                agenda.pop();
                run(handle, self);
            } else {
                rest(self, entry);
            }
        }
    }

    private void start(Task<?> task, Fiber self) {
        if (loop.debug) {
            loop.stepTimer.start(task, self);
        } else {
            task.turn(self);
        }
    }

    private void run(Handle handle, Fiber self) {
        if (loop.debug) {
            loop.stepTimer.run(handle, self);
        } else {
            handle.run(self);
        }
    }

    /** A task goes on. */
    private void beginStep() {
        if (loop.debug) {
            loop.stepTimer.begin();
        }
    }

    /** A task is about to sleep, or has left the carrier; the first step of an eager one is part of its creator's. */
    private void interruptStep(Fiber fiber) {
        if (loop.debug && fiber.successor == null) {
            loop.stepTimer.endQuietly(fiber.task);
        }
    }

    /** A worker that meets an entry which belongs to another stack steps aside. */
    private void rest(Fiber self, @Nullable Object entry) {
        Fiber next = entry == null ? null : stackOf(entry, false);
        if (next == null && entry instanceof Resume) {
            return;
        }
        stepAside(self, next);
        runErrands(self);
    }

    /** A worker sleeps, or ends if there are enough of them. */
    private void stepAside(Fiber self, @Nullable Fiber next) {
        if (idle.size() < IDLE_KEPT) {
            idle.addLast(self);
            self.switchTo(next);
        } else {
            self.retired = true;
            self.successor = next;
        }
    }

    private void runErrands(Fiber self) {
        Errand errand;
        while ((errand = self.errand) != null) {
            self.errand = null;
            Fiber next = errand.runOn(self);
            if (next != null) {
                stepAside(self, next);
            }
        }
    }

    /**
     * Runs an errand on a stack of its own, while the stack of the caller waits for it.
     *
     * @return false if that stack cannot wait, and nothing has happened
     */
    boolean run(Errand errand, Fiber caller) {
        Fiber worker = takeIdle();
        worker.errand = errand;
        worker.successor = caller;
        try {
            caller.switchTo(worker);
            return true;
        } catch (IllegalStateException pinned) {
            worker.errand = null;
            worker.successor = null;
            giveIdle(worker);
            return false;
        }
    }

    /** A worker's stack for an errand; given back by {@link #giveIdle} if it did not run. */
    Fiber takeIdle() {
        Fiber worker = idle.pollLast();
        return worker != null ? worker : Fiber.create(this);
    }

    void giveIdle(Fiber worker) {
        idle.addLast(worker);
    }

    /**
     * Puts the stack of a task to sleep until the task's turn comes. In the first step of an eager task, whoever
     * created it goes on.
     */
    void suspend(Fiber self) {
        interruptStep(self);
        if (!agenda.isFirst(self.task) || !goesOn(self)) {
            sleep(self);
        }
        beginStep();
    }

    /** Whether the turn of a task that gives it up is the next one, so that its stack need not sleep. */
    private boolean goesOn(Fiber self) {
        boolean next = Fiber.SCHEDULED && self.successor == null && failure == null && agenda.peek(false) == self.task;
        if (next) {
            agenda.pop();
        }
        return next;
    }

    /** The carrier, if there is one, picks who is next: to do it here would make what is saved of the stack larger. */
    private void sleep(Fiber self) {
        boolean interrupted = !Fiber.SCHEDULED && Thread.interrupted(); // or the poller on this stack would swallow it
        Fiber waiting = self.successor;
        Fiber next = waiting != null || Fiber.SCHEDULED ? waiting : pick(false);
        self.successor = null;
        if (next != self) {
            boolean slept = false;
            try {
                self.switchTo(next);
                slept = true;
            } finally {
                if (!slept) {
                    self.successor = waiting;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A fiber has left the carrier inside a JDK call that waits; whoever waits for its first step goes on. */
    void blocked(Fiber fiber) {
        interruptStep(fiber);
        handover = fiber.successor;
        fiber.successor = null;
        Task<?> task = fiber.task;
        if (task != null && task.cancellationPending()) {
            InterruptPace.blocked(fiber, task);
        }
    }

    /** Takes an entry from any thread. */
    void submit(Mail mail) {
        if (loop.isClosed()) {
            Closing.orphan((Entry) mail);
        } else if (Fiber.carrier() == carrier && carrier != null) {
            agenda.add((Entry) mail);
        } else {
            agenda.post(mail);
        }
    }

    void callbackFailed(Handle handle, Throwable error) {
        if (Sneaky.endsTheLoop(error)) {
            fail(error);
            return;
        }
        try {
            loop.callExceptionHandler(ExceptionContext.of("Exception in callback " + handle)
                    .withException(error)
                    .withHandle(handle));
        } catch (Throwable e) {
            fail(e);
        }
    }
}
