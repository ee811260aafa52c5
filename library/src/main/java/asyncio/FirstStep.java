package asyncio;

import org.jspecify.annotations.Nullable;

/**
 * The first step of an eager task: it runs inside the call that creates the task. The body gets a stack of its own
 * from the beginning, because the creator has to go on where the body waits, and two halves of one stack cannot. The
 * creator's stack waits meanwhile, {@link Fiber#successor} of the body's.
 */
final class FirstStep implements Errand {
    private final Task<?> task;

    private FirstStep(Task<?> task) {
        this.task = task;
    }

    /**
     * Runs the first step of a new task; returns when the body waits or has ended. An error that ends the loop is
     * thrown on to the creator.
     *
     * @return false if the task has to wait for its turn: the loop does not run, or this stack cannot be put to sleep
     */
    static boolean run(Task<?> task) {
        Dispatcher dispatcher = task.loop.dispatcher;
        Fiber creator = dispatcher.current;
        if (creator == null || !dispatcher.run(new FirstStep(task), creator)) {
            return false;
        }
        if (task.done()) {
            task.coroutine = null;
            Throwable error = task.exceptionUnseen();
            if (error != null && Sneaky.endsTheLoop(error)) {
                throw Sneaky.rethrow(error);
            }
        }
        return true;
    }

    @Override
    public @Nullable Fiber runOn(Fiber stack) {
        task.start(stack);
        Fiber creator = stack.successor;
        stack.successor = null;
        return creator;
    }
}
