package asyncio.net;

import java.io.IOException;

/** A piece of a stream, such as a line, is longer than the limit of its reader. */
public class LimitOverrunException extends IOException {
    private static final long serialVersionUID = 1;

    private final int consumed;

    /** Creates one with how many bytes it takes to skip what is too long. */
    public LimitOverrunException(String message, int consumed) {
        super(message);
        this.consumed = consumed;
    }

    /** How many bytes at the beginning of the reader's buffer do not belong to a separator. */
    public int consumed() {
        return consumed;
    }
}
