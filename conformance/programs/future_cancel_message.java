// The message of cancel() reaches everyone: result(), exception(), each awaiting task, and whoever awaits those tasks.
import asyncio.*;
import static asyncio.Asyncio.*;

void attempt(String what, Runnable action) {
    try {
        action.run();
    } catch (CancelledError e) {
        IO.println(what + " cancelled: " + e.getMessage());
    }
}

void waiter(String name, Future<String> future) {
    try {
        await(future);
    } catch (CancelledError e) {
        IO.println(name + " cancelled: " + e.getMessage());
        throw e;
    }
}

void inner() {
    Future<String> future = getRunningLoop().createFuture();
    createTask(() -> waiter("first", future));
    var second = createTask(() -> waiter("second", future));
    sleep(0);
    future.cancel("no longer needed");
    attempt("result", () -> future.result());
    attempt("exception", () -> future.exception());
    sleep(0);
    await(second);
}

void outer() {
    try {
        await(createTask(() -> inner()));
    } catch (CancelledError e) {
        IO.println("outer cancelled: " + e.getMessage());
    }
}

void main() {
    run(() -> outer());
}
