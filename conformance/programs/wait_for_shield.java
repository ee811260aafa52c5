// What is shielded goes on after the limit.
import asyncio.*;
import static asyncio.Asyncio.*;

String work() {
    sleep(0.04);
    IO.println("work ends");
    return "result";
}

void main() {
    run(() -> {
        var task = createTask(() -> work());
        try {
            waitFor(shield(task), 0.02);
        } catch (TimeoutException e) {
            IO.println("timed out, " + (task.done() ? "done" : "not done"));
        }
        IO.println(await(task));
    });
}
