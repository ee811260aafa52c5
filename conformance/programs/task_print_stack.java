// The printed stack says in its first line which kind it is and of which task, and the exception in its last.
import asyncio.*;
import static asyncio.Asyncio.*;

void show(Task<?> task) {
    var out = new ByteArrayOutputStream();
    task.printStack(100, new PrintStream(out));
    var lines = out.toString().lines().toList();
    var first = lines.getFirst();
    IO.println(first.split(" for ")[0] + " " + word(first.contains("for <Task")) + " "
            + word(first.contains("name='" + task.getName() + "'")));
    IO.println((lines.size() > 1 ? "more lines" : "one line") + " "
            + word(lines.getLast().contains("broken")));
}

String word(boolean value) {
    return value ? "True" : "False";
}

void fail() {
    throw new IllegalArgumentException("broken");
}

void main() {
    run(() -> {
        var task = createTask(() -> sleep(0.02), "nap");
        sleep(0);
        show(task);
        await(task);
        show(task);
        task = createTask(this::fail, "fail");
        Asyncio.wait(Set.of(task));
        show(task);
        task.exception();
    });
}
