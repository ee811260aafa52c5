// In debug mode a callback that takes long is logged with its duration, at once after it.
import asyncio.*;
import static asyncio.Asyncio.*;
import asyncio.testing.VirtualClock;
import java.time.Duration;
import java.util.logging.*;

VirtualClock clock = new VirtualClock();
Logger logger = Logger.getLogger("asyncio");

String what(String text) {
    if (text.contains("name='")) {
        return "task " + text.split("name='")[1].split("'")[0];
    }
    return text.contains("<TimerHandle") ? "timer" : "callback";
}

boolean print(LogRecord record) {
    var text = record.getMessage();
    if (text.startsWith("Executing <")) {
        IO.println(what(text) + " "
                + text.substring(text.lastIndexOf(" took ")).strip());
    }
    return false;
}

EventLoop aLoop() {
    logger.setFilter(this::print);
    return new EventLoop(EventLoopOptions.DEFAULT.withClock(clock));
}

void take(double seconds) {
    clock.advance(Duration.ofMillis((long) (seconds * 1000)));
}

void main() {
    var loop = aLoop();
    loop.setDebug(true);
    loop.callSoon(() -> take(0.125));
    loop.callSoon(() -> IO.println("a quick one"));
    loop.callSoon(() -> take(0.0625));
    loop.callLater(2, () -> take(3));
    loop.callLater(10, loop::stop);
    loop.runForever();
    IO.println("ended");
    loop.close();
}
