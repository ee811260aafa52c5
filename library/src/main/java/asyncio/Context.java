package asyncio;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The values of context variables for a piece of work.
 *
 * <p>A task has one context for its whole life, a copy of its creator's unless it is given another; a callback runs in
 * a copy of the context in which it was scheduled. What is awaited directly shares the context of whoever awaits. Each
 * thread outside a loop has a context of its own. Copying costs nothing: values are shared until one is set.
 */
public final class Context {
    private static final ThreadLocal<Context> OF_THREAD = ThreadLocal.withInitial(Context::new);

    private Bindings bindings;
    private volatile boolean entered;

    /** Creates a context in which no variable has a value. */
    public Context() {
        this(Bindings.EMPTY);
    }

    Context(Bindings bindings) {
        this.bindings = bindings;
    }

    /** The context that a scope stands for: itself, or a new one with these bindings. */
    static Context of(Object scope) {
        return scope instanceof Context context ? context : new Context((Bindings) scope);
    }

    /** The context of the code that runs now. */
    static Context current() {
        Fiber fiber = Loops.currentFiber();
        if (fiber == null) {
            return OF_THREAD.get();
        }
        if (fiber.entered != null) {
            return fiber.entered;
        }
        if (fiber.handle != null) {
            return fiber.handle.getContext();
        }
        return fiber.task != null ? fiber.task.getContext() : new Context();
    }

    /** The bindings of the code that runs now: what a copy of its context starts from. */
    static Bindings currentBindings() {
        return currentBindings(Loops.current());
    }

    /** The bindings of the code that runs now on {@code here}, or outside of a loop if null. */
    static Bindings currentBindings(@Nullable EventLoop here) {
        Fiber fiber = here == null ? null : here.dispatcher.current;
        return fiber == null ? OF_THREAD.get().bindings : bindingsOn(fiber);
    }

    private static Bindings bindingsOn(Fiber fiber) {
        if (fiber.entered != null) {
            return fiber.entered.bindings;
        }
        Object scope = scopeOn(fiber);
        return scope instanceof Context context ? context.bindings : (Bindings) scope;
    }

    private static Object scopeOn(Fiber fiber) {
        if (fiber.handle != null) {
            return fiber.handle.scope();
        }
        return fiber.task != null ? fiber.task.scope() : Bindings.EMPTY;
    }

    Bindings bindings() {
        return bindings;
    }

    void set(Bindings changed) {
        bindings = changed;
    }

    /** A new context with the same values, not entered. */
    public Context copy() {
        return new Context(bindings);
    }

    /**
     * Runs code in this context: values that it sets are set here and stay. The code may wait, if it runs in a task.
     *
     * @return what the code returns
     * @throws IllegalStateException if the context is entered already, by any thread
     */
    public <T extends @Nullable Object> T run(Callable<T> code) {
        Fiber fiber = Loops.currentFiber();
        Context previous = enter(fiber);
        try {
            return code.call();
        } catch (Exception e) {
            throw Sneaky.rethrow(e);
        } finally {
            leave(fiber, previous);
        }
    }

    /**
     * Runs code in this context, as {@link #run(Callable)}.
     *
     * @throws IllegalStateException if the context is entered already, by any thread
     */
    public void run(Runnable code) {
        this.<@Nullable Object>run(() -> {
            code.run();
            return null;
        });
    }

    private @Nullable Context enter(@Nullable Fiber fiber) {
        if (entered || (fiber != null && scopeOn(fiber) == this)) {
            throw new IllegalStateException(
                    "cannot enter context: " + this + " is already entered; run a copy() of it");
        }
        entered = true;
        if (fiber == null) {
            Context previous = OF_THREAD.get();
            OF_THREAD.set(this);
            return previous;
        }
        Context previous = fiber.entered;
        fiber.entered = this;
        return previous;
    }

    private void leave(@Nullable Fiber fiber, @Nullable Context previous) {
        entered = false;
        if (fiber != null) {
            fiber.entered = previous;
        } else if (previous != null) {
            OF_THREAD.set(previous);
        }
    }

    /** Whether a variable has a value here; its default does not count. */
    public boolean contains(ContextVar<?> variable) {
        return bindings.find(variable) >= 0;
    }

    /**
     * The value of a variable in this context.
     *
     * @throws NoSuchElementException if it has none here; its default does not count
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // T says whether it may be null
    public <T extends @Nullable Object> T get(ContextVar<T> variable) {
        int index = bindings.find(variable);
        if (index < 0) {
            throw new NoSuchElementException("no value in this context: " + variable);
        }
        return (T) bindings.value(index);
    }

    /** The value of a variable in this context, or the one given. */
    public <T extends @Nullable Object> T get(ContextVar<T> variable, T otherwise) {
        return contains(variable) ? get(variable) : otherwise;
    }

    /** How many variables have a value here. */
    public int size() {
        return bindings.size();
    }

    /** Variables and values as they are now, in the order in which the variables were created; unmodifiable. */
    public Map<ContextVar<?>, @Nullable Object> asMap() {
        Map<ContextVar<?>, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < bindings.size(); i++) {
            map.put(bindings.var(i), bindings.value(i));
        }
        return Collections.unmodifiableMap(map);
    }

    @Override
    public String toString() {
        StringJoiner values = new StringJoiner(", ", "<Context {", "}>");
        for (int i = 0; i < bindings.size(); i++) {
            values.add(bindings.var(i) + "=" + Text.of(bindings.value(i)));
        }
        return values.toString();
    }
}
