// Adding a handler for a signal that has one replaces it.
import asyncio.*;
import asyncio.process.*;
import static asyncio.Asyncio.*;

void kill(String signal) {
    toThread(() -> {
        var pid = "" + ProcessHandle.current().pid();
        new ProcessBuilder("kill", "-s", signal, pid).start().waitFor();
    });
}

String removed() {
    return "removed: " + (Signals.removeSignalHandler("WINCH") ? "True" : "False");
}

void main() {
    run(() -> {
        var arrived = new Completer<String>();
        Signals.addSignalHandler("WINCH", () -> IO.println("first"));
        Signals.addSignalHandler("WINCH", () -> {
            IO.println("second");
            arrived.complete("");
        });
        kill("WINCH");
        await(arrived.future());
        IO.println(removed());
        IO.println(removed());
    });
}
