package asyncio.net;

import java.io.IOException;

/** Throwing the error that has ended a connection, whatever it is. */
final class StreamErrors {
    private StreamErrors() {}

    /** Throws the error itself; declared to return so that callers can write {@code throw}. */
    static IOException rethrow(Throwable error) throws IOException {
        switch (error) {
            case IOException io -> throw io;
            case RuntimeException unchecked -> throw unchecked;
            case Error fatal -> throw fatal;
            default -> throw new IOException(error);
        }
    }
}
