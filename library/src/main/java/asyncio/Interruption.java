package asyncio;

import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import org.jspecify.annotations.Nullable;

/**
 * How the JDK's own waits say that their thread was interrupted. What stands on them wraps that in exceptions of its
 * own, as a driver does with an {@code SQLException}, so the causes count, too.
 */
final class Interruption {
    /** A chain of causes may be a ring; nobody wraps an exception this often. */
    private static final int DEEPEST_CAUSE = 32;

    private Interruption() {}

    static boolean isShownBy(Throwable error, Thread thread) {
        @Nullable Throwable link = error;
        for (int depth = 0; link != null && depth < DEEPEST_CAUSE; depth++) {
            if (isInterruption(link, thread)) {
                return true;
            }
            link = link.getCause();
        }
        return false;
    }

    private static boolean isInterruption(Throwable error, Thread thread) {
        return error instanceof InterruptedException
                || error instanceof ClosedByInterruptException
                || (error instanceof InterruptedIOException && !(error instanceof SocketTimeoutException))
                || (error instanceof SocketException && thread.isInterrupted());
    }
}
