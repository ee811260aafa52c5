// An interrupt raised by a callback leaves the loop at once: the rest of the turn stays queued for the next run.
import asyncio.*;
import static asyncio.Asyncio.*;

void interrupt() {
    IO.println("callback interrupts");
    throw new KeyboardInterrupt();
}

void main() {
    var loop = newEventLoop();
    loop.setExceptionHandler((l, context) -> IO.println("never printed"));
    loop.callSoon(() -> IO.println("one"));
    loop.callSoon(this::interrupt);
    loop.callSoon(() -> IO.println("two"));
    loop.callSoon(loop::stop);
    try {
        loop.runForever();
    } catch (KeyboardInterrupt e) {
        IO.println("interrupted");
    }
    IO.println("loop is " + (loop.isRunning() ? "running" : "not running"));
    loop.runForever();
    IO.println("stopped");
    loop.close();
}
