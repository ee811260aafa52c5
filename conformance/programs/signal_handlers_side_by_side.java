// Each signal has a handler of its own; removing one leaves the other.
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
        Signals.addSignalHandler("WINCH", () -> arrived.complete("WINCH"));
        Signals.addSignalHandler("URG", () -> arrived.complete("URG"));
        for (var each : new String[] {"URG", "WINCH", "URG"}) {
            arrived = new Completer<>();
            kill(each);
            IO.println(await(arrived.future()));
        }
        Signals.removeSignalHandler("URG");
        arrived = new Completer<>();
        kill("URG");
        kill("WINCH");
        IO.println(await(arrived.future()));
    });
}
