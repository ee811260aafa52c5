// An interrupt raised by a task is its outcome and leaves the loop as well; the old future does not stop a later run.
import asyncio.*;
import static asyncio.Asyncio.*;

void interrupting() {
    sleep(0.01);
    throw new KeyboardInterrupt();
}

String answer() {
    sleep(0.02);
    return "answer";
}

void main() {
    var loop = newEventLoop();
    Future<String> waiting = loop.createFuture();
    var task = loop.createTask(() -> interrupting());
    try {
        loop.runUntilComplete(waiting);
    } catch (KeyboardInterrupt e) {
        IO.println("interrupted");
    }
    IO.println("task is " + (task.done() ? "done" : "pending"));
    IO.println(task.exception() instanceof KeyboardInterrupt ? "interrupt" : "no interrupt");
    waiting.setResult("late");
    IO.println(loop.runUntilComplete(() -> answer()));
    loop.close();
}
