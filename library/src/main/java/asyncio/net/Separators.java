package asyncio.net;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What ends a piece of a stream: the one of several separators that ends first, wherever the stream was cut. */
final class Separators {
    private final byte[][] byLength;

    Separators(byte[]... separators) {
        Objects.requireNonNull(separators, "readUntil() needs a separator, got null");
        for (byte[] separator : separators) {
            Objects.requireNonNull(separator, "readUntil() needs separators, one of them is null");
        }
        Options.check(separators.length > 0, "separators", "empty", "there must be at least one separator");
        byLength = separators.clone();
        Arrays.sort(byLength, Comparator.comparingInt(separator -> separator.length));
        Options.check(byLength[0].length > 0, "separator", "empty", "a separator is at least one byte");
    }

    /** Where a separator stands: from {@code start} to before {@code end}. */
    record Match(int start, int end) {}

    /** The separator that ends first, of those that begin at {@code from} or later; null if there is none. */
    @Nullable
    Match find(ByteQueue queue, int from) {
        Match first = null;
        for (byte[] separator : byLength) {
            int index = queue.indexOf(separator, from);
            if (index >= 0 && (first == null || index + separator.length < first.end)) {
                first = new Match(index, index + separator.length);
            }
        }
        return first;
    }

    /** How many bytes need not be searched again when more come: no separator can begin there. */
    int searched(ByteQueue queue) {
        return Math.max(0, queue.size() + 1 - byLength[byLength.length - 1].length);
    }
}
