package asyncio.net;

import java.io.EOFException;
import org.jspecify.annotations.Nullable;

/** The stream has ended before all that was asked for could be read. */
public class IncompleteReadException extends EOFException {
    private static final long serialVersionUID = 1;

    private final byte[] partial;
    private final @Nullable Integer expected;

    /** Creates one with what was read, and how many bytes were expected, or null if their number was unknown. */
    public IncompleteReadException(byte[] partial, @Nullable Integer expected) {
        super(partial.length + " bytes read on a total of " + (expected == null ? "undefined" : expected)
                + " expected bytes");
        this.partial = partial.clone();
        this.expected = expected;
    }

    /** What was read before the end. */
    public byte[] partial() {
        return partial.clone();
    }

    /** How many bytes were expected; null if their number was unknown. */
    public @Nullable Integer expected() {
        return expected;
    }
}
