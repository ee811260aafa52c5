package asyncio;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A thread that runs a loop as long as the portal to it is open. */
final class PortalThread {
    private final RunnerOptions options;
    private final CompletableFuture<BlockingPortal> ready = new CompletableFuture<>();
    private final Thread thread;

    /** Done when the loop shall end; made and used on the loop. */
    private @Nullable Future<@Nullable Void> end;

    /** What ended the loop, if that was an error; read after the thread has ended. */
    private @Nullable Throwable failure;

    private PortalThread(RunnerOptions options, EventLoopOptions loopOptions) {
        this.options = options;
        thread = Thread.ofPlatform()
                .name("asyncio-portal")
                .daemon()
                .inheritInheritableThreadLocals(false)
                .unstarted(() ->
                        ScopedValue.where(EventLoopOptions.SCOPE, loopOptions).run(this::live));
    }

    /** Starts the loop; what keeps it from starting is thrown as it is. */
    static BlockingPortal start(RunnerOptions options) {
        PortalThread made = new PortalThread(options, EventLoopOptions.current());
        made.thread.start();
        return Blocking.await(made.ready, () -> {});
    }

    private void live() {
        try (Runner runner = new Runner(options)) {
            EventLoop loop = runner.getLoop();
            runner.run(() -> {
                Future<@Nullable Void> closed = new Future<>();
                end = closed;
                ready.complete(BlockingPortal.open(loop, this));
                Asyncio.await(closed);
            });
        } catch (Throwable e) {
            failure = e;
            ready.completeExceptionally(e);
        }
    }

    /** Ends the loop. On the loop. */
    void end() {
        if (end != null && !end.done()) {
            end.succeed(null);
        }
    }

    /** Waits for the end, whatever happens; what ended the loop instead of {@link #end} is thrown as it is. */
    void join() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw Sneaky.rethrow(failure);
        }
    }
}
