// A CompletableFuture that is completed with the outcome of a task.
import asyncio.*;
import static asyncio.Asyncio.*;
import java.util.concurrent.*;

<T> CompletableFuture<T> stageOf(Task<T> task) {
    var stage = new CompletableFuture<T>();
    task.addDoneCallback(done -> {
        if (done.cancelled()) {
            stage.cancel(false);
        } else if (done.exception() != null) {
            stage.completeExceptionally(done.exception());
        } else {
            stage.complete(done.result());
        }
    });
    return stage;
}

void main() {
    run(() -> {
        CompletableFuture<String> stage = stageOf(createTask(() -> sleep(0.1, "from a task")));
        stage.thenAccept(text -> IO.println(text));
        sleep(1);
    });
}
