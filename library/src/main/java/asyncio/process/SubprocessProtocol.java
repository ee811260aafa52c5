package asyncio.process;

import asyncio.net.BaseProtocol;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What is told about a child process and its pipes. Methods are called on the loop, {@link #connectionMade} first, and
 * {@link #connectionLost} last, when the child has ended and all its pipes are closed; those of the writing pipe's
 * buffer are {@link #pauseWriting} and {@link #resumeWriting}. They must not wait; an exception is reported to the
 * loop's exception handler.
 */
public interface SubprocessProtocol extends BaseProtocol<SubprocessTransport> {
    /**
     * Called with bytes that the child has written. The buffer is valid during the call only.
     *
     * @param fd 1 for its standard output, 2 for its standard error
     */
    default void pipeDataReceived(int fd, ByteBuffer data) {}

    /**
     * Called once for each pipe, when it is closed.
     *
     * @param fd 0, 1 or 2
     * @param exception why, or null if it was closed in order
     */
    default void pipeConnectionLost(int fd, @Nullable Throwable exception) {}

    /** Called once, when the child has ended; what it has written may come later. */
    default void processExited() {}
}
