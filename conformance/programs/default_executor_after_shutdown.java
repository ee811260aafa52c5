// After its shutdown the default executor refuses work; other executors do not.
import asyncio.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        var loop = getRunningLoop();
        IO.println(toThread(() -> "before"));
        loop.shutdownDefaultExecutor();
        try {
            loop.runInExecutor(null, () -> IO.println("never"));
        } catch (IllegalStateException error) {
            IO.println("runtime error " + error.getMessage().substring(0, 33));
        }
        try {
            toThread(() -> IO.println("never"));
        } catch (IllegalStateException error) {
            IO.println("runtime error " + error.getMessage().substring(0, 33));
        }
        try (var own = Executors.newFixedThreadPool(1)) {
            IO.println(await(loop.runInExecutor(own, () -> "own")));
        }
        loop.shutdownDefaultExecutor();
        IO.println("twice");
    });
}
