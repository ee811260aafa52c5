package asyncio.testing;

import asyncio.TieBreaker;
import java.util.Set;

/**
 * Breaks ties at random, from a seed: the same seed gives the same run, also on another machine and in the other way of
 * running, as long as the program itself does the same each time. So it needs a {@link VirtualClock}, and what other
 * threads do is not repeated.
 *
 * <p>Give one to each loop, by {@link asyncio.EventLoopOptions#withTieBreaker}; {@link Seeds} does it for many. The
 * numbers are those of SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, Fast Splittable Pseudorandom Number Generators,
 * 2014), because neighbouring seeds shall have nothing in common.
 */
public final class SeededOrder implements TieBreaker {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private final long seed;
    private final Set<Tie> ties;
    private long state;

    /** Creates one that decides every kind of tie at random. */
    public SeededOrder(long seed) {
        this(seed, Set.of(Tie.values()));
    }

    /** Creates one that decides these kinds at random, and the others as a loop without a tie breaker does. */
    public SeededOrder(long seed, Set<Tie> ties) {
        this.seed = seed;
        this.ties = Set.copyOf(ties);
        state = seed;
    }

    @Override
    public int choose(Tie tie, int bound) {
        return ties.contains(tie) ? (int) (((next() >>> 32) * bound) >>> 32) : 0;
    }

    private long next() {
        state += GOLDEN_GAMMA;
        long mixed = state;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    @Override
    public String toString() {
        return "<SeededOrder seed=" + seed + " ties=" + ties + ">";
    }
}
