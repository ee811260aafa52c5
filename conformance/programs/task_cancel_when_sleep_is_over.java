// A cancel in the very turn in which a sleep ends wins, whether it comes a moment before or after the end.
import asyncio.*;
import static asyncio.Asyncio.*;

void sleeper(String name) {
    try {
        sleep(0.02);
        IO.println(name + " slept");
    } catch (CancelledError e) {
        IO.println(name + " cancelled: " + e.getMessage());
    }
}

void hold(int milliseconds) {
    var end = System.nanoTime() + milliseconds * 1_000_000L;
    while (System.nanoTime() < end) {
        Thread.onSpinWait();
    }
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        var after = createTask(() -> sleeper("after"));
        var before = createTask(() -> sleeper("before"));
        loop.callLater(0.02, () -> before.cancel("a moment before the end"));
        sleep(0);
        loop.callLater(0.02, () -> after.cancel("a moment after the end"));
        hold(50); // holds the loop, so that all of this is due in one turn
        await(before);
        await(after);
    });
}
