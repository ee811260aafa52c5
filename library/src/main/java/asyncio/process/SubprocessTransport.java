package asyncio.process;

import asyncio.net.BaseTransport;
import asyncio.net.ExtraInfo;
import asyncio.net.Transport;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A child process, as its {@link SubprocessProtocol} has it. All methods are for code on its loop; none waits. */
public interface SubprocessTransport extends BaseTransport {
    /** The child as the JDK knows it; unknown when it has ended. */
    ExtraInfo<ProcessHandle> SUBPROCESS = new ExtraInfo<>("subprocess", ProcessHandle.class);

    /** The number that the system has given to the child. */
    int getPid();

    /** How the child has ended, as {@link Subprocess#returncode}; empty as long as that is not known. */
    OptionalInt getReturncode();

    /**
     * The transport of a pipe to the child; null if that stream is no pipe.
     *
     * @param fd 0 for its standard input, 1 for its standard output, 2 for its standard error
     */
    @Nullable
    Transport getPipeTransport(int fd);

    /**
     * Sends a signal to the child; without effect if it has just ended.
     *
     * @throws ProcessLookupException if it has ended and its return code is known: so always after {@link
     *     #getReturncode} gave one
     * @throws IllegalArgumentException if the system knows no such signal
     */
    void sendSignal(int signal);

    /** Sends a signal to the child and its group, as {@link Subprocess#sendSignalToGroup}. */
    void sendSignalToGroup(int signal);

    /** Asks the child to end, by SIGTERM; as {@link #sendSignal}. */
    default void terminate() {
        sendSignal(Subprocess.SIGTERM);
    }

    /** Ends the child, by SIGKILL, which it cannot refuse; as {@link #sendSignal}. */
    default void kill() {
        sendSignal(Child.SIGKILL);
    }

    /** Closes the pipes, and kills the child if it still runs. Its protocol is told when it has ended. Idempotent. */
    @Override
    void close();
}
