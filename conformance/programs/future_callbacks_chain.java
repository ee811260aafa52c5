// Futures that complete one another take one turn for each link, in step with other callbacks of the loop.
import asyncio.*;
import static asyncio.Asyncio.*;

void turn(EventLoop loop, int number) {
    IO.println("turn " + number);
    if (number < 4) {
        loop.callSoon(() -> turn(loop, number + 1));
    }
}

Consumer<Future<String>> handOn(Future<String> target) {
    return f -> target.setResult(f.result() + "+");
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        Future<String> first = loop.createFuture();
        Future<String> second = loop.createFuture();
        Future<String> third = loop.createFuture();
        first.addDoneCallback(handOn(second));
        second.addDoneCallback(handOn(third));
        loop.callSoon(() -> turn(loop, 1));
        first.setResult("value");
        IO.println("main waits");
        IO.println("main got " + await(third));
        sleep(0.01);
    });
}
