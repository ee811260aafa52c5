package asyncio;

/** Whether a loop runs or is closed, and what may be called when, and from where. */
final class LoopState {
    private final EventLoop loop;
    volatile boolean running;
    volatile boolean closed;

    LoopState(EventLoop loop) {
        this.loop = loop;
    }

    /** Whether this code may touch the loop: it runs on it, or the loop does not run at all. */
    boolean isHere() {
        return !running || Loops.current() == loop;
    }

    /** Closes; false if it was closed before. */
    boolean close() {
        if (running) {
            throw new IllegalStateException("Cannot close a running event loop: stop() it first, " + loop);
        }
        boolean first = !closed;
        closed = true;
        return first;
    }

    void checkOpen(String act) {
        if (closed) {
            throw new IllegalStateException("Event loop is closed: " + act + "() after close()");
        }
    }

    void checkRunnable(String act) {
        checkOpen(act);
        if (running) {
            throw new IllegalStateException("This event loop is already running: " + loop);
        }
        EventLoop other = Loops.current();
        if (other != null) {
            throw new IllegalStateException("Cannot run the event loop while another loop is running: " + other);
        }
    }

    /** Refuses what would be a data race: anything but the thread-safe calls, from outside of a running loop. */
    void checkThread(String act) {
        if (!isHere()) {
            throw new IllegalStateException(
                    "Non-thread-safe operation invoked on an event loop other than the current one: " + act + "() on "
                            + Thread.currentThread() + "; use callSoonThreadsafe()");
        }
    }
}
