// Calling a coroutine function runs nothing; awaiting it runs it in the caller's own task and takes no turn.
import asyncio.*;
import static asyncio.Asyncio.*;

Coroutine<String> inner() {
    return () -> {
        IO.println("inner runs in " + currentTask().getName());
        return "value";
    };
}

void other() {
    IO.println("other task runs");
}

void main() {
    run(() -> {
        currentTask().setName("main");
        var task = createTask(() -> other());
        var coroutine = inner();
        IO.println("nothing has run");
        IO.println("main got " + await(coroutine));
        IO.println("main waits");
        await(task);
        IO.println("in a task: " + await(createTask(inner(), "its own task")));
    });
}
