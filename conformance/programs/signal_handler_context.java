// A handler of a signal runs in the context in which it was added, each time in the same.
import asyncio.*;
import asyncio.process.*;
import static asyncio.Asyncio.*;

void kill(String signal) {
    toThread(() -> {
        var pid = "" + ProcessHandle.current().pid();
        new ProcessBuilder("kill", "-s", signal, pid).start().waitFor();
    });
}

ContextVar<String> user = new ContextVar<>("user", "nobody");
Completer<String> arrived;

void main() {
    run(() -> {
        user.set("ada");
        Signals.addSignalHandler("WINCH", () -> {
            IO.println("handler sees " + user.get());
            user.set(user.get() + "!");
            arrived.complete("");
        });
        user.set("bob");
        for (int i = 0; i < 2; i++) {
            arrived = new Completer<>();
            kill("WINCH");
            await(arrived.future());
        }
        IO.println("main sees " + user.get());
    });
}
