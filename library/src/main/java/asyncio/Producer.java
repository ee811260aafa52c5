package asyncio;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The side of a generator that produces. Its body has a stack of its own, which sleeps in {@link #emit}. While it runs
 * it has the identity of the task that asked for a value: the task's {@link Task#fiber} is this stack, so whatever
 * suspends, wakes or cancels the task does so here. The stack of the consumer sleeps meanwhile, and gets the task back
 * with the value.
 */
final class Producer<T extends @Nullable Object> implements Generator.Emitter<T>, Errand {
    static final Object END = new Object();

    /** How often a body may emit on a closed loop before it is left alone. */
    private static final int REFUSED_VALUES = 100;

    private enum State {
        CREATED,
        SUSPENDED,
        RUNNING,
        ENDED
    }

    private final Generator<T> face;
    private final Generator.Body<T> body;
    private State state = State.CREATED;
    private int refusedValues;

    private @Nullable EventLoop loop;

    /** Where the body stands, from its beginning to its end. */
    private @Nullable Fiber stack;

    /** The stack that asked for a value; null when the loop is closed and nobody did. */
    private @Nullable Fiber consumer;

    /** The entered context that the body has from its consumer, as opposed to one that it entered itself. */
    private @Nullable Context lent;

    /** On the way to the body. */
    private @Nullable Object sent;

    private @Nullable Throwable raised;

    /** On the way to the consumer. */
    private @Nullable Object value;

    private @Nullable Throwable failure;

    Producer(Generator<T> face, Generator.Body<T> body) {
        this.face = face;
        this.body = body;
    }

    String describe() {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** Lets the body run to its next value; gives that, or {@link #END}. */
    @Nullable
    Object step(String act, @Nullable Object newSent, @Nullable Throwable newRaised) {
        Task<?> task = Loops.runningTask("Generator." + act);
        checkUsable(act, task.loop);
        if (state == State.ENDED || (state == State.CREATED && newRaised != null)) {
            state = State.ENDED;
            if (newRaised != null) {
                throw Sneaky.rethrow(newRaised);
            }
            return END;
        }
        if (state == State.CREATED && newSent != null) {
            throw new IllegalStateException("can't send a value to a just-started generator: " + newSent
                    + "; call next() first, so that its body stands in emit()");
        }
        sent = newSent;
        raised = newRaised;
        resume(task);
        Throwable failed = failure;
        if (failed != null) {
            failure = null;
            throw Sneaky.rethrow(failed);
        }
        Object result = value;
        value = null;
        return result;
    }

    private void checkUsable(String act, EventLoop here) {
        if (state == State.RUNNING) {
            throw new IllegalStateException(act + ": generator is already running: " + face
                    + "; one task at a time may use it, and its body may not");
        }
        if (loop != null && loop != here) {
            throw new IllegalStateException(
                    act + ": generator belongs to another loop: " + face + "; use it where it was begun");
        }
    }

    private void resume(Task<?> task) {
        Fiber own = Objects.requireNonNull(task.fiber);
        Dispatcher dispatcher = own.dispatcher;
        State before = state;
        Fiber body = stack;
        if (body == null) {
            body = dispatcher.takeIdle();
            body.errand = this;
            stack = body;
            loop = task.loop;
            task.loop.generators.begun(face);
        }
        lend(task, own, body);
        state = State.RUNNING;
        boolean switched = false;
        try {
            own.switchTo(body);
            switched = true;
        } finally {
            takeBack(task, own, body);
            if (!switched) {
                state = before;
                forget(dispatcher, body);
            }
        }
    }

    private void lend(Task<?> task, Fiber own, Fiber body) {
        consumer = own;
        if (body.task != task) {
            body.task = task;
            body.rename(task.getName());
        }
        if (body.entered == lent) {
            body.entered = own.entered;
        }
        lent = own.entered;
        body.successor = own.successor;
        own.successor = null;
        task.fiber = body;
    }

    /** The consumer goes on: with a value, at the end of the body, or because its stack cannot be put to sleep. */
    private void takeBack(Task<?> task, Fiber own, Fiber body) {
        task.fiber = own;
        consumer = null;
        if (stack != null) {
            own.successor = body.successor;
            body.successor = null;
        }
    }

    /** The stack of the consumer could not be put to sleep; a body that has not begun stays so. */
    private void forget(Dispatcher dispatcher, Fiber body) {
        if (body.errand == this) {
            body.errand = null;
            body.release();
            stack = null;
            dispatcher.giveIdle(body);
            Objects.requireNonNull(loop).generators.ended(face);
        }
    }

    /** The whole body, on its stack. */
    @Override
    public @Nullable Fiber runOn(Fiber self) {
        try {
            body.run(this);
        } catch (Throwable e) {
            Task<?> task = self.task;
            failure = task == null ? e : Cancellation.in(e, task);
        }
        value = END;
        state = State.ENDED;
        stack = null;
        Objects.requireNonNull(loop).generators.ended(face);
        Fiber next = consumer;
        if (next != null) {
            next.successor = self.successor;
        }
        self.successor = null;
        self.release();
        return next;
    }

    @Override
    public @Nullable Object emit(T newValue) {
        Fiber self = stack;
        if (self == null || state != State.RUNNING || Loops.currentFiber() != self || self.handle != null) {
            throw new IllegalStateException(
                    "emit() outside of the body of its generator: " + face + "; only the body itself may emit");
        }
        Fiber to = consumer;
        if (to == null) {
            throw refuse(self);
        }
        value = newValue;
        state = State.SUSPENDED;
        boolean switched = false;
        try {
            self.switchTo(to);
            switched = true;
        } finally {
            if (!switched) {
                state = State.RUNNING;
            }
        }
        Throwable error = raised;
        raised = null;
        if (error != null) {
            throw Sneaky.rethrow(error);
        }
        Object got = sent;
        sent = null;
        return got;
    }

    private GeneratorExit refuse(Fiber self) {
        if (++refusedValues > REFUSED_VALUES) {
            self.abandon();
        }
        return new GeneratorExit();
    }

    void close() {
        if (state == State.RUNNING) {
            throw new IllegalStateException("close(): generator is already running: " + face
                    + "; close it when no task waits for its next value");
        }
        if (state != State.SUSPENDED) {
            state = State.ENDED;
            return;
        }
        GeneratorExit exit = new GeneratorExit();
        try {
            if (step("close()", null, exit) != END) {
                throw new IllegalStateException("generator ignored GeneratorExit: the body of " + face
                        + " has emitted a value while it was closed; let GeneratorExit pass");
            }
        } catch (GeneratorExit e) {
            if (state != State.ENDED) {
                throw e;
            }
        }
    }

    /** Unwinds a body that nobody has closed, on a loop that is closed. Gives what it has thrown, or null. */
    @Nullable
    Throwable unwind() {
        Fiber body = stack;
        if (body == null || state != State.SUSPENDED) {
            return null;
        }
        raised = new GeneratorExit();
        state = State.RUNNING;
        body.task = null;
        body.dispatcher.runLast(body);
        return failure instanceof GeneratorExit ? null : failure;
    }
}
