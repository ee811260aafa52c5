package asyncio.process;

import org.jspecify.annotations.Nullable;

/**
 * Whether this JVM calls handlers of signals at all. One that was started with {@code -Xrs} does not, but it says so
 * only for the signals that end a program; for all others it accepts a handler and never calls it.
 */
final class SignalDelivery {
    static final boolean IS_POSSIBLE = hasDispatcher() || letsHangUpBeTaken();

    private SignalDelivery() {}

    /** The thread of HotSpot that calls handlers. Other JVMs may call theirs otherwise, so it is not the last word. */
    private static boolean hasDispatcher() {
        ThreadGroup outermost = Thread.currentThread().getThreadGroup();
        while (outermost.getParent() != null) {
            outermost = outermost.getParent();
        }
        @Nullable Thread[] threads = new Thread[2 * outermost.activeCount() + 16];
        int count = outermost.enumerate(threads, false);
        for (int i = 0; i < count; i++) {
            if (threads[i] != null && "Signal Dispatcher".equals(threads[i].getName())) {
                return true;
            }
        }
        return false;
    }

    private static boolean letsHangUpBeTaken() {
        try {
            JvmSignal.accepted("HUP", () -> {}).giveBack();
            return true;
        } catch (IllegalArgumentException | IllegalStateException e) {
            return false;
        }
    }
}
