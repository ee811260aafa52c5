package asyncio;

import java.io.InterruptedIOException;
import java.net.SocketException;
import java.nio.channels.ClosedByInterruptException;

/** How the JDK's own waits say that their thread was interrupted. */
final class Interruption {
    private Interruption() {}

    static boolean isShownBy(Throwable error, Thread thread) {
        return error instanceof InterruptedException
                || error instanceof ClosedByInterruptException
                || error instanceof InterruptedIOException
                || (error instanceof SocketException && thread.isInterrupted());
    }
}
