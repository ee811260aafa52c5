package asyncio.benchmarks;

import java.util.concurrent.SynchronousQueue;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A platform thread of its own that repeats a call. */
@State(Scope.Benchmark)
public class Sender {
    private final SynchronousQueue<Runnable> jobs = new SynchronousQueue<>();
    private final Thread thread = new Thread(this::work, "sender");

    @Setup
    public void start() {
        thread.setDaemon(true);
        thread.start();
    }

    @TearDown
    public void stop() {
        thread.interrupt();
    }

    void send(int times, Runnable call) throws InterruptedException {
        jobs.put(() -> {
            for (int i = 0; i < times; i++) {
                call.run();
            }
        });
    }

    private void work() {
        try {
            while (true) {
                jobs.take().run();
            }
        } catch (InterruptedException e) {
            // the trial is over
        }
    }
}
