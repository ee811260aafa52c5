// Waiting for none is an error and not a wait for ever; waiting for what is done already is none.
import asyncio.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        try {
            Asyncio.wait(List.<Task<?>>of());
        } catch (IllegalArgumentException e) {
            IO.println("value error");
        }
        var task = createTask(() -> sleep(0, "result"));
        await(task);
        var both = Asyncio.wait(List.of(task, task));
        IO.println(both.done().size() + " " + both.pending().size() + " " + task.result());
        var one = Asyncio.wait(List.of(task), 0.0);
        IO.println(one.done().size() + " " + one.pending().size());
        var sleeper = createTask(() -> sleep(0.02));
        var two = Asyncio.wait(List.<Task<?>>of(task, sleeper), 0.0);
        IO.println(two.done().size() + " " + two.pending().size());
        await(sleeper);
    });
}
