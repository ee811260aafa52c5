// A closed loop gives no work to executors, and takes no coroutines from threads.
import asyncio.*;
import static asyncio.Asyncio.*;

void main() {
    var loop = newEventLoop();
    IO.println(loop.runUntilComplete(loop.runInExecutor(null, () -> "worked")));
    loop.close();
    try {
        loop.runInExecutor(null, () -> IO.println("never"));
    } catch (IllegalStateException error) {
        IO.println("runtime error " + error.getMessage().substring(0, 20));
    }
    try {
        runCoroutineThreadsafe(() -> IO.println("never"), loop);
    } catch (IllegalStateException error) {
        IO.println("runtime error " + error.getMessage().substring(0, 20));
    }
}
