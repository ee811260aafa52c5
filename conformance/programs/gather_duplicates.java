// A task or future that is given twice is awaited once, and its result stands in both places.
import asyncio.*;
import static asyncio.Asyncio.*;

String work(String name) {
    IO.println(name + " runs");
    sleep(0.01);
    return name;
}

void main() {
    run(() -> {
        var one = createTask(() -> work("one"));
        IO.println(String.join(" ", await(gather(one, one))));
        var task = createTask(() -> work("task"));
        Future<String> future = getRunningLoop().createFuture();
        future.setResult("future");
        IO.println(String.join(" ", await(gather(task, future, task, future))));
    });
}
