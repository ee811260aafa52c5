// Tasks of a group have the names they are given, and each a copy of the context.
import asyncio.*;
import static asyncio.Asyncio.*;

final ContextVar<String> colour = new ContextVar<>("colour");

void child() {
    IO.println(currentTask().getName() + " " + colour.get());
    colour.set("red");
}

void main() {
    run(() -> {
        colour.set("green");
        taskGroup(group -> {
            group.createTask(() -> child(), "one");
            group.createTask(() -> child(), "two");
            colour.set("blue");
            group.createTask(() -> child(), "three");
        });
        IO.println(colour.get());
    });
}
