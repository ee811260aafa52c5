// A handler that takes the request back leaves a task that was never cancelled; a request not taken back still counts.
import asyncio.*;
import static asyncio.Asyncio.*;

String worker(String name, boolean takesBack) {
    try {
        sleep(10);
    } catch (CancelledError e) {
        if (takesBack) {
            IO.println(name + " left: " + currentTask().uncancel());
        }
    }
    sleep(0.01);
    IO.println(name + " asked to: " + currentTask().cancelling());
    return name;
}

void main() {
    run(() -> {
        var first = createTask(() -> worker("first", true));
        var second = createTask(() -> worker("second", false));
        sleep(0);
        first.cancel();
        second.cancel();
        IO.println(String.join(" ", await(gather(first, second))));
    });
}
