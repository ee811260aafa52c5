// A body that does not wait gives a task that is done, without a coroutine; its callbacks still come in a later turn.
import asyncio.*;
import static asyncio.Asyncio.*;

String body() {
    return "result";
}

void main() {
    run(() -> {
        getRunningLoop().setTaskFactory(Asyncio::eagerTaskFactory);
        var task = createTask(() -> body());
        IO.println((task.done() ? "done" : "pending") + " " + task.result());
        IO.println(task.getCoro() == null ? "no coroutine" : "a coroutine");
        IO.println("cancel gives " + (task.cancel() ? "true" : "false"));
        task.addDoneCallback(_ -> IO.println("callback"));
        IO.println("callback added");
        sleep(0);
        IO.println("after a turn");
        IO.println("awaited without a turn: " + await(task));
    });
}
