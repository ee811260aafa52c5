// A virtual clock in the hands of the program: it jumps to the next timer, and can be moved.
import asyncio.*;
import asyncio.testing.*;
import java.time.Duration;

void main() {
    var clock = new VirtualClock();
    try (var loop = new EventLoop(EventLoopOptions.DEFAULT.withClock(clock))) {
        loop.callLater(10, () -> IO.println("ten seconds at " + loop.time()));
        loop.callLater(20, loop::stop);
        clock.advance(Duration.ofSeconds(15)); // as if what ran before had taken so long
        loop.runForever();
        IO.println("stopped at " + loop.time());
    }
}
