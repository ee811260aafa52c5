// A handler of a signal may start a task, and cancel one.
import asyncio.*;
import asyncio.process.*;
import static asyncio.Asyncio.*;

void kill(String signal) {
    toThread(() -> {
        var pid = "" + ProcessHandle.current().pid();
        new ProcessBuilder("kill", "-s", signal, pid).start().waitFor();
    });
}

void cleanUp() {
    IO.println("cleaning up");
    sleep(0.02);
    IO.println("cleaned up");
}

void work() {
    try {
        new Event().await();
    } catch (CancelledError e) {
        IO.println("work cancelled");
        throw e;
    }
}

void main() {
    run(() -> {
        var working = createTask(() -> work());
        var started = new Completer<Task<?>>();
        Signals.addSignalHandler("WINCH", () -> {
            working.cancel();
            started.complete(createTask(() -> cleanUp()));
        });
        sleep(0);
        kill("WINCH");
        var cleaning = await(started.future());
        try {
            await(working);
        } catch (CancelledError e) {
            IO.println("main saw it");
        }
        await(cleaning);
    });
}
