package asyncio;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** An ordinary virtual thread that runs only while it holds the loop's baton. */
final class BatonFiber extends Fiber {
    private final Thread thread;
    private boolean started;
    private volatile boolean mine;

    BatonFiber(Dispatcher dispatcher) {
        super(dispatcher);
        thread = Thread.ofVirtual()
                .name(Dispatcher.WORKER_NAME)
                .inheritInheritableThreadLocals(false)
                .unstarted(this::run);
        thread.setContextClassLoader(dispatcher.contextClassLoader);
    }

    private void run() {
        Loops.LOCAL.set(dispatcher.loop);
        mine = false;
        dispatcher.live(this);
    }

    @Override
    Thread thread() {
        return thread;
    }

    @Override
    boolean isBlocked() {
        return false;
    }

    @Override
    boolean wantsResume() {
        return !started;
    }

    @Override
    void abandon() {
        while (true) {
            switchTo(null);
        }
    }

    @Override
    void continueAsOrphan() {
        throw new IllegalStateException("only a scheduled fiber can lose its loop");
    }

    private void give() {
        dispatcher.current = this;
        mine = true;
        if (started) {
            LockSupport.unpark(thread);
        } else {
            started = true;
            thread.start();
        }
    }

    private static void pass(Dispatcher dispatcher, @Nullable Fiber next) {
        if (next == null) {
            dispatcher.current = null;
            dispatcher.home.countDown();
        } else {
            ((BatonFiber) next).give();
        }
    }

    @Override
    void switchTo(@Nullable Fiber next) {
        pass(dispatcher, next);
        boolean interrupted = false;
        while (!mine) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        mine = false;
        if (interrupted) {
            thread.interrupt();
        }
    }

    @Override
    void leaveTo(@Nullable Fiber next) {
        pass(dispatcher, next);
    }

    static void waitAtHome(Dispatcher dispatcher) {
        Fiber next;
        while ((next = dispatcher.pickAtHome()) != null) {
            dispatcher.home = new CountDownLatch(1);
            ((BatonFiber) next).give();
            awaitHome(dispatcher);
        }
    }

    private static void awaitHome(Dispatcher dispatcher) {
        while (dispatcher.home.getCount() > 0) {
            try {
                dispatcher.home.await();
            } catch (InterruptedException e) {
                dispatcher.onInterrupt();
            }
        }
    }
}
