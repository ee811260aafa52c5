// A signal that cannot be caught is a runtime error, one that does not exist a value error.
import asyncio.*;
import asyncio.process.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        for (var name : new String[] {"SIGKILL", "SIGSTOP"}) {
            try {
                Signals.addSignalHandler(name, () -> {});
            } catch (IllegalStateException e) {
                IO.println(name + " runtime error");
            }
        }
        try {
            Signals.addSignalHandler("SIGNONSENSE", () -> {});
        } catch (IllegalArgumentException e) {
            IO.println("unknown, value error");
        }
        IO.println("removed: " + (Signals.removeSignalHandler("SIGKILL") ? "True" : "False"));
    });
}
