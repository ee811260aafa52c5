// The body of a time-out or a group runs in its task's own context: what it sets stays set behind it.
import asyncio.*;
import static asyncio.Asyncio.*;

ContextVar<String> variable = new ContextVar<>("variable", "default");

void child() {
    IO.println("child sees " + variable.get());
    variable.set("by the child");
}

void main() {
    run(() -> {
        timeout(1, () -> {
            variable.set("in the time-out");
        });
        IO.println(variable.get());
        taskGroup(group -> {
            variable.set("in the group");
            var task = group.createTask(() -> child());
            await(task);
            IO.println("body sees " + variable.get());
        });
        IO.println(variable.get());
        waitFor(
                () -> {
                    variable.set("in wait_for");
                },
                1);
        IO.println(variable.get());
    });
}
