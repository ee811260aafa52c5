// A slow step is logged with its task, each step by itself, however long the task takes in all.
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

void work() {
    take(0.0625);
    sleep(1);
    take(0.5);
    sleep(1);
    take(0.0625);
    sleep(1);
    take(2);
}

void main() {
    var loop = aLoop();
    loop.setDebug(true);
    loop.createTask(this::work, "worker");
    loop.callLater(20, loop::stop);
    loop.runForever();
    IO.println("ended");
    loop.close();
}
