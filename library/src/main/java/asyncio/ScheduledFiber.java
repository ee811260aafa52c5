package asyncio;

import static java.util.Objects.requireNonNull;

import java.lang.invoke.MethodHandle;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A virtual thread that has its fiber as scheduler. */
final class ScheduledFiber extends Fiber implements Executor, Runnable {
    private static final @Nullable MethodHandle BUILDER = DOORS.builder();

    private final Thread thread;
    private @Nullable Runnable continuation;

    /** Set on the way to sleep, cleared by {@link #execute}: still set after the yield, the stack was pinned. */
    private boolean leaving;

    /** Put to sleep by {@link #switchTo}, as opposed to running or blocked in the JDK. */
    private boolean asleep;

    /** The carrier wants it to run; still set after the continuation returned, a stack walker held it. */
    private boolean wanted;

    private boolean blocked;

    ScheduledFiber(Dispatcher dispatcher) {
        super(dispatcher);
        thread = newThread(this);
        thread.setContextClassLoader(dispatcher.contextClassLoader);
    }

    private static Thread newThread(ScheduledFiber fiber) {
        try {
            var builder = (Thread.Builder.OfVirtual) requireNonNull(BUILDER).invokeExact((Executor) fiber);
            return builder.name(Dispatcher.WORKER_NAME)
                    .inheritInheritableThreadLocals(false)
                    .unstarted(fiber);
        } catch (Throwable e) {
            throw new IllegalStateException("cannot create a virtual thread on the loop", e);
        }
    }

    /** The body of the thread. */
    @Override
    public void run() {
        dispatcher.live(this);
    }

    @Override
    Thread thread() {
        return thread;
    }

    @Override
    boolean isBlocked() {
        return blocked;
    }

    @Override
    boolean wantsResume() {
        return !asleep || wanted;
    }

    @Override
    void abandon() {
        while (true) {
            LockSupport.park(this);
            Thread.interrupted();
        }
    }

    @Override
    void continueAsOrphan() {
        requireNonNull(continuation).run();
    }

    /** Called by the JDK when the thread, or one that was started on it, can go on. */
    @Override
    public void execute(Runnable runnable) {
        Runnable mine = continuation;
        if (mine == null) {
            continuation = runnable;
        } else if (mine != runnable) {
            dispatcher.submit(new Guest(runnable));
        } else if (leaving && carrier() == dispatcher.carrier) {
            leaving = false;
            asleep = true;
        } else {
            dispatcher.submit(new Resume(this));
        }
    }

    @Override
    @SuppressWarnings("ThreadPriorityCheck") // the yield reaches our own scheduler, which is the point
    void switchTo(@Nullable Fiber next) {
        noticeInterrupt();
        dispatcher.handover = next;
        leaving = true;
        try {
            Thread.yield();
        } finally {
            if (leaving) {
                stay();
            }
        }
        asleep = false;
        wanted = false;
    }

    /** The JDK clears the carrier's interrupt flag when a virtual thread leaves it, so it is looked at before. */
    private void noticeInterrupt() {
        Thread carrier = dispatcher.carrier;
        if (carrier != null && carrier.isInterrupted() && !thread.isInterrupted()) {
            dispatcher.onInterrupt();
        }
    }

    private void stay() {
        leaving = false;
        dispatcher.handover = null;
        throw new IllegalStateException("cannot wait here: the stack of " + thread.getName()
                + " cannot be put to sleep, because a native method or a class initialiser is on it, or because it is"
                + " thousands of calls deep; wait outside of that, or give the JVM larger stacks, such as -Xss8m, for"
                + " depth");
    }

    @Override
    void leaveTo(@Nullable Fiber next) {
        dispatcher.handover = next;
    }

    private void mount() {
        Runnable mine = continuation;
        if (mine == null) {
            thread.start();
            mine = continuation;
            if (mine == null) {
                throw new IllegalStateException("the virtual thread did not reach its scheduler: " + thread);
            }
        }
        blocked = false;
        wanted = asleep;
        mine.run();
        if (!asleep && thread.isAlive()) {
            blocked = true;
            dispatcher.blocked(this);
        }
    }

    static void carryHere(Dispatcher dispatcher) {
        SocketPoller.startOutsideOfLoops();
        dispatcher.carrier = Thread.currentThread();
        Loops.Running running = Loops.enter(dispatcher.loop, dispatcher.carrier);
        try {
            Fiber next;
            while ((next = dispatcher.pickAtHome()) != null) {
                dispatcher.current = next;
                ((ScheduledFiber) next).mount();
                dispatcher.current = null;
            }
        } finally {
            Loops.leave(running);
            dispatcher.carrier = null;
        }
    }

    /**
     * The JDK's own poller for blocking sockets. Its threads are virtual threads that inherit the scheduler of whoever
     * touches it first; they must not land on a loop, which ends some day, so a platform thread has to be first. With
     * {@code -Djdk.pollerMode=1} they are platform threads and may start when they are needed.
     */
    private static final class SocketPoller {
        static {
            if (!"1".equals(System.getProperty("jdk.pollerMode"))) {
                start();
            }
        }

        private static void start() {
            try {
                Class.forName("sun.nio.ch.Poller", true, null);
            } catch (ClassNotFoundException e) {
                System.getLogger("asyncio").log(System.Logger.Level.DEBUG, "this JDK has no socket poller to start", e);
            }
        }

        /** Loads this class. */
        static void startOutsideOfLoops() {}
    }
}
