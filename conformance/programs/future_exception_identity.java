// Result() and every await raise the very exception object that was set; exception() returns it.
import asyncio.*;
import static asyncio.Asyncio.*;

void waiter(String name, Future<String> future, Exception error) {
    try {
        await(future);
    } catch (IllegalArgumentException e) {
        IO.println(name + " got " + (e == error ? "the same" : "another") + " object");
    }
}

void main() {
    run(() -> {
        var error = new IllegalArgumentException("broken");
        Future<String> future = getRunningLoop().createFuture();
        var first = createTask(() -> waiter("first", future, error));
        var second = createTask(() -> waiter("second", future, error));
        sleep(0);
        future.setException(error);
        IO.println("exception() has " + (future.exception() == error ? "the same" : "another") + " object");
        try {
            future.result();
        } catch (IllegalArgumentException e) {
            IO.println("result() raised " + (e == error ? "the same" : "another") + " object");
        }
        await(first);
        await(second);
        waiter("late one", future, error);
        Future<String> good = getRunningLoop().createFuture();
        good.setResult("value");
        IO.println(good.exception() == null ? "no exception" : "an exception");
    });
}
