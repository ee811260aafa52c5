// Gather of futures that are all done is done itself; awaiting it gives no turn to others.
import asyncio.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        var loop = getRunningLoop();
        var futures = List.of(new Future<String>(), new Future<String>(), new Future<String>());
        for (var number : List.of(2, 0, 1)) {
            futures.get(number).setResult("result " + number);
        }
        loop.callSoon(() -> IO.println("callback queued before"));
        var gathered = gather(futures);
        loop.callSoon(() -> IO.println("callback queued after"));
        IO.println(gathered.done() ? "done" : "pending");
        for (var result : await(gathered)) {
            IO.println(result);
        }
        sleep(0);
    });
}
