package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class PublishTest {
    private final List<String> signals = Collections.synchronizedList(new ArrayList<>());

    /** Notes what it is told, and asks for nothing by itself. */
    private class Listener implements Flow.Subscriber<Object> {
        Flow.Subscription subscription;
        final CountDownLatch ended = new CountDownLatch(1);

        @Override
        public void onSubscribe(Flow.Subscription newSubscription) {
            subscription = newSubscription;
            signals.add("subscribed");
        }

        @Override
        public void onNext(Object item) {
            signals.add("item " + item);
        }

        @Override
        public void onError(Throwable failure) {
            signals.add(failure.getClass().getSimpleName() + " " + failure.getMessage());
            ended.countDown();
        }

        @Override
        public void onComplete() {
            signals.add("complete");
            ended.countDown();
        }
    }

    /** Has had enough when the first item comes. */
    private Listener cancellingAtOnce() {
        return new Listener() {
            @Override
            public void onNext(Object item) {
                super.onNext(item);
                subscription.cancel();
            }
        };
    }

    @Test
    void items_are_sent_as_they_are_wanted(EventLoop loop) {
        Listener listener = new Listener();
        loop.runUntilComplete(() -> {
            publish(List.of(1, 2, 3)).subscribe(listener);
            sleep(1);
            assertEquals(List.of("subscribed"), signals);
            listener.subscription.request(2);
            sleep(1);
            assertEquals(List.of("subscribed", "item 1", "item 2"), signals);
            listener.subscription.request(1);
            sleep(1);
        });
        assertEquals(List.of("subscribed", "item 1", "item 2", "item 3", "complete"), signals);
    }

    @Test
    void a_body_may_wait_between_items(EventLoop loop) {
        Listener listener = new Listener();
        loop.runUntilComplete(() -> {
            Flow.Publisher<String> publisher = publish(out -> {
                sleep(5);
                out.emit("a@" + Math.round(loop.time()));
                sleep(5);
                out.emit("b@" + Math.round(loop.time()));
            });
            publisher.subscribe(listener);
            sleep(0);
            listener.subscription.request(Long.MAX_VALUE);
            sleep(20);
        });
        assertEquals(List.of("subscribed", "item a@5", "item b@10", "complete"), signals);
    }

    @Test
    void each_subscriber_has_a_body_of_its_own(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Flow.Publisher<Integer> publisher = publish(out -> {
                out.emit(1);
                out.emit(2);
            });
            try (FlowReader<Integer> first = subscribe(publisher);
                    FlowReader<Integer> second = subscribe(publisher)) {
                assertEquals(List.of(1, 2), first.stream().toList());
                assertEquals(List.of(1, 2), second.stream().toList());
            }
        });
    }

    @Test
    void a_channel_and_a_generator_can_be_published(EventLoop loop) {
        loop.runUntilComplete(() -> {
            try (Generator<Integer> numbers = generator(out -> {
                        out.emit(1);
                        out.emit(2);
                    });
                    FlowReader<Integer> reader = subscribe(publish(numbers))) {
                assertEquals(List.of(1, 2), reader.stream().toList());
            }
            Channel<String> channel = Channel.open(2);
            channel.sender().send("a");
            channel.sender().send("b");
            channel.sender().close();
            try (FlowReader<String> reader = subscribe(publish(channel.receiver()))) {
                assertEquals(List.of("a", "b"), reader.stream().toList());
            }
        });
    }

    @Test
    void cancelling_the_subscription_from_another_thread_cancels_the_body(EventLoop loop) {
        Listener listener = new Listener();
        loop.runUntilComplete(() -> {
            Future<String> cleanedUp = new Future<>();
            publish(out -> {
                        try {
                            out.emit(1);
                        } finally {
                            cleanedUp.setResult("cleaned up");
                        }
                    })
                    .subscribe(listener);
            sleep(0);
            toThread(() -> listener.subscription.cancel());
            assertEquals("cleaned up", await(cleanedUp));
            sleep(1);
            listener.subscription.cancel();
            listener.subscription.request(1);
            sleep(1);
        });
        assertEquals(List.of("subscribed"), signals);
    }

    @Test
    void a_body_that_is_cancelled_from_inside_a_signal_emits_no_more(EventLoop loop) {
        Listener listener = cancellingAtOnce();
        loop.runUntilComplete(() -> {
            publish(List.of(1, 2, 3)).subscribe(listener);
            sleep(0);
            listener.subscription.request(Long.MAX_VALUE);
            sleep(1);
        });
        assertEquals(List.of("subscribed", "item 1"), signals);
    }

    @Test
    void one_that_is_cancelled_with_its_last_item_is_not_told_of_the_end(EventLoop loop) {
        Listener listener = cancellingAtOnce();
        loop.runUntilComplete(() -> {
            publish(List.of(1)).subscribe(listener);
            sleep(0);
            listener.subscription.request(1);
            sleep(1);
        });
        assertEquals(List.of("subscribed", "item 1"), signals);
    }

    @Test
    void requests_add_up_and_too_many_are_all(EventLoop loop) {
        Listener listener = new Listener();
        loop.runUntilComplete(() -> {
            publish(List.of(1, 2, 3, 4)).subscribe(listener);
            sleep(0);
            listener.subscription.request(2);
            listener.subscription.request(1);
            sleep(1);
            assertEquals(List.of("subscribed", "item 1", "item 2", "item 3"), signals);
            listener.subscription.request(Long.MAX_VALUE);
            listener.subscription.request(Long.MAX_VALUE);
            listener.subscription.request(2);
            sleep(1);
        });
        assertEquals(List.of("subscribed", "item 1", "item 2", "item 3", "item 4", "complete"), signals);
    }

    @Test
    void a_request_from_another_thread_wakes_a_loop_that_sleeps(EventLoop loop) {
        Listener listener = new Listener();
        loop.runUntilComplete(() -> {
            publish(List.of(1, 2, 3)).subscribe(listener);
            toThread(() -> {
                for (int i = 0; i < 3; i++) {
                    while (!loop.agenda.isAsleep()) {
                        Thread.onSpinWait();
                    }
                    listener.subscription.request(1);
                }
                listener.ended.await();
            });
        });
        assertEquals(List.of("subscribed", "item 1", "item 2", "item 3", "complete"), signals);
    }

    @Test
    void what_the_body_throws_is_handed_on(EventLoop loop) {
        Listener listener = new Listener();
        loop.runUntilComplete(() -> {
            publish(out -> {
                        throw new IOException("no disk");
                    })
                    .subscribe(listener);
            sleep(1);
        });
        assertEquals(List.of("subscribed", "IOException no disk"), signals);
    }

    @Test
    void a_request_for_nothing_is_an_error(EventLoop loop) {
        Listener listener = new Listener();
        loop.runUntilComplete(() -> {
            publish(List.of(1)).subscribe(listener);
            sleep(0);
            listener.subscription.request(0);
            sleep(1);
        });
        assertEquals(
                List.of("subscribed", "IllegalArgumentException request() needs a positive number of items: 0"),
                signals);
    }

    @Test
    void a_subscriber_that_throws_loses_its_subscription(EventLoop loop) {
        List<String> reports = new ArrayList<>();
        loop.setExceptionHandler((where, context) ->
                reports.add(context.message() + ": " + context.exception().getMessage()));
        Listener listener = new Listener() {
            @Override
            public void onNext(Object item) {
                throw new IllegalStateException("broken");
            }
        };
        loop.runUntilComplete(() -> {
            publish(List.of(1, 2)).subscribe(listener);
            sleep(0);
            listener.subscription.request(5);
            sleep(1);
        });
        assertEquals(List.of("subscribed"), signals);
        assertEquals(List.of("Subscriber failed in onNext(), its subscription is cancelled: broken"), reports);
    }

    @Test
    void another_thread_may_subscribe_and_ask(EventLoop loop) {
        Listener listener = new Listener() {
            @Override
            public void onSubscribe(Flow.Subscription newSubscription) {
                super.onSubscribe(newSubscription);
                Thread.ofPlatform().start(() -> newSubscription.request(10));
            }
        };
        loop.runUntilComplete(() -> {
            Flow.Publisher<Integer> publisher = publish(List.of(1, 2));
            toThread(() -> {
                publisher.subscribe(listener);
                listener.ended.await();
            });
        });
        assertEquals(List.of("subscribed", "item 1", "item 2", "complete"), signals);
    }

    @Test
    void a_loop_that_ends_tells_its_subscribers(EventLoop unused) {
        Listener listener = new Listener();
        run(() -> {
            publish(List.of(1)).subscribe(listener);
            sleep(0);
        });
        assertEquals("subscribed", signals.getFirst());
        assertTrue(signals.getLast().startsWith("CancellationException"), signals.toString());
    }

    @Test
    void a_loop_that_is_closed_refuses_a_subscriber(EventLoop unused) {
        Listener listener = new Listener();
        Flow.Publisher<Integer> publisher = Asyncio.run(() -> publish(List.of(1)));
        publisher.subscribe(listener);
        assertEquals("subscribed", signals.getFirst());
        assertTrue(signals.getLast().startsWith("IllegalStateException Event loop is closed"), signals.toString());
    }

    @Test
    void an_eager_consumer_does_not_keep_others_from_their_turn(EventLoop loop) {
        loop.runUntilComplete(() -> {
            try (FlowReader<Integer> reader = subscribe(
                    publish(out -> {
                        for (int i = 0; ; i++) {
                            out.emit(i);
                        }
                    }),
                    10_000)) {
                sleep(0);
                sleep(0);
                assertEquals(0, reader.next());
            }
        });
    }

    @Test
    void only_the_body_may_emit(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Future<Generator.Emitter<Integer>> leaked = new Future<>();
            Listener listener = new Listener();
            Asyncio.<Integer>publish(out -> {
                        leaked.setResult(out);
                        sleep(5);
                    })
                    .subscribe(listener);
            Generator.Emitter<Integer> out = await(leaked);
            assertThrows(IllegalStateException.class, () -> out.emit(1));
            assertThrows(NullPointerException.class, () -> out.emit(null));
            listener.subscription.cancel();
            sleep(1);
        });
    }

    @Test
    void bad_input_is_refused(EventLoop loop) {
        assertThrows(IllegalStateException.class, () -> publish(List.of()));
        loop.runUntilComplete(() -> {
            assertThrows(NullPointerException.class, () -> publish((Iterable<String>) null));
            assertThrows(NullPointerException.class, () -> publish((Generator.Body<String>) null));
            assertThrows(NullPointerException.class, () -> publish(List.of(1)).subscribe(null));
        });
    }
}
