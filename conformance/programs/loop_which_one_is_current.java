// Inside a loop both look-ups give the running one, whatever was set; outside there is only what was set.
import asyncio.*;
import static asyncio.Asyncio.*;

void look(String what, Supplier<EventLoop> lookup, EventLoop loop) {
    try {
        IO.println(what + (lookup.get() == loop ? " finds the loop" : " finds another loop"));
    } catch (IllegalStateException e) {
        IO.println(what + " finds none");
    }
}

void task(EventLoop loop) {
    look("running loop", () -> getRunningLoop(), loop);
    look("event loop", () -> getEventLoop(), loop);
    loop.callSoon(() -> look("callback: running loop", () -> getRunningLoop(), loop));
    loop.callSoon(() -> look("callback: event loop", () -> getEventLoop(), loop));
    sleep(0);
}

void main() {
    var loop = newEventLoop();
    var other = newEventLoop();
    setEventLoop(other);
    loop.runUntilComplete(() -> task(loop));
    look("outside: running loop", () -> getRunningLoop(), loop);
    look("outside: event loop", () -> getEventLoop(), loop);
    setEventLoop(loop);
    look("outside: event loop", () -> getEventLoop(), loop);
    setEventLoop(null);
    look("outside: event loop", () -> getEventLoop(), loop);
    other.close();
    loop.close();
}
