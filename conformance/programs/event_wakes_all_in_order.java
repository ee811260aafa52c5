// An event wakes all who wait, in order, but not those that are cancelled; when it is set nobody waits.
import asyncio.*;
import static asyncio.Asyncio.*;

void waiter(String name, Event event) {
    try {
        event.await();
        IO.println(name + " goes on");
    } catch (CancelledError e) {
        IO.println(name + " cancelled");
        throw e;
    }
}

void main() {
    run(() -> {
        var event = new Event();
        var tasks = Stream.of("a", "b", "c", "d")
                .map(name -> createTask(() -> waiter(name, event)))
                .toList();
        sleep(0);
        tasks.get(1).cancel();
        event.set();
        tasks.get(2).cancel();
        event.set();
        await(gatherReturnExceptions(tasks));
        waiter("main", event);
    });
}
