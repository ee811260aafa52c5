// A task waits for a lock that another one holds, and a third waits for that task: who stands where, and why.
import asyncio.*;
import static asyncio.Asyncio.*;

void copy(Lock printer) {
    try (var _ = printer.hold()) {
        sleep(3600); // the paper is out
    }
}

void report(Lock printer) {
    try (var _ = printer.hold()) {
        IO.println("printed");
    }
}

void secretary(Task<?> report) {
    await(report);
}

void main() {
    run(() -> {
        currentTask().setName("main");
        var printer = new Lock();
        createTask(() -> copy(printer), "copy");
        var report = createTask(() -> report(printer), "report");
        createTask(() -> secretary(report), "secretary");
        sleep(60);
        for (var task : allTasks()) {
            IO.println(task.getName() + " in " + task.getStack(1));
        }
        IO.println(report);
        IO.println(formatCallGraph(report).replaceAll("id=\\w+", "id=..."));
    });
}
