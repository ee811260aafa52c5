package asyncio;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One of the choices of {@link Asyncio#select}, and what to do when it is taken:
 *
 * <pre>{@code
 * var line = select(
 *         words.onReceive().thenApply(word -> "got " + word),
 *         orders.onSend(order).thenApply(nothing -> "sent " + order),
 *         Clause.after(1.0).thenApply(nothing -> "too late"));
 * }</pre>
 *
 * <p>It only describes: making one neither sends nor receives, and it may be used any number of times.
 *
 * @param <R> type of what it gives
 */
public final class Clause<R extends @Nullable Object> {
    /**
     * What to do with what a clause gives.
     *
     * @param <T> type of what comes in
     * @param <R> type of what goes out
     */
    @FunctionalInterface
    public interface Body<T extends @Nullable Object, R extends @Nullable Object> {
        /** Executes the body in the task that selects; it may wait. */
        R call(T given) throws Exception;
    }

    /**
     * What to do with what a clause gives, without a result.
     *
     * @param <T> type of what comes in
     */
    @FunctionalInterface
    public interface VoidBody<T extends @Nullable Object> {
        /** Executes the body in the task that selects; it may wait. */
        void run(T given) throws Exception;
    }

    private final Supplier<Attempt> source;
    private final Body<@Nullable Object, R> body;

    private Clause(Supplier<Attempt> source, Body<@Nullable Object, R> body) {
        this.source = source;
        this.body = body;
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // an attempt of this kind has results of this type
    static <R extends @Nullable Object> Clause<R> of(Supplier<Attempt> source) {
        return new Clause<R>(source, given -> (R) given);
    }

    /**
     * A choice that is taken when the others have made the task wait for {@code seconds}; with zero or less, if no
     * other can be taken at once.
     *
     * @throws IllegalArgumentException if it is not a number
     */
    public static Clause<@Nullable Void> after(double seconds) {
        return afterNanos(Seconds.limit(seconds));
    }

    /** A choice that is taken when the others have made the task wait for {@code limit}, as {@link #after(double)}. */
    public static Clause<@Nullable Void> after(Duration limit) {
        return afterNanos(Seconds.toNanos(limit));
    }

    private static Clause<@Nullable Void> afterNanos(long nanos) {
        return nanos <= 0 ? orElse() : of(() -> new Delay(nanos));
    }

    /** A choice that is taken if no other can be taken at once, so that the task never waits. */
    public static Clause<@Nullable Void> orElse() {
        return of(Otherwise::new);
    }

    /** The same choice, with something to do when it is taken; what that gives is the result. */
    public <S extends @Nullable Object> Clause<S> thenApply(Body<? super R, ? extends S> next) {
        Objects.requireNonNull(next, "thenApply() needs something to do, got null");
        return new Clause<>(source, given -> next.call(body.call(given)));
    }

    /** The same choice, with something to do when it is taken. */
    public Clause<@Nullable Void> thenAccept(VoidBody<? super R> next) {
        Objects.requireNonNull(next, "thenAccept() needs something to do, got null");
        return new Clause<>(source, given -> {
            next.run(body.call(given));
            return null;
        });
    }

    /** The same choice, with something to do when it is taken that needs nothing of it. */
    public Clause<@Nullable Void> thenRun(VoidCoroutine next) {
        Objects.requireNonNull(next, "thenRun() needs something to do, got null");
        return thenAccept(given -> next.run());
    }

    /** Takes one of the choices, by chance or in their order, and does what it says. */
    static <R extends @Nullable Object> R select(List<? extends Clause<? extends R>> given, boolean fair) {
        Loops.runningTask("select()");
        List<Clause<? extends R>> clauses =
                new ArrayList<>(Objects.requireNonNull(given, "select() needs clauses, got null"));
        if (clauses.isEmpty()) {
            throw new IllegalArgumentException("select() of no clauses: give it at least one, it would wait for ever");
        }
        Attempt[] attempts = new Attempt[clauses.size()];
        for (int i = 0; i < attempts.length; i++) {
            attempts[i] = Objects.requireNonNull(clauses.get(i), "select() needs clauses, got null")
                    .source
                    .get();
        }
        Attempt taken = Selection.oneOf(attempts, fair);
        for (int i = 0; i < attempts.length; i++) {
            if (attempts[i] == taken) {
                return clauses.get(i).perform(taken);
            }
        }
        throw new IllegalStateException("none of the clauses was taken: " + taken);
    }

    private R perform(Attempt taken) {
        try {
            return body.call(taken.result());
        } catch (Exception e) {
            throw Sneaky.rethrow(e);
        }
    }
}
