// What a handler of a signal throws goes to the exception handler; the handler stays.
import asyncio.*;
import asyncio.process.*;
import static asyncio.Asyncio.*;

void kill(String signal) {
    toThread(() -> {
        var pid = "" + ProcessHandle.current().pid();
        new ProcessBuilder("kill", "-s", signal, pid).start().waitFor();
    });
}

Completer<String> arrived;

void main() {
    run(() -> {
        var loop = getRunningLoop();
        loop.setExceptionHandler((where, context) -> {
            IO.println("reported: " + context.exception().getMessage());
            arrived.complete("");
        });
        Signals.addSignalHandler("WINCH", () -> {
            IO.println("handler");
            throw new IllegalArgumentException("broken");
        });
        for (int i = 0; i < 2; i++) {
            arrived = new Completer<>();
            kill("WINCH");
            await(arrived.future());
        }
        IO.println("removed: " + (Signals.removeSignalHandler("WINCH") ? "True" : "False"));
    });
}
