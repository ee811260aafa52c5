// What takes exactly as long as the limit counts as slow; without debug mode nothing does.
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
    loop.setSlowCallbackDuration(0.25);
    for (var debug : new boolean[] {false, true}) {
        IO.println("debug " + (debug ? "True" : "False"));
        loop.setDebug(debug);
        loop.callSoon(() -> take(0.125));
        loop.callSoon(() -> take(0.25));
        loop.callSoon(() -> take(0.5));
        loop.callSoon(loop::stop);
        loop.runForever();
    }
    loop.close();
}
