// A failed task has the frames of its exception; a limit keeps those nearest to the start of the task.
import asyncio.*;
import static asyncio.Asyncio.*;

void outer() {
    sleep(0.02);
    inner();
}

void inner() {
    throw new IllegalArgumentException("broken");
}

void main() {
    run(() -> {
        var task = createTask(this::outer);
        Asyncio.wait(Set.of(task));
        IO.println("frames: " + task.getStack().size());
        IO.println("limit 1: " + task.getStack(1).getFirst().getMethodName());
        IO.println("limit 0: " + task.getStack(0).size());
        IO.println("limit 9: " + task.getStack(9).size());
        IO.println("exception: " + task.exception().getMessage());
    });
}
