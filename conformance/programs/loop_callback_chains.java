// Timers and calls from callbacks interleave by turn: a callback chain goes on between two timers.
import asyncio.*;
import static asyncio.Asyncio.*;

void chain(EventLoop loop, String name, int left) {
    IO.println(name + " " + left);
    if (left > 1) {
        loop.callSoon(() -> chain(loop, name, left - 1));
    }
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        loop.callSoon(() -> chain(loop, "a", 3));
        loop.callSoon(() -> chain(loop, "b", 2));
        loop.callLater(0.02, () -> chain(loop, "c", 2));
        loop.callLater(0.04, () -> chain(loop, "d", 1));
        sleep(0.06);
        IO.println("main ends");
    });
}
