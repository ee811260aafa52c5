// With no time at all: done gives its result, not started never starts, running is cancelled and waited for.
import asyncio.*;
import static asyncio.Asyncio.*;

void work(String name) {
    IO.println(name + " starts");
    try {
        sleep(1);
    } finally {
        IO.println(name + " ends");
    }
}

void main() {
    run(() -> {
        Future<String> future = getRunningLoop().createFuture();
        future.setResult("done");
        IO.println(waitFor(future, 0));
        for (double limit : new double[] {0, -1}) {
            try {
                waitFor(() -> work("coroutine"), limit);
            } catch (TimeoutException e) {
                IO.println("timed out");
            }
        }
        var unstarted = createTask(() -> work("unstarted"));
        try {
            waitFor(unstarted, 0);
        } catch (TimeoutException e) {
            IO.println("timed out, " + (unstarted.cancelled() ? "cancelled" : "not cancelled"));
        }
        var task = createTask(() -> work("task"));
        sleep(0);
        try {
            waitFor(task, 0);
        } catch (TimeoutException e) {
            IO.println("timed out, " + (task.cancelled() ? "cancelled" : "not cancelled"));
        }
    });
}
