// Many tasks may await one future; they and its callbacks wake in the order in which they began to wait.
import asyncio.*;
import static asyncio.Asyncio.*;

void waiter(String name, Future<String> future) {
    IO.println(name + " waits");
    IO.println(name + " got " + await(future));
}

void main() {
    run(() -> {
        Future<String> future = getRunningLoop().createFuture();
        var tasks = new ArrayList<Task<Void>>();
        for (var name : List.of("a", "b")) {
            tasks.add(createTask(() -> waiter(name, future)));
        }
        sleep(0);
        future.addDoneCallback(f -> IO.println("callback got " + f.result()));
        for (var name : List.of("c", "d")) {
            tasks.add(createTask(() -> waiter(name, future)));
        }
        sleep(0);
        future.setResult("value");
        IO.println("result is set");
        for (var task : tasks) {
            await(task);
        }
        IO.println("main ends");
    });
}
