// A loop that is stopped before it runs still does one full turn, and only one; the next run is a normal one.
import asyncio.*;
import static asyncio.Asyncio.*;

void first(EventLoop loop) {
    IO.println("first");
    loop.callSoon(() -> second(loop));
}

void second(EventLoop loop) {
    IO.println("second");
    loop.stop();
}

void main() {
    var loop = newEventLoop();
    loop.callSoon(() -> first(loop));
    loop.stop();
    loop.runForever();
    IO.println("stopped after one turn");
    loop.runForever();
    IO.println("stopped again");
    loop.close();
}
