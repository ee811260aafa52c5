// A cancel travels through a chain of a hundred tasks to the future at its bottom, and back up through every link.
import asyncio.*;
import static asyncio.Asyncio.*;

void link(Future<?> inner, List<Integer> log) {
    try {
        await(inner);
    } catch (CancelledError e) {
        log.add(log.size());
        throw e;
    }
}

void main() {
    run(() -> {
        var log = new ArrayList<Integer>();
        var bottom = getRunningLoop().createFuture();
        Future<?> top = bottom;
        for (int i = 0; i < 100; i++) {
            var inner = top;
            top = createTask(() -> link(inner, log));
        }
        sleep(0);
        top.cancel("from the top");
        IO.println("bottom is " + (bottom.cancelled() ? "cancelled" : "pending"));
        try {
            await(top);
        } catch (CancelledError e) {
            IO.println("top cancelled: " + e.getMessage());
        }
        var sorted = log.stream().sorted().toList();
        IO.println("links: " + log.size() + (log.equals(sorted) ? " in order" : " out of order"));
    });
}
