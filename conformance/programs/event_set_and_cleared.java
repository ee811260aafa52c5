// Tasks that wait for an event go on when it is set, even if it is cleared at once; later ones wait for the next time.
import asyncio.*;
import static asyncio.Asyncio.*;

void waiter(String name, Event event) {
    event.await();
    IO.println(name + " goes on");
}

void main() {
    run(() -> {
        var event = new Event();
        var a = createTask(() -> waiter("a", event));
        var b = createTask(() -> waiter("b", event));
        sleep(0);
        event.set();
        event.clear();
        IO.println(event.isSet() ? "set" : "not set");
        var late = createTask(() -> waiter("late", event));
        sleep(0.02);
        IO.println("once more");
        event.set();
        await(gather(a, b, late));
    });
}
