package asyncio.benchmarks;

import asyncio.EventLoop;
import asyncio.VoidCoroutine;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A loop that lives as long as a trial, driven by JMH's thread: each invocation is one run of many operations. */
@State(Scope.Thread)
public class Loop {
    final EventLoop loop = new EventLoop();

    void run(VoidCoroutine body) {
        loop.runUntilComplete(body);
    }

    @TearDown
    public void close() {
        loop.close();
    }
}
