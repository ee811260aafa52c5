// A coroutine runs in the task of the caller, unless it is given no time.
import asyncio.*;
import static asyncio.Asyncio.*;

void where(Task<?> outer) {
    IO.println(currentTask() == outer ? "same task" : "another task");
    sleep(0);
}

void main() {
    run(() -> {
        var me = currentTask();
        waitFor(() -> where(me), 1);
        waitFor(() -> where(me), null);
        waitFor(createTask(() -> where(me)), 1);
    });
}
