// A waiting task has one frame of its own; one that has ended well or cancelled has none; a limit of zero gives none.
import asyncio.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        var task = createTask(() -> sleep(0.1));
        sleep(0.02);
        IO.println("waiting: " + task.getStack().size());
        IO.println("limit 1: " + task.getStack(1).size());
        IO.println("limit 0: " + task.getStack(0).size());
        IO.println("limit -1: " + task.getStack(-1).size());
        await(task);
        IO.println("ended: " + task.getStack().size());
        var other = createTask(() -> sleep(0.1));
        sleep(0.02);
        other.cancel();
        Asyncio.wait(Set.of(other));
        IO.println("cancelled: " + other.getStack().size());
    });
}
