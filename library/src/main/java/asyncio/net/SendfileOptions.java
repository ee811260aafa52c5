package asyncio.net;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a file is sent, and how.
 *
 * @param offset where it begins, in bytes
 * @param count how many bytes, or null for all up to the end of the file
 * @param fallback whether to read the file and write what was read if the system cannot send it by itself
 */
public record SendfileOptions(long offset, @Nullable Long count, boolean fallback) {
    /** All of the file, one way or the other. */
    public static final SendfileOptions DEFAULT = new SendfileOptions(0, null, true);

    /**
     * Checks the options.
     *
     * @throws IllegalArgumentException if the offset is negative, or the count not positive
     */
    public SendfileOptions {
        Options.check(offset >= 0, "offset", offset, "offset must be a non-negative integer");
        Options.check(count == null || count > 0, "count", count, "count must be a positive integer");
    }

    /** These options with another beginning. */
    public SendfileOptions withOffset(long newOffset) {
        return new SendfileOptions(newOffset, count, fallback);
    }

    /** These options with another number of bytes. */
    public SendfileOptions withCount(@Nullable Long newCount) {
        return new SendfileOptions(offset, newCount, fallback);
    }

    /** These options with another number of bytes. */
    public SendfileOptions withCount(long newCount) {
        return withCount((Long) newCount);
    }

    /** These options with or without the fallback. */
    public SendfileOptions withFallback(boolean newFallback) {
        return new SendfileOptions(offset, count, newFallback);
    }
}
