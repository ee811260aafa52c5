// Two shields of one task: cancelling one leaves the other and the task alone; cancelling the task cancels both.
import asyncio.*;
import static asyncio.Asyncio.*;

String work() {
    sleep(0.04);
    IO.println("work ends");
    return "result";
}

void waiter(String name, Task<String> task) {
    try {
        IO.println(name + " " + await(shield(task)));
    } catch (CancelledError e) {
        IO.println(name + " cancelled");
    }
}

void main() {
    run(() -> {
        for (var whom : List.of("first", "work")) {
            var task = createTask(() -> work());
            var first = createTask(() -> waiter("first", task));
            var second = createTask(() -> waiter("second", task));
            sleep(0.02);
            (whom.equals("first") ? first : task).cancel();
            Asyncio.wait(List.of(first, second));
            IO.println(task.cancelled() ? "work cancelled" : "work done");
        }
    });
}
