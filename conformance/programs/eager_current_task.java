// In the first step the eager task is the current one, in a context of its own; then the creator is again.
import asyncio.*;
import static asyncio.Asyncio.*;

final ContextVar<String> who = new ContextVar<>("who");

String current(Map<String, Task<?>> known) {
    for (var entry : known.entrySet()) {
        if (currentTask() == entry.getValue()) {
            return entry.getKey();
        }
    }
    return "somebody else";
}

void child(Map<String, Task<?>> known) {
    IO.println("child runs as " + current(known) + " with " + who.get());
    IO.println("child is among all tasks: " + (allTasks().contains(currentTask()) ? "yes" : "no"));
    who.set("child");
    sleep(0.01);
    IO.println("child goes on with " + who.get());
}

void main() {
    run(() -> {
        getRunningLoop().setTaskFactory(Asyncio::eagerTaskFactory);
        var known = new HashMap<String, Task<?>>();
        known.put("main", currentTask());
        who.set("main");
        var task = createTask(() -> child(known));
        known.put("child", task);
        IO.println("creator runs as " + current(known) + " with " + who.get());
        await(task);
    });
}
