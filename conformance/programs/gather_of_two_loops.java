// Futures of different loops cannot be gathered; they stay as they were.
import asyncio.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        var other = newEventLoop();
        Future<String> foreign = other.createFuture();
        Future<String> own = getRunningLoop().createFuture();
        try {
            gather(own, foreign);
        } catch (IllegalArgumentException e) {
            IO.println("value error");
        }
        own.setResult("own");
        IO.println(String.join(" ", await(gather(own))));
        IO.println("the foreign one is " + (foreign.done() ? "done" : "pending"));
        other.close();
    });
}
