// Run_until_complete returns the result or raises the exception, takes futures and coroutines, and can be repeated.
import asyncio.*;
import static asyncio.Asyncio.*;

String answer() {
    sleep(0.01);
    return "answer";
}

void failing() {
    sleep(0.01);
    throw new IllegalArgumentException("broken");
}

void main() {
    var loop = newEventLoop();
    IO.println(loop.runUntilComplete(() -> answer()));
    try {
        loop.runUntilComplete(() -> failing());
    } catch (IllegalArgumentException e) {
        IO.println("value error: " + e.getMessage());
    }
    Future<String> future = loop.createFuture();
    loop.callLater(0.01, () -> future.setResult("future"));
    IO.println(loop.runUntilComplete(future));
    IO.println(loop.runUntilComplete(future));
    var other = newEventLoop();
    try {
        other.runUntilComplete(future);
    } catch (IllegalArgumentException e) {
        IO.println("value error: another loop's future");
    }
    other.close();
    loop.close();
}
