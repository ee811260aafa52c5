// Every callback runs in the context that was current when it was registered, or in the one it was given.
import asyncio.*;
import static asyncio.Asyncio.*;

ContextVar<String> variable = new ContextVar<>("variable", "default");

void show(String what) {
    IO.println(what + " " + variable.get());
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        Future<String> future = loop.createFuture();
        var given = copyContext();
        given.run(() -> variable.set("given"));
        variable.set("one");
        loop.callSoon(() -> show("soon:"));
        loop.callSoonThreadsafe(() -> show("soon threadsafe:"));
        loop.callLater(0.02, () -> show("later:"));
        future.addDoneCallback(f -> show("done callback:"));
        loop.callSoon(() -> show("soon, given:"), given);
        loop.callLater(0.04, () -> show("later, given:"), given);
        future.addDoneCallback(f -> show("done callback, given:"), given);
        variable.set("two");
        future.addDoneCallback(f -> show("second done callback:"));
        future.setResult("value");
        variable.set("three");
        sleep(0.06);
        show("main:");
    });
}
