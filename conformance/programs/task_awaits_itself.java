// A task that awaits itself gets an error instead of waiting for ever, and can go on.
import asyncio.*;
import static asyncio.Asyncio.*;

String worker() {
    sleep(0);
    try {
        await(currentTask());
    } catch (IllegalStateException e) {
        IO.println("runtime error");
    }
    return "worker's value";
}

void main() {
    run(() -> {
        var task = createTask(() -> worker());
        IO.println("main got " + await(task));
    });
}
