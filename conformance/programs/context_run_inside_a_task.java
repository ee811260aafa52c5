// Inside of a task, context.run changes what the code in it sees, the tasks it makes included, and nothing afterwards.
import asyncio.*;
import static asyncio.Asyncio.*;

ContextVar<String> variable = new ContextVar<>("variable", "default");

void child(String name) {
    IO.println(name + " sees " + variable.get());
}

Task<Void> start(String name) {
    variable.set("set inside");
    return createTask(() -> child(name));
}

void main() {
    run(() -> {
        variable.set("set by main");
        var context = copyContext();
        var inside = context.run(() -> start("child made inside"));
        var outside = createTask(() -> child("child made outside"));
        IO.println("main sees " + variable.get());
        await(inside);
        await(outside);
        var token = variable.set("for a while");
        await(createTask(() -> child("child made meanwhile")));
        variable.reset(token);
        IO.println("main sees " + variable.get());
    });
}
