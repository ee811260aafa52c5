package asyncio.process;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.List;

/**
 * A child that has just been started.
 *
 * @param pid its number
 * @param pidfd a descriptor that becomes readable when it ends
 * @param leadsGroup whether it has a group of processes of its own
 * @param pipes this process's ends of its standard streams, -1 where there is no pipe
 */
record Spawned(int pid, int pidfd, boolean leadsGroup, List<Integer> pipes) {
    /** Ends a child that nobody wants any more. Holds the thread until it has ended. */
    void discard() {
        Libc libc = new Libc();
        libc.pidfdSendSignal(pidfd, Child.SIGKILL);
        try (Arena arena = Arena.ofConfined()) {
            libc.waitpidBlocking(pid, arena.allocate(ValueLayout.JAVA_INT));
        }
        libc.close(pidfd);
        for (int pipe : pipes) {
            if (pipe >= 0) {
                libc.close(pipe);
            }
        }
    }
}
