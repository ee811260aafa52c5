// An eager task may cancel its creator, which notices at its next wait, and a callback may create one.
import asyncio.*;
import static asyncio.Asyncio.*;

void canceller(Task<?> task) {
    task.cancel("by my child");
    IO.println("child has cancelled");
    sleep(0.01);
    IO.println("child ends");
}

void creator() {
    var task = currentTask();
    var child = createTask(() -> canceller(task));
    IO.println("creator still runs");
    try {
        sleep(1);
    } catch (CancelledError e) {
        IO.println("cancelled " + e.getMessage());
    }
    await(child);
}

void body() {
    IO.println("body 1");
    sleep(0.01);
    IO.println("body 2");
}

void callback() {
    getRunningLoop().createTask(() -> body());
    IO.println("callback ends, " + (currentTask() == null ? "no task" : "a task"));
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        loop.setTaskFactory(Asyncio::eagerTaskFactory);
        await(createTask(() -> creator()));
        loop.callSoon(() -> callback());
        loop.callSoon(() -> IO.println("next callback"));
        sleep(0.04);
    });
}
