// A task that waits at a barrier for too long leaves it; the others wait for another one in its place.
import asyncio.*;
import static asyncio.Asyncio.*;
import java.util.concurrent.TimeoutException;

void party(String name, Barrier barrier, double limit) {
    try {
        timeout(limit, () -> {
            barrier.await();
            IO.println(name + " passed");
        });
    } catch (TimeoutException e) {
        IO.println(name + " timed out");
    }
}

void main() {
    run(() -> {
        var barrier = new Barrier(2);
        party("alone", barrier, 0.02);
        IO.println("waiting " + barrier.nWaiting() + (barrier.broken() ? " broken" : " whole"));
        var first = createTask(() -> party("first", barrier, Double.POSITIVE_INFINITY));
        sleep(0);
        IO.println("waiting " + barrier.nWaiting());
        party("second", barrier, 1);
        await(first);
        IO.println("waiting " + barrier.nWaiting());
    });
}
