package asyncio;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the value that a {@link ContextVar} had before it was set. Closing it brings that value back, so a variable
 * can be set for a block: {@code try (var token = user.set("ann")) { ... }}.
 *
 * @param <T> type of the value
 */
public final class Token<T extends @Nullable Object> implements AutoCloseable {
    private final ContextVar<T> variable;
    private final Context context;
    private final Bindings before;
    private boolean used;

    Token(ContextVar<T> variable, Context context, Bindings before) {
        this.variable = variable;
        this.context = context;
        this.before = before;
    }

    /** The variable that was set. */
    public ContextVar<T> var() {
        return variable;
    }

    /** The value before; empty if it was missing, or null. */
    @SuppressWarnings("unchecked")
    public Optional<T> oldValue() {
        int index = before.find(variable);
        return index < 0 ? Optional.empty() : (Optional<T>) Optional.ofNullable(before.value(index));
    }

    /** Whether the variable had no value before. */
    public boolean missing() {
        return before.find(variable) < 0;
    }

    /**
     * Brings the value back, as {@link ContextVar#reset}.
     *
     * @throws IllegalArgumentException if the current context is not the one in which the variable was set
     * @throws IllegalStateException if the token has been used already
     */
    @Override
    public void close() {
        use(variable);
    }

    void use(ContextVar<T> asked) {
        if (used) {
            throw new IllegalStateException(this + " has already been used once");
        }
        if (asked != variable) {
            throw new IllegalArgumentException(this + " was created by a different ContextVar than " + asked);
        }
        if (Context.current() != context) {
            throw new IllegalArgumentException(this + " was created in a different Context");
        }
        used = true;
        int index = before.find(variable);
        Bindings now = context.bindings();
        context.set(index < 0 ? now.without(variable) : now.with(variable, before.value(index)));
    }

    @Override
    public String toString() {
        return "<Token" + (used ? " used" : "") + " var=" + variable + ">";
    }
}
