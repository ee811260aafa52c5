// A cancel that comes in the turn in which the awaited task ended reaches the awaiter only; the inner result stays.
import asyncio.*;
import static asyncio.Asyncio.*;

String inner() {
    sleep(0);
    IO.println("inner ends");
    return "value";
}

void outer(Task<String> task) {
    try {
        IO.println("outer got " + await(task));
    } catch (CancelledError e) {
        IO.println("outer cancelled, inner is " + (task.done() ? "done" : "pending") + " with " + task.result());
        throw e;
    }
}

void main() {
    run(() -> {
        var innerTask = createTask(() -> inner());
        var outerTask = createTask(() -> outer(innerTask));
        sleep(0);
        sleep(0);
        IO.println("main cancels, inner is " + (innerTask.done() ? "done" : "pending"));
        IO.println(innerTask.cancel() ? "inner accepted" : "inner refused");
        IO.println(outerTask.cancel() ? "outer accepted" : "outer refused");
        try {
            await(outerTask);
        } catch (CancelledError e) {
            IO.println("main saw the cancellation");
        }
    });
}
