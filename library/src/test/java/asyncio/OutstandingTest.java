package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A bridge that is done is forgotten by its loop, and does not count as work for which the loop waits. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class OutstandingTest {
    private static void check(EventLoop loop, Coroutine<?> bridge) {
        loop.runUntilComplete(() -> {
            await(bridge);
            sleep(1);
            assertEquals(0, loop.threads.outstanding.size());
            assertFalse(loop.agenda.outside.isExpected());
        });
    }

    @Test
    void a_stage_of_a_future(EventLoop loop) {
        check(loop, () -> {
            Future<Integer> future = new Future<>();
            var stage = future.toCompletableFuture();
            future.setResult(1);
            sleep(0);
            return stage.get();
        });
    }

    @Test
    void a_stage_that_was_cancelled(EventLoop loop) {
        check(loop, () -> new Future<>().toCompletableFuture().cancel(true));
    }

    @Test
    void a_wrapped_stage_however_it_ended(EventLoop loop) {
        check(loop, () -> await(wrapFuture(CompletableFuture.supplyAsync(() -> 1))));
        check(loop, () -> wrapFuture(new CompletableFuture<>()).cancel());
        check(loop, () -> {
            var failed = new CompletableFuture<Integer>();
            failed.completeExceptionally(new IllegalStateException("broken"));
            return assertThrows(IllegalStateException.class, () -> await(wrapFuture(failed)));
        });
    }

    @Test
    void a_completer(EventLoop loop) {
        check(loop, () -> {
            Completer<Integer> completer = new Completer<>();
            completer.complete(1);
            return await(completer.future());
        });
        check(loop, () -> new Completer<>().future().cancel());
    }

    @Test
    void jobs_of_an_executor(EventLoop loop) {
        check(loop, () -> loop.asExecutor().submit(() -> 1).get());
        check(loop, () -> {
            var job = loop.asExecutor().schedule(() -> 1, 10, TimeUnit.HOURS);
            sleep(0);
            return job.cancel(false);
        });
    }

    @Test
    void a_publication_and_its_reader(EventLoop loop) {
        check(loop, () -> {
            try (FlowReader<Integer> reader = subscribe(publish(List.of(1, 2)))) {
                return reader.stream().toList();
            }
        });
        check(loop, () -> {
            try (FlowReader<Integer> reader = subscribe(publish(List.of(1, 2)), 1)) {
                return reader.next();
            }
        });
    }

    @Test
    void a_subscription_to_somebody_elses_publisher(EventLoop loop) {
        check(loop, () -> {
            try (FlowReader<Integer> reader = subscribe(subscriber -> subscriber.onSubscribe(new Flow.Subscription() {
                @Override
                public void request(long n) {}

                @Override
                public void cancel() {}
            }))) {
                return reader;
            }
        });
    }
}
