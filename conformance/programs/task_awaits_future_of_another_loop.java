// Awaiting another loop's pending future is an error in the task; the future is left as it was.
import asyncio.*;
import static asyncio.Asyncio.*;

String worker(Future<String> foreign) {
    try {
        await(foreign);
    } catch (IllegalStateException e) {
        IO.println("runtime error");
    }
    sleep(0.01);
    return "worker's value";
}

void main() {
    run(() -> {
        var other = newEventLoop();
        Future<String> foreign = other.createFuture();
        var task = createTask(() -> worker(foreign));
        IO.println("main got " + await(task));
        IO.println("future is " + (foreign.done() ? "done" : "pending"));
        other.close();
    });
}
