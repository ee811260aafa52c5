// Cancel() of a future takes effect at once; of a task it is a request that is carried out in a later turn.
import asyncio.*;
import static asyncio.Asyncio.*;

void worker() {
    sleep(1);
}

void main() {
    run(() -> {
        Future<String> future = getRunningLoop().createFuture();
        future.addDoneCallback(f -> IO.println("future's callback"));
        var task = createTask(() -> worker());
        task.addDoneCallback(t -> IO.println("task's callback"));
        sleep(0);
        IO.println(task.cancel() ? "accepted" : "refused");
        IO.println("task is " + (task.cancelled() ? "cancelled" : "pending"));
        IO.println(future.cancel() ? "accepted" : "refused");
        IO.println("future is " + (future.cancelled() ? "cancelled" : "pending"));
        sleep(0);
        IO.println("one turn later the task is " + (task.cancelled() ? "cancelled" : "pending"));
        sleep(0);
        IO.println("two turns later the task is " + (task.cancelled() ? "cancelled" : "pending"));
    });
}
