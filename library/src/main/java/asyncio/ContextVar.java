package asyncio;

import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A variable whose value depends on the context of the running code, such as the request that is being served.
 *
 * <p>Create it once, in a static field. It may be used on any thread; see {@link Context} for which context that is.
 * Unlike a {@code ScopedValue} it can be set, and unlike a {@code ThreadLocal} it follows a task and what it starts.
 *
 * @param <T> type of the value
 */
public final class ContextVar<T extends @Nullable Object> {
    private static final AtomicLong NUMBERS = new AtomicLong();

    final long number = NUMBERS.getAndIncrement();
    private final String name;
    private final boolean hasDefault;
    private final @Nullable T defaultValue;

    /** Creates a variable without a default. */
    public ContextVar(String name) {
        this.name = Objects.requireNonNull(name, "a context variable needs a name, got null");
        this.hasDefault = false;
        this.defaultValue = null;
    }

    /** Creates a variable whose value is {@code defaultValue} where none is set. */
    public ContextVar(String name, T defaultValue) {
        this.name = Objects.requireNonNull(name, "a context variable needs a name, got null");
        this.hasDefault = true;
        this.defaultValue = defaultValue;
    }

    /** The name it was given, for people; the variable itself is the key. */
    public String name() {
        return name;
    }

    /**
     * The value in the current context, else the default.
     *
     * @throws NoSuchElementException if there is neither
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // T says whether it may be null
    public T get() {
        Bindings bindings = Context.currentBindings();
        int index = bindings.find(this);
        if (index >= 0) {
            return (T) bindings.value(index);
        }
        if (!hasDefault) {
            throw new NoSuchElementException("no value and no default: " + this);
        }
        return defaultValue;
    }

    /** The value in the current context, else {@code otherwise}, whatever the default. */
    @SuppressWarnings({"unchecked", "NullAway"}) // T says whether it may be null
    public T get(T otherwise) {
        Bindings bindings = Context.currentBindings();
        int index = bindings.find(this);
        return index >= 0 ? (T) bindings.value(index) : otherwise;
    }

    /**
     * Sets the value in the current context only.
     *
     * @return a token that can bring the previous value back
     */
    public Token<T> set(T value) {
        Context context = Context.current();
        Bindings before = context.bindings();
        context.set(before.with(this, value));
        return new Token<>(this, context, before);
    }

    /**
     * Brings back the value from before the {@link #set} that gave {@code token}.
     *
     * @throws IllegalArgumentException if the token is another variable's or was made in another context
     * @throws IllegalStateException if it has been used already
     */
    public void reset(Token<T> token) {
        token.use(this);
    }

    @Override
    public String toString() {
        return "<ContextVar " + name + ">";
    }
}
