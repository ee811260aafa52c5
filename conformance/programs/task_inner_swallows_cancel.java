// If the inner task swallows the cancellation, the outer one goes on with its value and is not cancelled.
import asyncio.*;
import static asyncio.Asyncio.*;

String inner() {
    try {
        sleep(10);
    } catch (CancelledError e) {
        IO.println("inner swallows");
    }
    return "inner's value";
}

String outer(Task<String> task) {
    var value = await(task);
    IO.println("outer got " + value);
    return "outer's value";
}

void report(String name, Task<String> task) {
    IO.println(name + (task.cancelled() ? " cancelled" : " not cancelled") + " asked to: " + task.cancelling());
}

void main() {
    run(() -> {
        var innerTask = createTask(() -> inner());
        var outerTask = createTask(() -> outer(innerTask));
        sleep(0);
        outerTask.cancel();
        IO.println("main got " + await(outerTask));
        report("inner", innerTask);
        report("outer", outerTask);
    });
}
