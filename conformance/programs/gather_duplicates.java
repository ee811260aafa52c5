// An argument that is given twice runs once, and its result stands in both places.
import asyncio.*;
import static asyncio.Asyncio.*;

String work(String name) {
    IO.println(name + " runs");
    sleep(0.01);
    return name;
}

void main() {
    run(() -> {
        Coroutine<String> coroutine = () -> work("coroutine");
        IO.println(String.join(" ", await(gather(coroutine, coroutine))));
        var task = createTask(() -> work("task"));
        Future<String> future = getRunningLoop().createFuture();
        future.setResult("future");
        IO.println(String.join(" ", await(gather(task, future, task, future))));
    });
}
