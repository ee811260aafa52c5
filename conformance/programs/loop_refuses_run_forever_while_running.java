// Run_forever is refused while the loop, or another one in its thread, runs; the running loop goes on unharmed.
import asyncio.*;
import static asyncio.Asyncio.*;

void attempt(String what, Runnable action) {
    try {
        action.run();
        IO.println(what + " worked");
    } catch (IllegalStateException e) {
        IO.println(what + " refused");
    }
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        var other = newEventLoop();
        attempt("run forever", () -> loop.runForever());
        attempt("run another loop forever", () -> other.runForever());
        other.close();
        loop.callSoon(() -> attempt("run forever in a callback", () -> loop.runForever()));
        sleep(0.01);
        IO.println(getRunningLoop() == loop && loop.isRunning() ? "still running" : "not running");
    });
}
