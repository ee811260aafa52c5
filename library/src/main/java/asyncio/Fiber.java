package asyncio;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A stack that can be put to sleep in the middle of a call; only it and its two kinds know how this is done.
 *
 * <p>A fiber is a JDK virtual thread, in one of two ways. <b>Scheduled</b>: the virtual thread has the fiber as its
 * scheduler (the constructor behind {@code Thread.ofVirtual()} takes an {@code Executor}; it is reachable when
 * {@code java.lang} is open to this module). Its continuation is then a {@code Runnable} which the loop's platform
 * thread, the carrier, runs when it likes; a JDK call that blocks gives the carrier back, and when the JDK wants to go
 * on it hands the continuation to {@link ScheduledFiber#execute}. <b>Baton</b>: an ordinary virtual thread, and a baton
 * says which one may run. Only public API, but a JDK call that blocks keeps the baton.
 *
 * <p>A scheduled fiber sleeps by {@code Thread.yield()}, not by parking: a yield cannot be cut short by an interrupt
 * (a parked thread whose interrupt flag is set spins), and it leads to exactly one call of {@code execute}, on the
 * carrier, which is how we learn that the stack has really left. When that call does not come the stack was pinned.
 *
 * <p>{@code execute} is called by any thread, often with a virtual thread pinned on it, so it takes no lock, never
 * parks and never logs. A continuation handed to it is never dropped: after the loop has closed it runs on a thread of
 * its own. The one exception is a stray: reading the stack trace of a sleeping fiber makes the JDK submit it again,
 * though nobody wants it to run. The loop knows whom it put to sleep and absorbs those.
 */
abstract sealed class Fiber permits ScheduledFiber, BatonFiber {
    static final JavaLang DOORS = JavaLang.open();

    /** Whether tasks are scheduled by the loop itself; otherwise the baton is passed. */
    static final boolean SCHEDULED = DOORS.builder() != null;

    private static final @Nullable MethodHandle CARRIER = DOORS.carrier();
    private static final @Nullable VarHandle NAME = DOORS.name();
    private static final @Nullable VarHandle LOCALS = DOORS.locals();
    private static final @Nullable VarHandle INHERITABLE_LOCALS = DOORS.inheritableLocals();

    final Dispatcher dispatcher;

    /** The task that owns this stack, or null while it only runs callbacks or is idle. */
    @Nullable
    Task<?> task;

    /** The callback that runs on this stack, or null. */
    @Nullable
    Handle handle;

    /** Innermost context entered by {@link Context#run}, or null. */
    @Nullable
    Context entered;

    /** Set when this stack shall end instead of looking for more work. */
    boolean retired;

    /**
     * Who goes on when this stack sleeps or ends: the stack that waits for the first step of an eager task, or the one
     * for which a retired stack makes room. Null for whoever's turn it is.
     */
    @Nullable
    Fiber successor;

    /** How the task is interrupted that was last cancelled in a blocking call on this stack, or null. */
    @Nullable
    InterruptPace pace;

    /** What this stack does before it looks for work. */
    @Nullable
    Errand errand;

    Fiber(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    static Fiber create(Dispatcher dispatcher) {
        return SCHEDULED ? new ScheduledFiber(dispatcher) : new BatonFiber(dispatcher);
    }

    /** The thread whose identity user code sees on this stack. */
    abstract Thread thread();

    /**
     * Goes on with {@code next}, or where the loop was started from if null; returns when this fiber is resumed. Throws
     * if the stack cannot be put to sleep; then {@code next} has not run.
     */
    abstract void switchTo(@Nullable Fiber next);

    /** Goes on with {@code next} as {@link #switchTo}, when this stack is about to end. */
    abstract void leaveTo(@Nullable Fiber next);

    /** Whether the JDK, not this library, has put the stack to sleep. */
    abstract boolean isBlocked();

    /** Sleeps for ever, on a closed loop; other stacks go on. */
    abstract void abandon();

    /** Continues a stack whose loop is closed, on this platform thread, until it blocks again or ends. */
    abstract void continueAsOrphan();

    /** Whether a resume asked for by the JDK is meant, or is a stray that must be absorbed. */
    abstract boolean wantsResume();

    /** Becomes the stack of a task, as if it were new. */
    final void carryTask(Task<?> newTask) {
        wipe();
        task = newTask;
        rename(newTask.getName());
    }

    /** Becomes a worker's stack again. */
    final void release() {
        task = null;
        entered = null;
        rename(Dispatcher.WORKER_NAME);
        wipe();
    }

    /** Gives the thread the name of the task that runs on it. */
    final void rename(String name) {
        if (NAME != null) {
            NAME.setOpaque(thread(), name);
        } else {
            thread().setName(name);
        }
    }

    /**
     * Takes away what tasks and callbacks left on the thread: thread-locals where they can be reached, and the
     * interrupt flag.
     */
    private void wipe() {
        Thread thread = thread();
        if (LOCALS != null && INHERITABLE_LOCALS != null) {
            if (LOCALS.get(thread) != null) {
                LOCALS.set(thread, null);
            }
            if (INHERITABLE_LOCALS.get(thread) != null) {
                INHERITABLE_LOCALS.set(thread, null);
            }
        }
        if (thread.isInterrupted()) {
            Thread.interrupted();
        }
        if (thread.getContextClassLoader() != dispatcher.contextClassLoader) {
            thread.setContextClassLoader(dispatcher.contextClassLoader);
        }
    }

    /**
     * The thread that stands for the loop in {@link Loops}: the carrier of whatever runs here, or null in the baton.
     */
    static @Nullable Thread carrier() {
        if (CARRIER == null) {
            return null;
        }
        try {
            return (Thread) CARRIER.invokeExact();
        } catch (Throwable e) {
            throw new IllegalStateException("cannot tell the carrier thread", e);
        }
    }

    /**
     * Runs a loop until it stops: calls {@code pick} for the next fiber and continues it, over and over. Returns when
     * {@code pick} gives null. The calling thread is the carrier if it can be, else it waits.
     */
    static void carry(Dispatcher dispatcher) {
        if (!SCHEDULED) {
            BatonFiber.waitAtHome(dispatcher);
        } else if (Thread.currentThread().isVirtual()) {
            onPlatformThread(dispatcher);
        } else {
            ScheduledFiber.carryHere(dispatcher);
        }
    }

    private static void onPlatformThread(Dispatcher dispatcher) {
        Thread carrier = Thread.ofPlatform()
                .name("asyncio-carrier")
                .inheritInheritableThreadLocals(false)
                .unstarted(() -> ScheduledFiber.carryHere(dispatcher));
        carrier.start();
        while (carrier.isAlive()) {
            try {
                carrier.join();
            } catch (InterruptedException e) {
                dispatcher.onInterrupt();
            }
        }
    }
}
