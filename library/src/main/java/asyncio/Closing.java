package asyncio;

import java.util.Objects;
import java.util.Set;

/** The end of a loop: nothing that still has a stack is forgotten. */
final class Closing {
    /** How often a task may try to wait on a closed loop before it is left alone. */
    private static final int REFUSED_WAITS = 100;

    private Closing() {}

    static void close(EventLoop loop) {
        Debugging.closed(loop);
        loop.unretrieved.reportAll();
        Set<Task<?>> pending = loop.tasks.snapshot();
        pending.forEach(task -> report(loop, task));
        loop.agenda.drop(Closing::orphan);
        unwind(loop, pending);
        loop.unretrieved.reportAll();
        loop.agenda.drop(Closing::orphan);
        loop.closers.run();
        loop.agenda.close();
        loop.threads.close();
    }

    /** Tasks that sleep are continued once more, to leave through their clean-up code; then generators, likewise. */
    private static void unwind(EventLoop loop, Set<Task<?>> pending) {
        boolean sleeping = false;
        for (Task<?> task : pending) {
            Fiber fiber = task.fiber;
            if (fiber != null && fiber.isBlocked()) {
                fiber.thread().interrupt();
            } else if (fiber != null) {
                loop.agenda.add(task);
                sleeping = true;
            }
        }
        if (sleeping) {
            loop.dispatcher.runLastTurn();
        }
        loop.generators.unwind();
    }

    /** What a task gets that waits on a closed loop, for the n-th time; one that never gives up does not come back. */
    static CancelledError refuseWait(Task<?> task, int times) {
        if (times > REFUSED_WAITS) {
            task.loop.callExceptionHandler(
                    ExceptionContext.of("Task ignored the closing of its event loop and was left")
                            .withTask(task));
            Objects.requireNonNull(task.fiber).abandon();
        }
        return new CancelledError("the event loop was closed while " + task.getName() + " was pending");
    }

    private static void report(EventLoop loop, Task<?> task) {
        task.getContext()
                .copy()
                .run(() -> loop.callExceptionHandler(ExceptionContext.of("Task was destroyed but it is pending!")
                        .withTask(task)));
    }

    /**
     * A continuation that the JDK hands in after the end runs on a thread of its own, and so does what an arrival wants
     * done instead; callbacks are dropped. From any thread.
     */
    static void orphan(Entry entry) {
        Runnable remainder = switch (entry) {
            case Resume resume -> resume.fiber.wantsResume() ? resume.fiber::continueAsOrphan : null;
            case Guest guest -> guest.continuation;
            case Arrival arrival -> arrival.ifLost();
            case Handle handle -> null;
            case Task<?> task -> null;
        };
        if (remainder != null) {
            Thread.ofPlatform().daemon().name("asyncio-orphan").start(remainder);
        }
    }
}
