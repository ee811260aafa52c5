// Callbacks queued by a result run whatever earlier ones do: removing comes too late, adding means one turn more.
import asyncio.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        Consumer<Future<String>> second = f -> IO.println("second runs although it was removed");
        Consumer<Future<String>> third = f -> IO.println("third was added by first");
        Consumer<Future<String>> first = f -> {
            IO.println("first removes " + f.removeDoneCallback(second));
            f.addDoneCallback(third);
            IO.println("first cancels: " + (f.cancel() ? "accepted" : "refused"));
        };
        var loop = getRunningLoop();
        Future<String> future = loop.createFuture();
        future.addDoneCallback(first);
        future.addDoneCallback(second);
        future.setResult("value");
        loop.callSoon(() -> IO.println("callback queued after the result"));
        sleep(0);
        IO.println("main, one turn later");
        sleep(0);
        IO.println("main ends");
    });
}
