package asyncio;

import java.util.Objects;
import java.util.concurrent.Flow;

/** Runs a body for each subscriber, see {@link Asyncio#publish(Generator.Body)}. */
final class LoopPublisher<T> implements Flow.Publisher<T> {
    private final EventLoop loop;
    private final Generator.Body<T> body;

    LoopPublisher(EventLoop loop, Generator.Body<T> body) {
        this.loop = loop;
        this.body = Objects.requireNonNull(body, "publish() needs a body, got null");
    }

    static <T> LoopPublisher<T> of(EventLoop loop, Iterable<? extends T> items) {
        Objects.requireNonNull(items, "publish() needs something to iterate over, got null");
        return new LoopPublisher<>(loop, out -> items.forEach(out::emit));
    }

    @Override
    public void subscribe(Flow.Subscriber<? super T> subscriber) {
        Objects.requireNonNull(subscriber, "subscribe() needs a subscriber, got null");
        new Publication<T>(loop, body, subscriber).begin();
    }

    @Override
    public String toString() {
        return "<publisher on " + loop + ">";
    }
}
