// A turn runs exactly the callbacks that were queued when it began; what they add waits for the next turn.
import asyncio.*;
import static asyncio.Asyncio.*;

void parent(EventLoop loop, String name) {
    IO.println(name);
    loop.callSoon(() -> child(loop, "child of " + name));
}

void child(EventLoop loop, String name) {
    IO.println(name);
    loop.callSoon(() -> IO.println("grand" + name));
}

void turn(EventLoop loop, int number) {
    IO.println("turn " + number + " ends");
    if (number < 3) {
        loop.callSoon(() -> turn(loop, number + 1));
    } else {
        loop.stop();
    }
}

void main() {
    var loop = newEventLoop();
    loop.callSoon(() -> parent(loop, "first"));
    loop.callSoon(() -> parent(loop, "second"));
    loop.callSoon(() -> turn(loop, 1));
    loop.runForever();
    loop.close();
}
