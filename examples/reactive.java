import asyncio.*;
import static asyncio.Asyncio.*;
import java.util.concurrent.*;

/** A sensor of somebody else's library, which publishes on a thread of its own as fast as it is allowed to. */
void measure(SubmissionPublisher<Integer> sensor) {
    for (int i = 1; i <= 5; i++) {
        sensor.submit(i * 10);
    }
    sensor.close();
}

/** Any subscriber of a reactive library; this one asks for one item at a time. */
class Display implements Flow.Subscriber<String> {
    private Flow.Subscription subscription;

    public void onSubscribe(Flow.Subscription newSubscription) {
        subscription = newSubscription;
        subscription.request(1);
    }

    public void onNext(String text) {
        IO.println("display: " + text);
        subscription.request(1);
    }

    public void onError(Throwable failure) {
        IO.println("display: failed, " + failure.getMessage());
    }

    public void onComplete() {
        IO.println("display: that was all");
    }
}

void main() {
    run(() -> {
        try (var sensor = new SubmissionPublisher<Integer>();
                FlowReader<Integer> values = subscribe(sensor)) {
            Thread.ofPlatform().start(() -> measure(sensor));
            for (int value : values) {
                IO.println("value: " + value);
            }
        }

        Flow.Publisher<String> countdown = publish(out -> {
            for (int i = 3; i > 0; i--) {
                out.emit("" + i);
                sleep(1);
            }
        });
        countdown.subscribe(new Display());
        sleep(4);
    });
}
