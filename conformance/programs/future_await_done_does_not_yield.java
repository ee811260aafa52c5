// Awaiting a future that is done goes on at once, without giving a turn to anybody else.
import asyncio.*;
import static asyncio.Asyncio.*;

void other() {
    IO.println("other task runs");
}

void main() {
    run(() -> {
        Future<String> future = getRunningLoop().createFuture();
        future.setResult("value");
        var task = createTask(() -> other());
        for (int i = 0; i < 3; i++) {
            IO.println("awaited: " + await(future));
        }
        IO.println("main waits for the other task");
        await(task);
        await(task);
        IO.println("main ends");
    });
}
