// A task that wakes runs in its own context, whoever completed what it awaits, and whatever callbacks ran in between.
import asyncio.*;
import static asyncio.Asyncio.*;

ContextVar<String> variable = new ContextVar<>("variable", "default");

void waiter(String name, Future<String> future) {
    variable.set("set by " + name);
    IO.println(name + " got " + await(future) + " and has " + variable.get());
}

void completer(Future<String> future) {
    variable.set("set by the completer");
    future.setResult("value");
    IO.println("completer has " + variable.get());
}

void main() {
    run(() -> {
        Future<String> future = getRunningLoop().createFuture();
        var a = createTask(() -> waiter("a", future));
        var b = createTask(() -> waiter("b", future));
        sleep(0);
        await(gather(a, b, createTask(() -> completer(future))));
        IO.println("main has " + variable.get());
    });
}
