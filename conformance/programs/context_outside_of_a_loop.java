// Callbacks queued outside of a running loop have the outer context of that moment; run() starts from the outer one.
import asyncio.*;
import static asyncio.Asyncio.*;

ContextVar<String> variable = new ContextVar<>("variable", "default");

void show(String what) {
    IO.println(what + " " + variable.get());
}

void task() {
    show("main:");
    variable.set("set by main");
}

void main() {
    var loop = newEventLoop();
    variable.set("one");
    var context = copyContext();
    loop.callSoon(() -> show("queued with a copy of one:"), context);
    variable.set("two");
    var task = loop.createTask(() -> task());
    variable.set("three");
    loop.runUntilComplete(task);
    show("outside:");
    loop.close();
    run(() -> task());
    show("outside:");
}
