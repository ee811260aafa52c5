// A loop that does not run starts nothing: the task is lazy, whatever the factory says.
import asyncio.*;
import static asyncio.Asyncio.*;

String body() {
    IO.println("body");
    return "result";
}

void main() {
    var loop = newEventLoop();
    loop.setTaskFactory(Asyncio::eagerTaskFactory);
    var task = loop.createTask(() -> body());
    IO.println(task.done() ? "done" : "pending");
    IO.println(loop.runUntilComplete(task));
    IO.println(task.getCoro() == null ? "no coroutine" : "a coroutine");
    loop.close();
}
