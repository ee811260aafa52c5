// A timer without delay that is set by a timer waits for the next turn, so timers cannot starve the other callbacks.
import asyncio.*;
import static asyncio.Asyncio.*;

void again(EventLoop loop, int number) {
    IO.println("timer " + number);
    if (number < 3) {
        loop.callLater(0, () -> again(loop, number + 1));
        loop.callSoon(() -> IO.println("callback queued by timer " + number));
    }
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        loop.callLater(0, () -> again(loop, 1));
        sleep(0.02);
        IO.println("main ends");
    });
}
