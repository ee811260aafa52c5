// A program says where its tasks are when it gets a signal: kill -USR1 PID.
import asyncio.*;
import asyncio.process.*;
import static asyncio.Asyncio.*;

void tellWhenAsked(Event told) {
    try (var signals = Signals.receive("USR1")) {
        while (true) {
            signals.next();
            for (var task : allTasks()) {
                IO.println(task.getName() + " in " + task.getStack(1));
            }
            told.set();
        }
    }
}

void makeTea() {
    sleep(3600); // until the water boils
}

/** What you would type; here it is the program itself, for the example's sake. */
int ask() throws Exception {
    String pid = Long.toString(ProcessHandle.current().pid());
    return new ProcessBuilder("kill", "-s", "USR1", pid).start().waitFor();
}

void main() {
    run(() -> {
        currentTask().setName("main");
        var told = new Event();
        createTask(() -> tellWhenAsked(told), "teller");
        createTask(() -> makeTea(), "tea");
        sleep(0);
        getRunningLoop().runInExecutor(null, () -> ask());
        told.await();
    });
}
