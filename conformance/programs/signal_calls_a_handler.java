// A signal calls its handler on the loop, and a task that waits for it goes on afterwards.
import asyncio.*;
import asyncio.process.*;
import static asyncio.Asyncio.*;

void kill(String signal) {
    toThread(() -> {
        var pid = "" + ProcessHandle.current().pid();
        new ProcessBuilder("kill", "-s", signal, pid).start().waitFor();
    });
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        var arrived = new Completer<String>();
        Signals.addSignalHandler("WINCH", () -> {
            IO.println("handler, on the loop: " + (getRunningLoop() == loop ? "True" : "False"));
            arrived.complete("");
        });
        kill("WINCH");
        await(arrived.future());
        IO.println("main goes on");
    });
}
