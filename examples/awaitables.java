// The three things that await() takes: a coroutine, a task, a future.
import asyncio.*;
import static asyncio.Asyncio.*;

Coroutine<Integer> answer() {
    return () -> sleep(1, 42);
}

void main() {
    run(() -> {
        // A coroutine runs when it is awaited, inside this task.
        IO.println("coroutine: " + await(answer()));

        // A task runs by itself, beside this one; awaiting it waits for its end.
        Task<Integer> task = createTask(answer());
        IO.println("task: " + await(task));

        // A future runs nothing. Somebody else sets its result.
        EventLoop loop = getRunningLoop();
        Future<Integer> future = loop.createFuture();
        loop.callLater(1, () -> future.setResult(42));
        IO.println("future: " + await(future));
    });
}
