// All runs of a runner share one context, made when the runner starts; a run with its own context leaves it alone.
import asyncio.*;
import static asyncio.Asyncio.*;

ContextVar<String> variable = new ContextVar<>("variable", "default");

String change(String value) {
    var old = variable.get();
    variable.set(value);
    return old;
}

void main() {
    variable.set("outside");
    try (var runner = new Runner()) {
        IO.println(runner.run(() -> change("one")));
        variable.set("changed outside");
        IO.println(runner.run(() -> change("two")));
        var own = copyContext();
        IO.println(runner.run(() -> change("three"), own));
        IO.println("own context has " + own.get(variable));
        IO.println(runner.run(() -> change("four")));
    }
    IO.println("outside: " + variable.get());
}
