package asyncio;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Fair choices of a loop. They begin alike on every loop, so that a program that is run again chooses again alike. */
final class Chance {
    private @Nullable SplittableRandom random;

    /** A number from zero to {@code bound - 1}. */
    int below(int bound) {
        SplittableRandom source = random;
        if (source == null) {
            source = new SplittableRandom(0);
            random = source;
        }
        return source.nextInt(bound);
    }
}
