// A callback runs in a copy of the context, taken when it was registered: what it sets, the task does not see.
import asyncio.*;
import static asyncio.Asyncio.*;

ContextVar<String> variable = new ContextVar<>("variable", "default");

void worker() {
    var loop = getRunningLoop();
    loop.callSoon(() -> variable.set("set by a callback"));
    IO.println("worker has " + variable.get());
    sleep(0);
    IO.println("worker has " + variable.get());
    loop.callLater(0.01, () -> variable.set("set by a timer"));
    sleep(0.02);
    IO.println("worker has " + variable.get());
}

void main() {
    run(() -> {
        await(createTask(() -> worker()));
        IO.println("main has " + variable.get());
    });
}
