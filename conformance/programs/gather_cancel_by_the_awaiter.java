// Cancelling the task that awaits a gather cancels the children, also with return_exceptions, and then the task.
import asyncio.*;
import static asyncio.Asyncio.*;

String work(String name) {
    try {
        return sleep(10, name);
    } catch (CancelledError e) {
        IO.println(name + " cancelled");
        throw e;
    }
}

void waiter(boolean returnExceptions) {
    try {
        if (returnExceptions) {
            await(gatherReturnExceptions(() -> work("a"), () -> work("b")));
        } else {
            await(gather(() -> work("a"), () -> work("b")));
        }
        IO.println("never printed");
    } catch (CancelledError e) {
        IO.println("waiter cancelled");
        throw e;
    }
}

void main() {
    run(() -> {
        for (var returnExceptions : List.of(false, true)) {
            IO.println(returnExceptions ? "with return_exceptions" : "plain");
            var task = createTask(() -> waiter(returnExceptions));
            sleep(0.01);
            task.cancel();
            sleep(0.01);
            IO.println("task is " + (task.cancelled() ? "cancelled" : "not cancelled"));
        }
    });
}
