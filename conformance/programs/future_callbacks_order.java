// Done callbacks are always deferred and keep their order; a doubled one runs twice, a late one is deferred as well.
import asyncio.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        Consumer<Future<String>> twice = f -> IO.println("twice: " + f.result());
        Future<String> future = getRunningLoop().createFuture();
        future.addDoneCallback(f -> IO.println("one: " + f.result()));
        future.addDoneCallback(twice);
        future.addDoneCallback(twice);
        future.addDoneCallback(f -> IO.println("two: " + f.result()));
        future.setResult("value");
        IO.println("result is set");
        future.addDoneCallback(f -> IO.println("late: " + f.result()));
        IO.println("late one is added");
        sleep(0);
        IO.println("main goes on");
    });
}
