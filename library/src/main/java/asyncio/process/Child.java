package asyncio.process;

import asyncio.EventLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.AccessDeniedException;
import java.util.OptionalInt;

/**
 * A child process that runs or has ended: waits for its end, and sends it signals.
 *
 * <p>Both go by a descriptor of the process (a pidfd), not by its number, which the system gives to another process
 * once the end has been taken note of. The system says how a child has ended, so that one which a signal has killed is
 * told from one which has exited with 128 and the number of the signal.
 */
final class Child {
    static final int SIGKILL = 9;

    /** What CPython reports when somebody else has taken note of the end. */
    private static final int UNKNOWN = 255;

    private static final System.Logger LOGGER = System.getLogger("asyncio");

    private final DescriptorPoller poller;
    private final int pid;
    private final int pidfd;
    private final boolean leadsGroup;
    private final long id;
    private final Owner owner;
    private OptionalInt returncode = OptionalInt.empty();

    /** Who has started it. */
    interface Owner {
        /** It has ended; called on the loop. */
        void ended(int code);

        /** Its loop closes while it runs. */
        void leftRunning();
    }

    /** Watches a child; its end is told on the loop. */
    @SuppressWarnings("this-escape")
    Child(EventLoop loop, Spawned spawned, Owner owner) throws IOException {
        pid = spawned.pid();
        pidfd = spawned.pidfd();
        leadsGroup = spawned.leadsGroup();
        this.owner = owner;
        poller = DescriptorPoller.of(loop);
        id = poller.watch(pidfd, DescriptorPoller.IN, events -> look());
        poller.add(this);
        poller.beginWait();
    }

    int pid() {
        return pid;
    }

    /** Empty while it runs; the negated number of the signal that has killed it. */
    OptionalInt returncode() {
        return returncode;
    }

    /** Takes note of its end, if it has ended. */
    void look() {
        if (returncode.isPresent()) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment status = arena.allocate(ValueLayout.JAVA_INT);
            int result = poller.libc.waitpid(pid, status);
            if (result == pid) {
                ended(decode(status.get(ValueLayout.JAVA_INT, 0)));
            } else if (result < 0 && result != -Libc.EINTR) {
                LOGGER.log(
                        System.Logger.Level.WARNING,
                        "Unknown child process pid " + pid + ", will report returncode " + UNKNOWN
                                + ": somebody else has waited for it");
                ended(UNKNOWN);
            }
        }
    }

    private static int decode(int status) {
        int signal = status & 0x7f;
        return signal == 0 ? (status >> 8) & 0xff : -signal;
    }

    private void ended(int code) {
        returncode = OptionalInt.of(code);
        poller.unwatch(pidfd, id);
        poller.libc.close(pidfd);
        poller.remove(this);
        poller.endWait();
        owner.ended(code);
    }

    /** Its loop closes. */
    void leave() {
        owner.leftRunning();
        signal(SIGKILL);
    }

    /** Sends a signal; nothing happens if it has ended. */
    void signal(int signal) {
        if (returncode.isPresent()) {
            return;
        }
        check(poller.libc.pidfdSendSignal(pidfd, signal), signal, "process ");
    }

    /** Sends a signal to it and its group, which may have members when it has ended itself. */
    void signalGroup(int signal) {
        if (!leadsGroup) {
            throw new IllegalStateException("process " + pid
                    + " has no group of its own: start it with ProcessGroup.NEW or NEW_SESSION, or signal it alone");
        }
        int result = poller.libc.killGroup(pid, signal);
        if (result == -Libc.ESRCH) {
            throw new ProcessLookupException(
                    "sendSignalToGroup(" + signal + ") to process group " + pid + ", whose processes have all ended");
        }
        check(result, signal, "process group ");
    }

    private void check(int result, int signal, String whom) {
        if (result == -Libc.EINVAL) {
            throw new IllegalArgumentException("invalid signal number: " + signal);
        }
        if (result == -Libc.EPERM) {
            throw new UncheckedIOException(new AccessDeniedException(
                    whom + pid, null, "signal " + signal + " is not permitted: it runs as another user"));
        }
    }

    /** Takes note of the end of a child that was killed when its loop closed; holds the thread until then. */
    void reap(Libc libc, MemorySegment status) {
        libc.waitpidBlocking(pid, status);
        libc.close(pidfd);
    }
}
