package asyncio;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Several event loops that work side by side, each on a thread of its own, for a program that needs more than one core.
 *
 * <p>What belongs to one loop - tasks, futures, locks, streams - stays there; between loops go immutable things, and
 * calls by {@link EventLoop#callSoonThreadsafe} and {@link Asyncio#runCoroutineThreadsafe}. Code that runs on several
 * loops runs at the same time: what it shares has to be made for threads.
 *
 * <p>To have one server on all cores, see {@code asyncio.net.ServerGroup}.
 */
public final class LoopGroup {
    private final int size;

    /** Creates a group with one loop for each core that the JVM may use. */
    public LoopGroup() {
        this(Runtime.getRuntime().availableProcessors());
    }

    /**
     * Creates a group of so many loops.
     *
     * @throws IllegalArgumentException if there would be none
     */
    public LoopGroup(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a group has at least one loop, got size=" + size);
        }
        this.size = size;
    }

    /** What each loop of a group runs. */
    @FunctionalInterface
    public interface Body {
        /**
         * Executes the body as the main task of one loop.
         *
         * @param index which loop of the group it is, from 0
         */
        void run(int index) throws Exception;
    }

    /** How many loops there are. */
    public int size() {
        return size;
    }

    /**
     * Starts the loops, has each run the body, and waits until all have ended, as a {@link TaskGroup} of loops: the
     * first failure cancels the others, and all failures are thrown together. What a body leaves behind when it ends -
     * tasks, generators, threads - is ended as by {@link Runner#close}. The body runs in a copy of the current context.
     *
     * <p>Cancelling this wait cancels the body on every loop, and waits for the ends. Thus Ctrl-C, which cancels the
     * main task of {@link Asyncio#run}, ends all of them.
     *
     * @throws ExceptionGroup if the body has failed on a loop, with the failures of all
     * @throws IllegalStateException outside a task
     */
    public void run(Body body) {
        Asyncio.taskGroup(group -> {
            for (int i = 0; i < size; i++) {
                Member member = new Member(body, i);
                group.createTask(member::run, member.thread.getName());
            }
        });
    }

    /** One loop: its thread, and the task of the calling loop that waits for it. */
    private static final class Member {
        private final Body body;
        private final int index;
        private final Context context = Asyncio.copyContext();
        private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
        private final CompletableFuture<@Nullable Void> stopRequested = new CompletableFuture<>();
        private final Thread thread;

        Member(Body body, int index) {
            this.body = body;
            this.index = index;
            thread = Thread.ofPlatform()
                    .name("asyncio-loop-" + index)
                    .daemon()
                    .inheritInheritableThreadLocals(false)
                    .unstarted(this::live);
        }

        /** On the loop that has made the group. */
        void run() {
            thread.start();
            Event over = new Event();
            Future<@Nullable Void> end = Asyncio.wrapFuture(ended);
            end.addDoneCallback(done -> over.set());
            try {
                over.await();
            } catch (CancelledError e) {
                stopRequested.complete(null);
                Asyncio.uninterruptible(over::await);
                end.result();
                throw e;
            }
            end.result();
        }

        private void live() {
            try {
                Runner.runOnce((VoidCoroutine) this::runBody, RunnerOptions.DEFAULT, context);
            } catch (CancelledError e) {
                ended.complete(null);
            } catch (Throwable e) {
                ended.completeExceptionally(e);
            }
            ended.complete(null);
        }

        private void runBody() throws Exception {
            Task<?> main = Objects.requireNonNull(Asyncio.currentTask());
            Asyncio.wrapFuture(stopRequested).addDoneCallback(stop -> main.cancel());
            body.run(index);
        }
    }
}
