// Stop() lets the current turn finish; callbacks that the turn added stay queued for the next run.
import asyncio.*;
import static asyncio.Asyncio.*;

void stopper(EventLoop loop) {
    IO.println("stop");
    loop.callSoon(() -> IO.println("added before stop"));
    loop.stop();
    loop.callSoon(() -> IO.println("added after stop"));
}

void main() {
    var loop = newEventLoop();
    loop.callSoon(() -> IO.println("one"));
    loop.callSoon(() -> stopper(loop));
    loop.callSoon(() -> IO.println("two"));
    loop.runForever();
    IO.println("stopped");
    loop.callSoon(loop::stop);
    loop.runForever();
    IO.println("stopped again");
    loop.close();
}
