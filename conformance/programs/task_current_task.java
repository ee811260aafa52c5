// The current task is the one whose step runs; plain callbacks and done callbacks have none, outside it is an error.
import asyncio.*;
import static asyncio.Asyncio.*;

void show(String where) {
    var task = currentTask();
    IO.println(where + " " + (task == null ? "none" : task.getName()));
}

void worker() {
    show("worker:");
    sleep(0.02);
    show("worker after its sleep:");
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        currentTask().setName("main");
        show("main:");
        loop.callSoon(() -> show("callback:"));
        loop.callLater(0.01, () -> show("timer:"));
        var task = createTask(() -> worker(), "worker");
        task.addDoneCallback(t -> show("done callback:"));
        await(task);
        sleep(0);
        show("main again:");
    });
    for (Runnable lookup : List.<Runnable>of(() -> currentTask(), () -> allTasks())) {
        try {
            lookup.run();
        } catch (IllegalStateException e) {
            IO.println("runtime error: no running loop");
        }
    }
}
