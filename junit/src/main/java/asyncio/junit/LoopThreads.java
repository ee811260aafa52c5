package asyncio.junit;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The platform threads that loops start for themselves; whoever leaves one has left a loop. */
final class LoopThreads {
    /** Not the watchdog, which serves all loops and stays, nor threads that end by themselves. */
    private static final Set<String> NAMES = Set.of("asyncio-carrier", "asyncio-portal", "asyncio-orphan");

    /** A thread that has done its work may need a moment to end. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Set<Thread> before = new HashSet<>(now());

    private static List<Thread> now() {
        ThreadGroup top = Objects.requireNonNull(Thread.currentThread().getThreadGroup());
        while (top.getParent() != null) {
            top = top.getParent();
        }
        Thread[] threads = new Thread[top.activeCount() * 2 + 16];
        int count = top.enumerate(threads);
        return Arrays.stream(threads, 0, count)
                .filter(thread -> NAMES.contains(thread.getName()))
                .toList();
    }

    /** Throws if there are threads that were not there at the beginning. */
    void check() {
        List<Thread> left = now().stream()
                .filter(thread -> !before.contains(thread) && !endsSoon(thread))
                .toList();
        if (!left.isEmpty()) {
            throw new AssertionError(
                    "threads of a loop are left when the test has ended: " + left + "; close the loop that has them");
        }
    }

    private static boolean endsSoon(Thread thread) {
        try {
            return thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
