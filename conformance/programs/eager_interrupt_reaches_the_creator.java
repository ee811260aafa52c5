// An interrupt raised in the first step is the task's outcome and is raised by create_task, too.
import asyncio.*;
import static asyncio.Asyncio.*;

final List<Task<?>> tasks = new ArrayList<>();

void interrupting() {
    tasks.add(currentTask());
    throw new KeyboardInterrupt();
}

String body() {
    getRunningLoop().setTaskFactory(Asyncio::eagerTaskFactory);
    try {
        createTask(() -> interrupting());
    } catch (KeyboardInterrupt e) {
        IO.println("interrupted");
    }
    IO.println(tasks.getFirst().exception() instanceof KeyboardInterrupt ? "interrupt" : "no interrupt");
    sleep(0.01);
    return "main goes on";
}

void main() {
    IO.println(run(() -> body()));
}
