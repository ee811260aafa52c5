// A task's done callbacks get the task itself and run in order with its awaiters, in the turn after its end.
import asyncio.*;
import static asyncio.Asyncio.*;

String worker() {
    sleep(0);
    IO.println("worker ends");
    return "value";
}

void waiter(String name, Task<String> task) {
    IO.println(name + " got " + await(task));
}

void main() {
    run(() -> {
        var task = createTask(() -> worker());
        task.addDoneCallback(t -> IO.println("first callback: " + (t == task ? "same task" : "another")));
        var early = createTask(() -> waiter("early waiter", task));
        sleep(0);
        task.addDoneCallback(t -> IO.println("second callback: " + t.result()));
        var late = createTask(() -> waiter("late waiter", task));
        await(late);
        await(early);
        task.addDoneCallback(t -> IO.println("callback after the end"));
        IO.println("callback is added");
        sleep(0);
        IO.println("main ends");
    });
}
