package asyncio.testing;

import asyncio.Asyncio;
import asyncio.EventLoopOptions;
import asyncio.ExceptionContext;
import asyncio.TieBreaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs one test under many seeds, and says under which it fails:
 *
 * <pre>{@code
 * Seeds.of(1000).forEach(seed -> {
 *     var account = new Account();
 *     gather(() -> account.deposit(1), () -> account.deposit(2));
 *     ...
 * });
 * }</pre>
 *
 * <p>Each seed has a loop and virtual time of its own, and a {@link SeededOrder}. Two system properties change every
 * run of this kind, so that a test need not be edited: {@code asyncio.seed} runs one seed alone, the way to repeat a
 * failure, and {@code asyncio.seeds} is the number of seeds to run.
 *
 * @param first the first seed
 * @param count how many seeds, counted up from the first
 * @param ties what the seeds decide at random
 */
public record Seeds(long first, long count, Set<TieBreaker.Tie> ties) {
    private static final String ALONE = "asyncio.seed";
    private static final String COUNT = "asyncio.seeds";

    /** A test that runs on a loop; it makes its own objects, because it runs many times. */
    @FunctionalInterface
    public interface Body {
        /** Runs as the main task of a loop; {@code seed} is for random data of its own. */
        void run(long seed) throws Exception;
    }

    /**
     * Creates a range of seeds.
     *
     * @throws IllegalArgumentException if {@code count} is negative
     */
    public Seeds {
        if (count < 0) {
            throw new IllegalArgumentException("cannot run " + count + " seeds: count from 0 up");
        }
        ties = Set.copyOf(ties);
    }

    /** The seeds from 0 to {@code count - 1}, which decide every kind of tie. */
    public static Seeds of(long count) {
        return new Seeds(0, count, Set.of(TieBreaker.Tie.values()));
    }

    /** As many seeds, from another one on. */
    public Seeds withFirst(long newFirst) {
        return new Seeds(newFirst, count, ties);
    }

    /** The same seeds, which decide these kinds of ties only. */
    public Seeds withTies(Set<TieBreaker.Tie> newTies) {
        return new Seeds(first, count, newTies);
    }

    /** These seeds, or those that the system properties ask for in their place; for whoever runs them otherwise. */
    public Seeds asked() {
        Long alone = Long.getLong(ALONE);
        return alone != null ? new Seeds(alone, 1, ties) : new Seeds(first, Long.getLong(COUNT, count), ties);
    }

    /**
     * Runs {@code body} under each seed, until it fails under one. An error that reaches the exception handler of the
     * loop is a failure, too.
     *
     * @throws AssertionError if it fails; names the seed, and has what was thrown as its cause
     * @throws IllegalStateException if a loop is running here
     */
    public void forEach(Body body) {
        Seeds seeds = asked();
        for (long seed = seeds.first; seed - seeds.first < seeds.count; seed++) {
            try {
                run(seed, body);
            } catch (Throwable e) {
                throw new AssertionError(
                        "fails with seed " + seed + ": " + e + "; to run this seed alone: -D" + ALONE + "=" + seed, e);
            }
        }
    }

    private void run(long seed, Body body) {
        List<ExceptionContext> reported = new ArrayList<>();
        ScopedValue.where(EventLoopOptions.SCOPE, options(seed))
                .run(() -> Asyncio.run(() -> {
                    Asyncio.getRunningLoop().setExceptionHandler((loop, context) -> reported.add(context));
                    body.run(seed);
                }));
        if (!reported.isEmpty()) {
            throw unhandled(reported.getFirst());
        }
    }

    private EventLoopOptions options(long seed) {
        return EventLoopOptions.SCOPE
                .orElse(EventLoopOptions.DEFAULT)
                .withClock(new VirtualClock())
                .withTieBreaker(new SeededOrder(seed, ties));
    }

    private static AssertionError unhandled(ExceptionContext context) {
        @Nullable Throwable exception = context.exception();
        return new AssertionError(
                "an error that nobody handled: " + context.message() + (exception == null ? "" : ": " + exception),
                exception);
    }
}
