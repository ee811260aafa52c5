// Callbacks run in the order in which they were queued; one that is queued twice runs twice.
import asyncio.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        Runnable again = () -> IO.println("again");
        var loop = getRunningLoop();
        for (var word : List.of("one", "two", "three")) {
            loop.callSoon(() -> IO.println(word));
        }
        loop.callSoon(again);
        loop.callSoon(again);
        IO.println("queued");
        sleep(0);
        IO.println("main goes on");
    });
}
