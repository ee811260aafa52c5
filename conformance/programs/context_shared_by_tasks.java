// A task that is given a context uses that very object; two tasks may take turns in it and see each other's changes.
import asyncio.*;
import static asyncio.Asyncio.*;

ContextVar<String> variable = new ContextVar<>("variable", "default");

void worker(String name) {
    for (int step = 1; step < 4; step++) {
        IO.println(name + " sees " + variable.get());
        variable.set(name + " " + step);
        sleep(0);
    }
}

void child() {
    variable.set("set by the child");
}

void main() {
    run(() -> {
        var context = copyContext();
        var a = createTask(() -> worker("a"), TaskOptions.DEFAULT.withContext(context));
        var b = createTask(() -> worker("b"), TaskOptions.DEFAULT.withContext(context));
        await(gather(a, b));
        IO.println(a.getContext() == context ? "the same" : "another one");
        IO.println("main sees " + variable.get());
        IO.println("the context has " + context.get(variable));
        await(createTask(
                () -> child(), TaskOptions.DEFAULT.withContext(currentTask().getContext())));
        IO.println("main sees " + variable.get());
    });
}
