package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.List;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * One item at a time, each handed over while the other side is about to sleep, a little later each time: a wake-up that
 * is lost is a hang, because nothing else comes. What waits says first that it does and then looks; the other way round
 * this fails.
 */
class FlowStressTest {
    private static final int ITEMS = 2_000;
    private static final int SPREAD = 300;

    private volatile int step;

    private void awaitStep(int wanted) {
        while (step < wanted) {
            Thread.yield();
        }
        for (int i = 0; i < wanted % SPREAD; i++) {
            Thread.onSpinWait();
        }
    }

    private static final class Endless implements Flow.Subscription {
        @Override
        public void request(long n) {}

        @Override
        public void cancel() {}
    }

    @Test
    void a_reader_hears_of_each_item() {
        run(() -> {
            try (FlowReader<Integer> reader = new FlowReader<>(ITEMS)) {
                Flow.Subscriber<Integer> subscriber = reader.subscriber();
                subscriber.onSubscribe(new Endless());
                Thread sender = Thread.ofPlatform().daemon().start(() -> {
                    for (int i = 1; i <= ITEMS; i++) {
                        awaitStep(i);
                        subscriber.onNext(i);
                    }
                });
                for (int i = 1; i <= ITEMS; i++) {
                    step = i;
                    assertEquals(i, reader.next());
                }
                toThread(() -> sender.join());
            }
        });
    }

    @Test
    void a_publisher_hears_of_each_request() {
        List<Integer> items = IntStream.rangeClosed(1, ITEMS).boxed().toList();
        run(() -> {
            Future<String> ended = new Future<>();
            publish(items).subscribe(new Flow.Subscriber<Integer>() {
                @Override
                public void onSubscribe(Flow.Subscription subscription) {
                    Thread.ofPlatform().daemon().start(() -> {
                        for (int i = 1; i <= ITEMS; i++) {
                            awaitStep(i);
                            subscription.request(1);
                        }
                    });
                    step = 1;
                }

                @Override
                public void onNext(Integer item) {
                    step = item + 1;
                }

                @Override
                public void onError(Throwable failure) {
                    ended.cancel(failure.toString());
                }

                @Override
                public void onComplete() {
                    ended.setResult("ended");
                }
            });
            assertEquals("ended", await(ended));
        });
    }
}
