// A function runs on another thread, and the task goes on with its result.
import asyncio.*;
import static asyncio.Asyncio.*;

Thread mainThread = Thread.currentThread();

int add(int left, int right) {
    IO.println("same thread " + (Thread.currentThread() == mainThread ? "True" : "False"));
    return left + right;
}

void main() {
    run(() -> {
        IO.println(toThread(() -> add(1, 2)));
        IO.println(toThread(() -> "None"));
    });
}
