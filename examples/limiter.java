// A limit that changes: four downloads run one at a time, until the limiter is raised; each token has an owner.
import asyncio.*;
import static asyncio.Asyncio.*;

void download(String name, CapacityLimiter limiter) {
    try (var _ = limiter.holdOnBehalfOf(name)) {
        IO.println(name + " starts, running: " + limiter.statistics().owners());
        sleep(2);
    }
}

void main() {
    run(() -> {
        var limiter = new CapacityLimiter(1);
        var tasks = Stream.of("a", "b", "c", "d")
                .map(name -> createTask(() -> download(name, limiter)))
                .toList();
        sleep(1);
        IO.println("two at a time");
        limiter.setTotalTokens(2);
        await(gather(tasks));
        IO.println("finished, " + limiter.availableTokens() + " tokens are back");
    });
}
