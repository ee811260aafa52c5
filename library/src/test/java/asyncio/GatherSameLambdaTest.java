package asyncio;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.run;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A lambda that captures nothing is one object for the JVM, but each time it is given it is an execution. */
class GatherSameLambdaTest {
    private static final AtomicInteger RUNS = new AtomicInteger();

    private static Coroutine<Integer> work() {
        return () -> RUNS.incrementAndGet();
    }

    @Test
    void each_call_of_a_method_that_returns_a_coroutine_is_an_execution() {
        RUNS.set(0);
        List<Integer> results = run(() -> await(gather(work(), work(), work())));
        assertEquals(List.of(1, 2, 3), results);
    }
}
