// A task copies the context when it is created, not when it starts; what it sets stays its own for its whole life.
import asyncio.*;
import static asyncio.Asyncio.*;

ContextVar<String> variable = new ContextVar<>("variable", "default");

void worker(String name) {
    IO.println(name + " starts with " + variable.get());
    variable.set("set by " + name);
    sleep(0);
    IO.println(name + " still has " + variable.get());
}

void main() {
    run(() -> {
        variable.set("one");
        var a = createTask(() -> worker("a"));
        variable.set("two");
        var b = createTask(() -> worker("b"));
        variable.set("three");
        await(a);
        await(b);
        IO.println("main has " + variable.get());
        IO.println("a's context has " + a.getContext().get(variable));
    });
    IO.println("outside: " + variable.get());
}
