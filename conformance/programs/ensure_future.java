// Ensure_future returns a future or task as it is, and makes a task of a coroutine; the predicates tell them apart.
import asyncio.*;
import static asyncio.Asyncio.*;

String work() {
    IO.println("work runs");
    return "value";
}

String kind(Object thing) {
    if (isFuture(thing)) {
        return thing instanceof Task ? "task" : "future";
    }
    return isCoroutine(thing) ? "coroutine" : "neither";
}

void main() {
    run(() -> {
        Future<String> future = getRunningLoop().createFuture();
        var task = createTask(() -> work());
        Coroutine<String> coroutine = () -> work();
        for (var thing : List.of(future, task, coroutine, "text")) {
            IO.println(kind(thing));
        }
        IO.println("future: " + (ensureFuture(future) == future ? "the same" : "another one"));
        IO.println("task: " + (ensureFuture(task) == task ? "the same" : "another one"));
        var ensured = ensureFuture(coroutine);
        IO.println("coroutine: " + kind(ensured) + (ensured.done() ? " done" : " pending"));
        IO.println(await(task));
        IO.println(await(ensured));
    });
}
