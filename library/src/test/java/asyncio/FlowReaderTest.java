package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class FlowReaderTest {
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());

    /** A publisher that notes what is asked of it, and is driven by the test. */
    private final class Source implements Flow.Publisher<Integer>, Flow.Subscription {
        private Flow.Subscriber<? super Integer> subscriber;

        @Override
        public void subscribe(Flow.Subscriber<? super Integer> newSubscriber) {
            subscriber = newSubscriber;
            subscriber.onSubscribe(this);
        }

        @Override
        public void request(long n) {
            calls.add("request " + n);
        }

        @Override
        public void cancel() {
            calls.add("cancel");
        }

        void send(int... items) {
            for (int item : items) {
                subscriber.onNext(item);
            }
        }
    }

    @Test
    void items_of_a_publisher_on_other_threads_come_in_order(EventLoop loop) {
        List<Integer> taken = new ArrayList<>();
        loop.runUntilComplete(() -> {
            SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>();
            try (FlowReader<Integer> reader = subscribe(publisher, 8)) {
                Thread.ofPlatform().start(() -> {
                    for (int i = 0; i < 1000; i++) {
                        publisher.submit(i);
                    }
                    publisher.close();
                });
                for (int item : reader) {
                    taken.add(item);
                }
            }
        });
        assertEquals(1000, taken.size());
        for (int i = 0; i < 1000; i++) {
            assertEquals(i, taken.get(i));
        }
    }

    @Test
    void no_more_is_asked_for_than_the_prefetch(EventLoop loop) {
        Source source = new Source();
        loop.runUntilComplete(() -> {
            FlowReader<Integer> reader = subscribe(source, 4);
            assertEquals(List.of("request 4"), calls);
            source.send(1, 2, 3, 4);
            assertEquals(1, reader.next());
            assertEquals(List.of("request 4"), calls);
            assertEquals(2, reader.next());
            assertEquals(List.of("request 4", "request 2"), calls);
            reader.close();
        });
    }

    @Test
    void a_prefetch_of_one_asks_for_each(EventLoop loop) {
        Source source = new Source();
        loop.runUntilComplete(() -> {
            FlowReader<Integer> reader = subscribe(source, 1);
            source.send(1);
            assertEquals(1, reader.next());
            source.send(2);
            assertEquals(2, reader.next());
            reader.close();
        });
        assertEquals(List.of("request 1", "request 1", "request 1", "cancel"), calls);
    }

    @Test
    void a_publisher_that_sends_more_than_was_requested_is_stopped(EventLoop loop) {
        Source source = new Source();
        loop.runUntilComplete(() -> {
            FlowReader<Integer> reader = subscribe(source, 2);
            source.send(1, 2, 3, 4);
            assertEquals(1, reader.next());
            assertEquals(2, reader.next());
            var error = assertThrows(IllegalStateException.class, reader::next);
            assertTrue(error.getMessage().startsWith("the publisher sent more than was requested"), error.toString());
        });
        assertTrue(calls.contains("cancel"), calls.toString());
    }

    @Test
    void the_task_sleeps_until_an_item_comes_and_others_run(EventLoop loop) {
        Source source = new Source();
        loop.runUntilComplete(() -> {
            FlowReader<Integer> reader = subscribe(source);
            Task<Integer> task = createTask(() -> reader.next());
            sleep(0);
            assertFalse(task.done());
            source.send(7);
            assertEquals(7, await(task));
            reader.close();
        });
    }

    @Test
    void a_failure_comes_after_the_items_and_stays(EventLoop loop) {
        IOException failure = new IOException("no disk");
        Source source = new Source();
        loop.runUntilComplete(() -> {
            FlowReader<Integer> reader = subscribe(source);
            source.send(1);
            source.subscriber.onError(failure);
            assertEquals(1, reader.next());
            assertSame(failure, assertThrows(IOException.class, reader::next));
            assertSame(failure, assertThrows(IOException.class, () -> reader.next(0)));
        });
    }

    @Test
    void the_end_is_told_in_three_ways(EventLoop loop) {
        Source source = new Source();
        loop.runUntilComplete(() -> {
            FlowReader<Integer> reader = subscribe(source);
            source.subscriber.onComplete();
            assertThrows(NoSuchElementException.class, reader::next);
            assertEquals(0, reader.next(0));
            assertFalse(reader.iterator().hasNext());
            assertThrows(NoSuchElementException.class, () -> reader.iterator().next());
            assertEquals("<FlowReader ended>", reader.toString());
        });
    }

    @Test
    void a_cancelled_task_takes_nothing_and_the_subscription_goes_on(EventLoop loop) {
        Source source = new Source();
        loop.runUntilComplete(() -> {
            FlowReader<Integer> reader = subscribe(source);
            Task<Integer> task = createTask(() -> reader.next());
            sleep(0);
            task.cancel();
            source.send(1);
            assertThrows(CancelledError.class, () -> await(task));
            assertEquals(1, reader.next());
            reader.close();
        });
        assertEquals(List.of("request 64", "cancel"), calls);
    }

    @Test
    void closing_ends_the_subscription_and_a_wait(EventLoop loop) {
        Source source = new Source();
        loop.runUntilComplete(() -> {
            FlowReader<Integer> reader = subscribe(source);
            Task<Integer> task = createTask(() -> reader.next());
            sleep(0);
            reader.close();
            reader.close();
            var error = assertThrows(IllegalStateException.class, () -> await(task));
            assertTrue(error.getMessage().startsWith("this reader is closed"), error.toString());
            source.send(1);
            assertThrows(IllegalStateException.class, reader::next);
        });
        assertEquals(List.of("request 64", "cancel"), calls);
    }

    @Test
    void a_subscription_that_comes_late_or_twice_is_cancelled(EventLoop loop) {
        loop.runUntilComplete(() -> {
            FlowReader<Integer> reader = new FlowReader<>();
            new Source().subscribe(reader.subscriber());
            new Source().subscribe(reader.subscriber());
            reader.close();
            new Source().subscribe(reader.subscriber());
        });
        assertEquals(List.of("request 64", "cancel", "cancel", "cancel"), calls);
    }

    @Test
    void a_loop_that_closes_cancels_the_subscription(EventLoop unused) {
        run(() -> {
            subscribe(new Source());
        });
        assertEquals(List.of("request 64", "cancel"), calls);
    }

    @Test
    void only_one_task_may_wait(EventLoop loop) {
        loop.runUntilComplete(() -> {
            FlowReader<Integer> reader = subscribe(new Source());
            Task<?> first = createTask(() -> reader.next());
            sleep(0);
            var error = assertThrows(IllegalStateException.class, reader::next);
            assertTrue(error.getMessage().contains("another task waits"), error.toString());
            first.cancel();
            reader.close();
        });
    }

    @Test
    void a_stream_of_items_closes_the_reader(EventLoop loop) {
        Source source = new Source();
        loop.runUntilComplete(() -> {
            try (var items = FlowReaderTest.<Integer>reader(source).stream()) {
                source.send(1, 2, 3);
                assertEquals(List.of(2, 4), items.limit(2).map(item -> item * 2).toList());
            }
        });
        assertEquals(List.of("request 64", "cancel"), calls);
    }

    private static <T> FlowReader<T> reader(Flow.Publisher<T> publisher) {
        return subscribe(publisher);
    }

    @Test
    void bad_input_is_refused(EventLoop loop) {
        assertThrows(IllegalStateException.class, () -> new FlowReader<String>());
        loop.runUntilComplete(() -> {
            assertThrows(IllegalArgumentException.class, () -> new FlowReader<String>(0));
            assertThrows(NullPointerException.class, () -> subscribe(null));
            FlowReader<String> reader = new FlowReader<>();
            assertThrows(NullPointerException.class, () -> reader.subscriber().onSubscribe(null));
            assertThrows(NullPointerException.class, () -> reader.subscriber().onNext(null));
            assertThrows(NullPointerException.class, () -> reader.subscriber().onError(null));
        });
    }
}
