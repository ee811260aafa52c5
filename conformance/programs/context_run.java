// What is set inside of context.run stays in that context, and is seen by its next run, but not outside.
import asyncio.*;
import static asyncio.Asyncio.*;

ContextVar<String> variable = new ContextVar<>("variable", "default");

String change(String value) {
    IO.println("inside: " + variable.get());
    variable.set(value);
    return "changed to " + value;
}

void fail() {
    variable.set("three");
    throw new IllegalArgumentException("broken");
}

void main() throws Exception {
    variable.set("outer");
    var context = copyContext();
    IO.println(context.run(() -> change("one")));
    IO.println("outside: " + variable.get());
    IO.println("looked up: " + context.get(variable));
    IO.println(context.run(() -> change("two")));
    IO.println("outside: " + variable.get());
    try {
        context.run(() -> fail());
    } catch (IllegalArgumentException e) {
        IO.println("value error: " + e.getMessage());
    }
    IO.println("looked up: " + context.get(variable));
    IO.println("outside: " + variable.get());
}
