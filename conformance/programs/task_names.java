// A task has the name it was given, or one with the next number; it can be renamed at any time, to anything.
import asyncio.*;
import static asyncio.Asyncio.*;

String worker() {
    return currentTask().getName();
}

int number(Task<String> task) {
    return Integer.parseInt(task.getName().substring("Task-".length()));
}

void main() {
    run(() -> {
        var named = createTask(() -> worker(), "worker bee");
        IO.println(named.getName() + " / " + await(named));
        var renamed = createTask(() -> worker(), "before");
        renamed.setName("after");
        IO.println(await(renamed));
        renamed.setName(7);
        IO.println("a number: " + renamed.getName());
        var first = createTask(() -> worker());
        var second = createTask(() -> worker());
        IO.println(first.getName().substring(0, "Task-".length()));
        IO.println("step: " + (number(second) - number(first)));
    });
}
